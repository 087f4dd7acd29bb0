package com.cxcheck;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.resource.AbstractResourceResolver;
import org.springframework.web.servlet.resource.HttpResource;
import org.springframework.web.servlet.resource.ResourceResolverChain;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Compresses an asset when it is first asked for, and not each time. It stands behind the cache, which keeps what is
 * compressed apart from what isn't, and before the resolver of fingerprints, which are those of the plain text.
 */
class CompressedAssets extends AbstractResourceResolver {

    @Override
    protected @Nullable Resource resolveResourceInternal(
            @Nullable HttpServletRequest request,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        Resource asset = chain.resolveResource(request, path, locations);
        return asset != null && request != null && takesGzip(request) ? compressed(asset) : asset;
    }

    /** Whether the cache, too, tells the request from those that don't: it goes by the names of codings, and by nothing else. */
    private static boolean takesGzip(HttpServletRequest request) {
        String codings = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT_ENCODING), "");
        return Stream.of(codings.split(","))
                .map(coding -> coding.replaceFirst(";.*", "").strip())
                .anyMatch("gzip"::equalsIgnoreCase);
    }

    @Override
    protected @Nullable String resolveUrlPathInternal(
            String path, List<? extends Resource> locations, ResourceResolverChain chain) {
        return chain.resolveUrlPath(path, locations);
    }

    private static Resource compressed(Resource asset) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (OutputStream compressing = new GZIPOutputStream(content)) {
            compressing.write(asset.getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Compressed(asset, content.toByteArray());
    }

    private static class Compressed extends TransformedResource implements HttpResource {

        private final HttpHeaders headers = new HttpHeaders();
        private final Resource asset;

        Compressed(Resource asset, byte[] content) {
            super(asset, content);
            this.asset = asset;
            if (asset instanceof HttpResource versioned) {
                headers.putAll(versioned.getResponseHeaders());
            }
            headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
            headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }

        @Override
        public HttpHeaders getResponseHeaders() {
            return headers;
        }

        /** Not by the content alone: what has a fingerprint in its name is kept for longer than what hasn't. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Compressed that && asset.equals(that.asset);
        }

        @Override
        public int hashCode() {
            return asset.hashCode();
        }
    }
}
