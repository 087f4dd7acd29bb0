package com.cxcheck.web;

import com.cxcheck.questionnaire.Translations;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.cache.Cache;
import org.springframework.cache.caffeine.CaffeineCache;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.UrlResource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.CachingResourceResolver;
import org.springframework.web.servlet.resource.CachingResourceTransformer;
import org.springframework.web.servlet.resource.HttpResource;
import org.springframework.web.servlet.resource.VersionResourceResolver;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    /** So many files, by their names with and without fingerprints, are kept in memory. There are fewer. */
    private static final int MOST_ASSETS = 100;

    private final LanguageCookieLocaleResolver language;

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
        language = new LanguageCookieLocaleResolver(translations.languages());
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
        Cache cache = new CaffeineCache(
                "assets", Caffeine.newBuilder().maximumSize(MOST_ASSETS).build());
        registry.addResourceHandler("/*.css", "/*.js", "/*.svg")
                .addResourceLocations(files())
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic())
                .setEtagGenerator(WebConfiguration::fingerprint)
                .resourceChain(false)
                .addResolver(new ByPath(cache))
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"))
                .addTransformer(new CachingResourceTransformer(cache));
    }

    /** By their URL: a class loader keeps the name of everything that it is asked for, also of what isn't there. */
    private static Resource files() {
        try {
            return new UrlResource(new ClassPathResource("static/").getURL());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What browsers send back to ask whether it is still the same; Spring answers by it only if it is told so. */
    private static @Nullable String fingerprint(Resource asset) {
        return asset instanceof HttpResource versioned
                ? versioned.getResponseHeaders().getETag()
                : null;
    }

    /**
     * Keeps a file under its path and nothing else. Spring would keep it once more for each combination of codings in an
     * Accept-Encoding header, of which there is no end; Tomcat compresses.
     */
    private static class ByPath extends CachingResourceResolver {

        ByPath(Cache cache) {
            super(cache);
        }

        @Override
        protected String computeKey(
                @Nullable HttpServletRequest request, String path, List<? extends Resource> locations) {
            return super.computeKey(null, path, locations);
        }
    }
}
