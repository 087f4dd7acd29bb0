package com.cxcheck.web;

import jakarta.servlet.ServletContext;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.AbstractLinkBuilder;

/**
 * Builds links to pages without parameters, and to assets with content hashes, each of which is looked up once. Spring's
 * {@code ResourceUrlEncodingFilter} looks up every link of every page, which took a third of the time of a page.
 */
class ContentHashLinkBuilder extends AbstractLinkBuilder {

    private static final Pattern ASSET = Pattern.compile("/[a-z]+\\.(css|js|svg)");

    private final ResourceUrlProvider assets;
    private final ServletContext application;
    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    ContentHashLinkBuilder(ResourceUrlProvider assets, ServletContext application) {
        this.assets = assets;
        this.application = application;
        setOrder(0);
    }

    /** Returns null for other links, which leaves them to the next builder. */
    @Override
    public @Nullable String buildLink(
            IExpressionContext context, String base, @Nullable Map<String, Object> parameters) {
        if (!base.startsWith("/") || (parameters != null && !parameters.isEmpty())) {
            return null;
        }
        String path = ASSET.matcher(base).matches() ? addresses.computeIfAbsent(base, this::withContentHash) : base;
        return application.getContextPath() + path;
    }

    private String withContentHash(String asset) {
        return Objects.requireNonNull(assets.getForLookupPath(asset), () -> "There is no " + asset);
    }
}
