package com.cxcheck.brand;

import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The shades of a brand's colour, each as near to it as is legible: text has a contrast of 7:1 (WCAG 2.2, level AAA), an edge of 3:1.
 *
 * @param light for browsers with light colours
 * @param dark for browsers with dark colours
 */
record Palette(Shades light, Shades dark) {

    static final double TEXT = 7;
    static final double EDGE = 3;

    /** How far a shade is moved at a time, as a share of the way. */
    private static final int STEPS = 100;

    /** Of the contrast of the panel with its text, so that there is a quieter text of 7:1, too. */
    private static final double PANEL = 8;

    private static final double DARK_PANEL = 10;

    private static final Colour ON_DEEP = new Colour(0xff, 0xfd, 0xf8);

    /**
     * The colours of style.css that don't depend on the brand.
     *
     * @param quiet the text with the least contrast
     * @param line edges
     */
    record Page(Colour paper, Colour card, Colour quiet, Colour line) {

        static final Page LIGHT = new Page(
                new Colour(0xfb, 0xf8, 0xf2),
                new Colour(0xff, 0xfd, 0xf9),
                new Colour(0x54, 0x4b, 0x43),
                new Colour(0x85, 0x7b, 0x70));

        static final Page DARK = new Page(
                new Colour(0x1b, 0x18, 0x15),
                new Colour(0x25, 0x21, 0x1d),
                new Colour(0xcb, 0xc0, 0xb3),
                new Colour(0x97, 0x8b, 0x7e));
    }

    /**
     * The colours that depend on the brand, by the names that they have in style.css.
     *
     * @param deep the ground of the panel, with the texts onDeep and deepQuiet
     * @param proactive text and edges on paper, card and tint, and the ground of buttons, whose text is onProactive
     * @param tint a ground for text
     */
    record Shades(Colour deep, Colour onDeep, Colour deepQuiet, Colour proactive, Colour onProactive, Colour tint) {

        private String css() {
            return ":root { --deep: %s; --on-deep: %s; --deep-quiet: %s; --proactive: %s; --on-proactive: %s; --tint: %s; }"
                    .formatted(
                            deep.css(), onDeep.css(), deepQuiet.css(), proactive.css(), onProactive.css(), tint.css());
        }
    }

    static Palette of(Colour brand) {
        return new Palette(
                shades(brand, Page.LIGHT, PANEL, Colour.BLACK, Colour.WHITE),
                shades(brand, Page.DARK, DARK_PANEL, Colour.WHITE, Colour.BLACK));
    }

    /**
     * @param towards black or white: where the brand's colour has to be moved to be legible
     * @param onProactive the opposite
     */
    private static Shades shades(Colour brand, Page page, double panel, Colour towards, Colour onProactive) {
        Colour deep = nearest(brand, Colour.BLACK, shade -> ON_DEEP.contrast(shade) >= panel);
        Colour tint = nearest(
                page.paper.mix(brand, 0.14),
                page.paper,
                shade -> page.quiet.contrast(shade) >= TEXT && page.line.contrast(shade) >= EDGE);
        Colour proactive = nearest(
                brand,
                towards,
                shade -> List.of(page.paper, page.card, tint).stream()
                        .allMatch(ground -> shade.contrast(ground) >= TEXT));
        return new Shades(
                deep,
                ON_DEEP,
                nearest(ON_DEEP.mix(deep, 0.25), ON_DEEP, shade -> shade.contrast(deep) >= TEXT),
                proactive,
                nearest(brand, onProactive, shade -> shade.contrast(proactive) >= TEXT),
                tint);
    }

    /** The first legible shade on the way from one colour to another, or the other one. */
    private static Colour nearest(Colour from, Colour to, Predicate<Colour> legible) {
        for (int step = 0; step < STEPS; step++) {
            Colour shade = from.mix(to, step / (double) STEPS);
            if (legible.test(shade)) {
                return shade;
            }
        }
        return to;
    }

    /** A style sheet, in the layer that style.css has for it. Colours that the reader has chosen remain. */
    String css() {
        return """
                @layer tokens {
                  @media (forced-colors: none) {
                    %s
                    @media (prefers-color-scheme: dark) {
                      %s
                    }
                  }
                }
                """.formatted(light.css(), dark.css());
    }

    /** A name of the style sheet that changes with its content. */
    String hash() {
        return DigestUtils.sha256Hex(css()).substring(0, 16);
    }
}
