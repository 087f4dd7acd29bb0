package com.cxcheck;

import com.cxcheck.questionnaire.Translations;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.HttpResource;
import org.springframework.web.servlet.resource.VersionResourceResolver;

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

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // the one asset without a fingerprint in its name, so that no one may keep it for a year
        registry.addResourceHandler("/robots.txt")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)));
        registry.addResourceHandler("/*.css", "/*.js", "/*.svg")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic())
                .setEtagGenerator(WebConfiguration::fingerprint)
                .resourceChain(true)
                .addResolver(new CompressedAssets())
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"))
                .addResolver(new StyleSheets());
    }

    /** What browsers send back to ask whether it is still the same; Spring answers by it only if it is told so. */
    private static @Nullable String fingerprint(Resource asset) {
        return asset instanceof HttpResource versioned
                ? versioned.getResponseHeaders().getETag()
                : null;
    }
}
