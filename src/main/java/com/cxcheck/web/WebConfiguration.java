package com.cxcheck.web;

import com.cxcheck.questionnaire.Translations;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.Cache;
import org.springframework.cache.caffeine.CaffeineCache;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.UrlResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.CachingResourceResolver;
import org.springframework.web.servlet.resource.CachingResourceTransformer;
import org.springframework.web.servlet.resource.HttpResource;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;
import org.springframework.web.servlet.resource.VersionResourceResolver;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    /** More than there are, by their names with and without content hashes. */
    private static final int MAX_ASSETS = 100;

    private final LanguageCookieLocaleResolver language;

    WebConfiguration(Translations translations) {
        language = new LanguageCookieLocaleResolver(translations.languages());
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
        // has no content hash in its name
        registry.addResourceHandler("/robots.txt")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)));
        Cache cache = new CaffeineCache(
                "assets", Caffeine.newBuilder().maximumSize(MAX_ASSETS).build());
        registry.addResourceHandler("/*.css", "/*.js", "/*.svg")
                .addResourceLocations(files())
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic())
                .setEtagGenerator(WebConfiguration::etag)
                .resourceChain(false)
                .addResolver(new PathResourceCache(cache))
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"))
                .addTransformer(new CachingResourceTransformer(cache))
                .addTransformer(WebConfiguration::minify);
    }

    /** By URL, since a class loader keeps every name that it is asked for, also of files that don't exist. */
    private static Resource files() {
        try {
            return new UrlResource(new ClassPathResource("static/").getURL());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes comments and white space from style sheets: 1.0 of 7.4 kB as they are sent, compressed. */
    private static Resource minify(HttpServletRequest request, Resource asset, ResourceTransformerChain chain)
            throws IOException {
        Resource transformed = chain.transform(request, asset);
        if (!"css".equals(StringUtils.getFilenameExtension(transformed.getFilename()))) {
            return transformed;
        }
        String css = transformed
                .getContentAsString(StandardCharsets.UTF_8)
                .replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("\\s+", " ")
                .replaceAll("(\"[^\"]*\")| ?([{};,]) ?|(:) ", "$1$2$3");
        return new StyleSheet(transformed, css.strip().getBytes(StandardCharsets.UTF_8));
    }

    /** The ETag of {@link VersionResourceResolver}, which Spring compares with If-None-Match only if it is given here. */
    private static @Nullable String etag(Resource asset) {
        return asset instanceof HttpResource versioned
                ? versioned.getResponseHeaders().getETag()
                : null;
    }

    /** A transformed file that keeps the headers of the original, such as its ETag. */
    private static class StyleSheet extends TransformedResource implements HttpResource {

        private final HttpHeaders headers;

        StyleSheet(Resource original, byte[] content) {
            super(original, content);
            headers = original instanceof HttpResource versioned ? versioned.getResponseHeaders() : new HttpHeaders();
        }

        @Override
        public HttpHeaders getResponseHeaders() {
            return headers;
        }
    }

    /** Caches files by path only. Spring adds the codings of Accept-Encoding to the key, whose combinations are unbounded. */
    private static class PathResourceCache extends CachingResourceResolver {

        PathResourceCache(Cache cache) {
            super(cache);
        }

        @Override
        protected String computeKey(
                @Nullable HttpServletRequest request, String path, List<? extends Resource> locations) {
            return super.computeKey(null, path, locations);
        }
    }
}
