package com.cxcheck;

import com.cxcheck.questionnaire.Translations;
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
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private final ChosenLanguage language;

    /**
     * Offers the languages.
     *
     * @throws InvalidConfigurationPropertyValueException if one of them has no texts
     */
    WebConfiguration(Translations translations) {
        translations.languages().stream()
                .filter(offered -> !offered.equals(Locale.ENGLISH)
                        && !new ClassPathResource("messages_" + offered + ".properties").exists())
                .findFirst()
                .ifPresent(offered -> {
                    throw new InvalidConfigurationPropertyValueException(
                            "cxcheck.languages", offered, "There are no texts in this language.");
                });
        language = new ChosenLanguage(translations.languages());
    }

    /** Dates are shown, and days begin, in the time zone of the machine. */
    @Bean
    Clock clock() {
        return Clock.system(ZoneId.systemDefault());
    }

    @Bean
    LocaleResolver localeResolver() {
        return language;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(language);
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
