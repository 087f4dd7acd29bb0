package com.cxcheck.edge;

import io.github.bucket4j.TimeMeter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WriteLimit.Limit.class)
class EdgeConfiguration {

    /** What comes before the filters; the first is the outermost. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> valves(WriteLimit.Limit limit) {
        WriteLimit writeLimit = new WriteLimit(limit, TimeMeter.SYSTEM_NANOTIME);
        return tomcat -> tomcat.addContextCustomizers(context -> {
            context.getParent().getPipeline().addValve(new UnreadBody());
            context.getParent().getPipeline().addValve(new PlainErrorPage(context.getPath()));
            context.getPipeline().addValve(new WriteLimitValve(writeLimit));
        });
    }

    /** For the cookies whose makers don't say. */
    @Bean
    CookieSameSiteSupplier cookiesStayOnThisSite() {
        return CookieSameSiteSupplier.ofLax();
    }
}
