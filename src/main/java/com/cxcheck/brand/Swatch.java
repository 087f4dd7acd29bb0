package com.cxcheck.brand;

import com.cxcheck.brand.Palette.Page;
import com.cxcheck.brand.Palette.Shades;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of the brand's colour on pages, as CSS colours.
 *
 * @param paper the ground of the page
 * @param panel the ground of the panel
 * @param button the ground of buttons
 */
record Swatch(String paper, String panel, String panelText, String button, String buttonText) {

    /** For browsers with light colours and for those with dark ones; none if the text is no colour. */
    static List<Swatch> of(String colour) {
        Optional<Palette> palette = Colour.parse(colour.strip()).map(Palette::of);
        return palette.map(shades -> List.of(of(Page.LIGHT, shades.light()), of(Page.DARK, shades.dark())))
                .orElse(List.of());
    }

    private static Swatch of(Page page, Shades shades) {
        return new Swatch(
                page.paper().css(),
                shades.deep().css(),
                shades.onDeep().css(),
                shades.proactive().css(),
                shades.onProactive().css());
    }
}
