package com.cxcheck.site;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Whom to tell of a security fault of this site, as RFC 9116 says; only where that is set. */
@RestController
@EnableConfigurationProperties(SecurityTxtController.Settings.class)
class SecurityTxtController {

    static final String PATH = "/.well-known/security.txt";

    /** The RFC recommends less than a year. */
    private static final int DAYS_VALID = 180;

    private final Settings settings;
    private final Site site;
    private final Clock clock;

    SecurityTxtController(Settings settings, Site site, Clock clock) {
        this.settings = settings;
        this.site = site;
        this.clock = clock;
    }

    /** @param contact a URI with the scheme mailto, https or tel; empty if nobody is named */
    @ConfigurationProperties("cxcheck.security")
    record Settings(@DefaultValue("") String contact) {

        private static final Pattern SCHEME = Pattern.compile("(mailto:|https://|tel:)[!-~]+");

        Settings {
            if (!contact.isEmpty() && !isUri(contact)) {
                throw new IllegalArgumentException("cxcheck.security.contact has to be mailto:security@example.org,"
                        + " https://example.org/security or tel:+44-20-7946-0018");
            }
        }

        private static boolean isUri(String text) {
            try {
                URI.create(text);
                return SCHEME.matcher(text).matches();
            } catch (IllegalArgumentException malformed) {
                return false;
            }
        }
    }

    @GetMapping(path = PATH, produces = "text/plain;charset=UTF-8")
    String securityTxt() {
        if (settings.contact().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Instant expires = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(DAYS_VALID, ChronoUnit.DAYS);
        return "Contact: %s\nExpires: %s\nCanonical: %s\n".formatted(settings.contact(), expires, site.url(PATH));
    }
}
