package com.cxcheck;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.linkbuilder.AbstractLinkBuilder;

/**
 * Leads to style sheets, scripts and pictures by their names with fingerprints, each of which is looked up once. Spring's own
 * filter looks at every link of every page whether a file is meant, which was a third of what a page cost.
 */
class AssetLinks extends AbstractLinkBuilder {

    private static final Pattern ASSET = Pattern.compile("/[a-z]+\\.(css|js|svg)");

    private final ResourceUrlProvider assets;
    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    AssetLinks(ResourceUrlProvider assets) {
        this.assets = assets;
        setOrder(0);
    }

    /** Leaves a link that leads elsewhere (null) to the next builder. */
    @Override
    public @Nullable String buildLink(
            IExpressionContext context, String base, @Nullable Map<String, Object> parameters) {
        if (!ASSET.matcher(base).matches() || !(context instanceof IWebContext web)) {
            return null;
        }
        return web.getExchange().getRequest().getApplicationPath()
                + addresses.computeIfAbsent(base, this::fingerprinted);
    }

    private String fingerprinted(String asset) {
        return Objects.requireNonNull(assets.getForLookupPath(asset), () -> "There is no " + asset);
    }
}
