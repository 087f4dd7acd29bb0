package com.cxcheck.brand;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The brand of a page or mail, in its language. What is not set is null.
 *
 * @param name never null: a neutral name where none is set
 * @param logoUrl the path of the image, with the context path
 * @param personName whom visitors talk to
 * @param personLine one line on that person
 * @param photoUrl the path of the person's photo, with the context path
 * @param phone as it is written
 * @param phoneUrl the same as a tel: URL
 * @param imprint whether there is a page /imprint
 * @param controllerName who is responsible for the data that visitors leave
 * @param legalBasis why the data may be processed
 * @param styleSheet the path of a style sheet with the shades of the brand's colour, with the context path
 * @param comparison whether results show how others answered
 * @param panelColour the ground of the panel, such as #0f3f3a
 * @param darkPanelColour the same where the browser has dark colours
 */
public record Brand(
        String name,
        @Nullable String logoUrl,
        @Nullable String personName,
        @Nullable String personLine,
        @Nullable String photoUrl,
        @Nullable String bookingUrl,
        @Nullable String phone,
        @Nullable String phoneUrl,
        @Nullable String email,
        boolean imprint,
        @Nullable String controllerName,
        @Nullable String controllerAddress,
        @Nullable String controllerEmail,
        @Nullable String legalBasis,
        @Nullable String styleSheet,
        boolean comparison,
        String panelColour,
        String darkPanelColour) {

    static Brand of(BrandSettings settings, String neutralName, BrandColours colours, String contextPath) {
        return new Brand(
                settings.name().isEmpty() ? neutralName : settings.name(),
                image(settings.logo(), contextPath),
                orNull(settings.personName()),
                orNull(settings.personLine()),
                image(settings.photo(), contextPath),
                orNull(settings.bookingUrl()),
                orNull(settings.phone()),
                settings.phone().isEmpty() ? null : "tel:" + dialled(settings.phone()),
                orNull(settings.email()),
                !settings.imprint().isEmpty(),
                orNull(settings.controllerName()),
                orNull(settings.controllerAddress()),
                orNull(settings.controllerEmail()),
                orNull(settings.legalBasis()),
                colours.styleSheet() == null ? null : contextPath + colours.styleSheet(),
                !settings.comparison().equals(BrandSettings.OFF),
                colours.panel(),
                colours.darkPanel());
    }

    private static @Nullable String image(String name, String contextPath) {
        return name.isEmpty() ? null : contextPath + "/brand/" + name;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** The digits, with the + of an international number, in which the (0) of a national one is not dialled. */
    private static String dialled(String phone) {
        boolean international = phone.startsWith("+") || phone.startsWith("00");
        String number = international ? phone.replace("(0)", "") : phone;
        return (phone.startsWith("+") ? "+" : "") + number.replaceAll("[^0-9]", "");
    }

    /** The first letters of the person's first and last name, or of the brand's. */
    public String initials() {
        List<String> words = Stream.of((personName == null ? name : personName).split("[^\\p{L}\\p{M}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return Stream.of(0, words.size() - 1)
                .filter(index -> index >= 0 && index < words.size())
                .distinct()
                .map(words::get)
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
