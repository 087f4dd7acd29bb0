package com.cxcheck;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    /** Dates are shown, and days begin, in the time zone of the machine. */
    @Bean
    Clock clock() {
        return Clock.system(ZoneId.systemDefault());
    }

    /** Redirects say 303 See Other: what follows a form is read with GET, and Reload doesn't send the form again. */
    @Autowired
    void redirectWithSeeOther(ThymeleafViewResolver views) {
        views.setRedirectHttp10Compatible(false);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> plainErrorPage() {
        return tomcat -> tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new PlainErrorPage()));
    }
}
