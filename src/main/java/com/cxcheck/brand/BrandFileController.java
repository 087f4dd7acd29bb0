package com.cxcheck.brand;

import java.time.Duration;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The images and the style sheet of the brand, each at a URL that changes with its content. */
@Controller
class BrandFileController {

    /** Nothing in an image runs, also if it is opened by itself. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private static final CacheControl FOREVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final JdbcClient jdbc;

    BrandFileController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/brand/{hash:[0-9a-f]{64}}.{type:svg|png|jpg}")
    ResponseEntity<byte[]> image(@PathVariable String hash, @PathVariable String type) {
        return jdbc.sql("select content from brand_image where name = ?")
                .param(hash + "." + type)
                .query(byte[].class)
                .optional()
                .map(content -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(BrandImage.Type.valueOf(type.toUpperCase(Locale.ROOT))
                                .mediaType()))
                        .cacheControl(FOREVER)
                        .eTag(hash)
                        .header("Content-Security-Policy", POLICY)
                        .body(content))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /** Made from the colour alone, so that a page that is still open when it is changed has its own. */
    @GetMapping("/brand/{colour:[0-9a-f]{6}}-{hash:[0-9a-f]{16}}.css")
    ResponseEntity<String> styleSheet(@PathVariable String colour, @PathVariable String hash) {
        Palette palette = Palette.of(Colour.parse(colour).orElseThrow());
        return palette.hash().equals(hash)
                ? ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_TYPE, "text/css;charset=utf-8")
                        .cacheControl(FOREVER)
                        .eTag(hash)
                        .body(palette.css())
                : ResponseEntity.notFound().build();
    }
}
