package com.cxcheck;

import com.cxcheck.questionnaire.Translations;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    /** Dates are shown, and days begin, in the time zone of the machine. */
    @Bean
    Clock clock() {
        return Clock.system(ZoneId.systemDefault());
    }

    /** @throws InvalidConfigurationPropertyValueException if a language is to be offered that has no texts */
    @Bean
    ChosenLanguage localeResolver(Translations translations) {
        translations.languages().stream()
                .filter(language -> !language.equals(Locale.ENGLISH)
                        && !new ClassPathResource("messages_" + language + ".properties").exists())
                .findFirst()
                .ifPresent(language -> {
                    throw new InvalidConfigurationPropertyValueException(
                            "cxcheck.languages", language, "There are no texts in this language.");
                });
        return new ChosenLanguage(translations.languages());
    }

    /** A language is chosen by an address: the same page's, with a parameter. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor choice = new LocaleChangeInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                    throws ServletException {
                // a form is not looked into: one that is too large can't be, not even for the page that says so
                return !HttpMethod.GET.matches(request.getMethod()) || super.preHandle(request, response, handler);
            }
        };
        choice.setParamName(LanguageSwitch.PARAMETER);
        choice.setIgnoreInvalidLocale(true);
        registry.addInterceptor(choice);
    }

    /** The one asset without a fingerprint in its name, so that no one may keep it for a year. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/robots.txt")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)));
    }

    /** Redirects say 303 See Other: what follows a form is read with GET, and Reload doesn't send the form again. */
    @Autowired
    void redirectWithSeeOther(ThymeleafViewResolver views) {
        views.setRedirectHttp10Compatible(false);
    }
}
