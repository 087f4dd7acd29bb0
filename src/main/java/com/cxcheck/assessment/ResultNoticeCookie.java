package com.cxcheck.assessment;

import com.cxcheck.security.Cookies;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds what a form of a result page has done for the page after the redirect, like a flash attribute without a session. Only the
 * browser that sent the form is told.
 */
class ResultNoticeCookie {

    static final String COOKIE = "result-notice";

    private static final Duration LIFETIME = Duration.ofMinutes(1);

    private ResultNoticeCookie() {}

    enum Notice {
        COPY_SENT,
        CONTACT_EMPTY,
        CONTACT_REMOVED,
        MESSAGE_SENT;

        private String cookie(String reference) {
            return name() + "." + reference;
        }
    }

    static void give(Notice notice, String reference, HttpServletResponse response) {
        Cookies.set(response, COOKIE, notice.cookie(reference), LIFETIME);
    }

    /** Reads and deletes the cookie; an invalid one, or one of another result, is ignored. */
    static Optional<Notice> take(String cookie, String reference, HttpServletResponse response) {
        Optional<Notice> found = Stream.of(Notice.values())
                .filter(notice -> notice.cookie(reference).equals(cookie))
                .findFirst();
        found.ifPresent(notice -> Cookies.delete(response, COOKIE));
        return found;
    }
}
