package com.cxcheck.brand;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An opaque colour of sRGB; each component is from 0 to 255. */
record Colour(int red, int green, int blue) {

    static final Colour BLACK = new Colour(0, 0, 0);
    static final Colour WHITE = new Colour(255, 255, 255);

    private static final Pattern SHORT = Pattern.compile("#?([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])[0-9a-fA-F]?");
    private static final Pattern LONG =
            Pattern.compile("#?([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})(?:[0-9a-fA-F]{2})?");

    /** Parses the hexadecimal notation of CSS: 3 or 6 digits, or 4 or 8 whose opacity is ignored. The # may be missing. */
    static Optional<Colour> parse(String text) {
        Matcher digits = SHORT.matcher(text);
        if (digits.matches()) {
            return Optional.of(
                    new Colour(0x11 * hex(digits.group(1)), 0x11 * hex(digits.group(2)), 0x11 * hex(digits.group(3))));
        }
        digits = LONG.matcher(text);
        return digits.matches()
                ? Optional.of(new Colour(hex(digits.group(1)), hex(digits.group(2)), hex(digits.group(3))))
                : Optional.empty();
    }

    private static int hex(String digits) {
        return Integer.parseInt(digits, 16);
    }

    /** Mixes in a share of another colour, from 0 to 1. */
    Colour mix(Colour other, double share) {
        return new Colour(mix(red, other.red, share), mix(green, other.green, share), mix(blue, other.blue, share));
    }

    private static int mix(int component, int other, double share) {
        return (int) Math.round(component + (other - component) * share);
    }

    /** The contrast ratio of WCAG 2, from 1 to 21. */
    double contrast(Colour other) {
        double lighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    /** The relative luminance of WCAG 2, from 0 to 1. */
    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int component) {
        double share = component / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    /** In the notation of CSS, such as #0f3f3a. */
    String css() {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }
}
