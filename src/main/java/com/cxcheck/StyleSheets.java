package com.cxcheck;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.AbstractResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Puts the files that a style sheet imports in the places of the imports, so that a browser asks once for what is written in
 * many files. It stands behind the resolver of fingerprints, which are therefore those of the whole.
 */
class StyleSheets extends AbstractResourceResolver {

    private static final Pattern IMPORT = Pattern.compile("@import url\\(\"([^\"]+)\"\\);\\R");

    @Override
    protected @Nullable Resource resolveResourceInternal(
            @Nullable HttpServletRequest request,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        Resource sheet = chain.resolveResource(request, path, locations);
        return sheet != null && path.endsWith(".css") ? whole(sheet) : sheet;
    }

    @Override
    protected @Nullable String resolveUrlPathInternal(
            String path, List<? extends Resource> locations, ResourceResolverChain chain) {
        return chain.resolveUrlPath(path, locations);
    }

    private static Resource whole(Resource sheet) {
        try {
            String whole = IMPORT.matcher(sheet.getContentAsString(StandardCharsets.UTF_8))
                    .replaceAll(each -> Matcher.quoteReplacement(imported(sheet, each.group(1))));
            return new Whole(sheet, whole.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String imported(Resource sheet, String path) {
        try {
            return sheet.createRelative(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(sheet + " imports what isn't there", e);
        }
    }

    /** Tells itself from others as its file does: Spring's cache goes by the description, which is one for all arrays of bytes. */
    private static class Whole extends TransformedResource {

        private final String description;

        Whole(Resource sheet, byte[] content) {
            super(sheet, content);
            description = sheet.getDescription();
        }

        @Override
        public String getDescription() {
            return description;
        }
    }
}
