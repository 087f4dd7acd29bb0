package com.cxcheck.brand;

import org.jspecify.annotations.Nullable;

/**
 * What pages show of the brand's colour.
 *
 * @param colour as it is set; empty for the colours of style.css
 * @param styleSheet the path of a style sheet with its shades, or null
 * @param panel the ground of the panel in light colours
 * @param darkPanel the ground of the panel in dark colours
 */
record BrandColours(String colour, @Nullable String styleSheet, String panel, String darkPanel) {

    /** As in style.css. */
    static final BrandColours NEUTRAL = new BrandColours("", null, "#0f3f3a", "#10332f");

    static BrandColours of(String colour) {
        return Colour.parse(colour)
                .map(parsed -> {
                    Palette palette = Palette.of(parsed);
                    return new BrandColours(
                            colour,
                            "/brand/" + parsed.css().substring(1) + "-" + palette.hash() + ".css",
                            palette.light().deep().css(),
                            palette.dark().deep().css());
                })
                .orElse(NEUTRAL);
    }
}
