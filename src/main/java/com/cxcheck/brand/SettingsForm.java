package com.cxcheck.brand;

import com.cxcheck.input.MultilineText;
import com.cxcheck.input.TextLength;
import com.cxcheck.submission.MailAddress;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.validation.Errors;

/**
 * The form of the settings, as texts, so that each invalid value is shown again with an error at its field. All of it is optional.
 */
record SettingsForm(
        String name,
        String colour,
        String personName,
        String personLine,
        String bookingUrl,
        String phone,
        String email,
        String imprint,
        String controllerName,
        String controllerAddress,
        String controllerEmail,
        String legalBasis,
        String timeZone,
        String comparison) {

    /** In characters as readers count them. */
    static final int MAX_NAME = 80;

    static final int MAX_LINE = 200;

    private static final int MAX_URL = 500;
    private static final int MAX_IMPRINT = 4_000;
    private static final int MAX_CONTROLLER_NAME = 200;
    private static final int MAX_CONTROLLER_ADDRESS = 500;
    private static final int MAX_LEGAL_BASIS = 1_000;

    /** Up to 15 digits, as ITU-T E.164 has it, and what is written between them. */
    private static final Pattern PHONE = Pattern.compile("\\+?(?:[ ()/.\\u2010-\\u2013-]*[0-9]){3,15}[ ()]*");

    private static final int MAX_PHONE = 40;

    private static final Pattern HTTPS = Pattern.compile("(?i)https://([^/?#@\\s\\\\]+)(?:[/?#]\\S*)?");
    private static final Pattern HTTP = Pattern.compile("(?i)https?://([^/?#@\\s\\\\]+)(?:[/?#]\\S*)?");
    private static final Pattern LINK = Pattern.compile("(?i)\\S*:\\S*");

    SettingsForm {
        name = line(name);
        colour = line(colour);
        personName = line(personName);
        personLine = line(personLine);
        bookingUrl = line(bookingUrl);
        phone = line(phone);
        email = line(email);
        imprint = text(imprint);
        controllerName = line(controllerName);
        controllerAddress = text(controllerAddress);
        controllerEmail = line(controllerEmail);
        legalBasis = text(legalBasis);
        timeZone = line(timeZone);
        comparison = BrandSettings.OFF.equals(comparison) ? comparison : "";
    }

    private static String line(String typed) {
        return text(typed).replaceAll("[\\s\\p{Cc}\\p{Zl}\\p{Zp}]+", " ");
    }

    private static String text(String typed) {
        return typed == null || TextLength.isBlank(typed) ? "" : MultilineText.normalize(typed);
    }

    static SettingsForm of(BrandSettings settings) {
        return new SettingsForm(
                settings.name(),
                settings.colour(),
                settings.personName(),
                settings.personLine(),
                settings.bookingUrl(),
                settings.phone(),
                settings.email(),
                settings.imprint(),
                settings.controllerName(),
                settings.controllerAddress(),
                settings.controllerEmail(),
                settings.legalBasis(),
                settings.timeZone(),
                settings.comparison());
    }

    void validate(Errors errors) {
        check("name", "settings.name.wrong", TextLength.excess(name, MAX_NAME) == 0, errors);
        check(
                "colour",
                "settings.colour.wrong",
                colour.isEmpty() || Colour.parse(colour).isPresent(),
                errors);
        check("personName", "settings.personName.wrong", TextLength.excess(personName, MAX_NAME) == 0, errors);
        check("personLine", "settings.personLine.wrong", TextLength.excess(personLine, MAX_LINE) == 0, errors);
        check("bookingUrl", "settings.bookingUrl.wrong", bookingUrl.isEmpty() || isLink(bookingUrl, HTTPS), errors);
        check("phone", "settings.phone.wrong", phone.isEmpty() || isPhone(), errors);
        check(
                "email",
                "settings.email.wrong",
                email.isEmpty() || MailAddress.parse(email).isPresent(),
                errors);
        check("imprint", "settings.imprint.wrong", imprint.isEmpty() || isImprint(), errors);
        check(
                "controllerName",
                "settings.controllerName.wrong",
                TextLength.fits(controllerName, MAX_CONTROLLER_NAME),
                errors);
        check(
                "controllerAddress",
                "settings.controllerAddress.wrong",
                TextLength.fits(controllerAddress, MAX_CONTROLLER_ADDRESS),
                errors);
        check(
                "controllerEmail",
                "settings.controllerEmail.wrong",
                controllerEmail.isEmpty() || MailAddress.parse(controllerEmail).isPresent(),
                errors);
        check("legalBasis", "settings.legalBasis.wrong", TextLength.fits(legalBasis, MAX_LEGAL_BASIS), errors);
        check(
                "timeZone",
                "settings.timeZone.wrong",
                timeZone.isEmpty() || ZoneId.getAvailableZoneIds().contains(timeZone),
                errors);
    }

    private static void check(String field, String code, boolean valid, Errors errors) {
        if (!valid) {
            errors.rejectValue(field, code);
        }
    }

    private boolean isPhone() {
        return phone.length() <= MAX_PHONE && PHONE.matcher(phone).matches();
    }

    /** Whether an imprint is meant as a link: it is one word with a colon. */
    static boolean isLink(String imprint) {
        return LINK.matcher(imprint).matches();
    }

    private boolean isImprint() {
        return isLink(imprint) ? isLink(imprint, HTTP) : TextLength.fits(imprint, MAX_IMPRINT);
    }

    /** An address with a host, which may have letters such as ü, and without a user name, which could pass for the host. */
    private static boolean isLink(String text, Pattern form) {
        Matcher parts = form.matcher(text);
        if (text.length() > MAX_URL || !parts.matches()) {
            return false;
        }
        try {
            return new URI("https://" + IDN.toASCII(parts.group(1))).getHost() != null
                    && !new URI(text).toString().isEmpty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Requires a valid form.
     *
     * @param version the one that they replace
     */
    BrandSettings settings(int version, String logo, String photo) {
        return new BrandSettings(
                version,
                name,
                logo,
                Colour.parse(colour).map(Colour::css).orElse(""),
                personName,
                personLine,
                photo,
                bookingUrl,
                phone,
                MailAddress.clean(email),
                imprint,
                controllerName,
                controllerAddress,
                MailAddress.clean(controllerEmail),
                legalBasis,
                timeZone,
                comparison);
    }
}
