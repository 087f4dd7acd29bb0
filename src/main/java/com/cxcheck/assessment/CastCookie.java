package com.cxcheck.assessment;

import com.cxcheck.round.Round;
import com.cxcheck.security.Cookies;
import com.cxcheck.submission.Submission;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names the page of the round in which the browser has cast, to which Back leads until the browser is closed. */
final class CastCookie {

    static final String COOKIE = "cast";

    private static final Pattern FORMAT = Pattern.compile("[A-Za-z0-9_-]{24}");

    private CastCookie() {}

    /** Sets the cookie if a path is that of a round. */
    static void give(String path, HttpServletResponse response) {
        if (path.startsWith(Round.PATH)) {
            Cookies.set(
                    response,
                    COOKIE,
                    path.substring(Round.PATH.length()).replaceFirst("\\?.*", ""),
                    Cookies.BROWSER_SESSION);
        }
    }

    /** The path of the round if there is nothing to show of an own walk, or else the given path. */
    static String insteadOf(String path, Submission submission, Optional<String> cookie) {
        return cookie.filter(reference -> FORMAT.matcher(reference).matches())
                .filter(reference -> !submission.isSubmitted() && !submission.isBegun())
                .map(reference -> Round.PATH + reference)
                .orElse(path);
    }
}
