package com.cxcheck.assessment;

import com.cxcheck.security.Cookies;
import com.cxcheck.submission.VisitorDeletions.Deleted;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds the result of a deletion for the next page, like a flash attribute without a session. */
class DeletionNoticeCookie {

    static final String COOKIE = "deleted";

    /** The page that shows the notice. */
    static final String PAGE = "/?deleted";

    private static final Duration LIFETIME = Duration.ofMinutes(1);
    private static final Pattern FORMAT = Pattern.compile("([0-9]{1,6})\\.([01])");

    private DeletionNoticeCookie() {}

    static void give(Deleted deleted, HttpServletResponse response) {
        Cookies.set(response, COOKIE, deleted.submitted() + "." + deleted.inProgress(), LIFETIME);
    }

    /** Reads and deletes the cookie on the page that shows the notice; an invalid one is ignored. */
    static Optional<Deleted> take(String cookie, HttpServletRequest request, HttpServletResponse response) {
        if (!request.getParameterMap().containsKey("deleted")) {
            return Optional.empty();
        }
        Cookies.delete(response, COOKIE);
        Matcher value = FORMAT.matcher(cookie);
        return value.matches()
                ? Optional.of(new Deleted(Integer.parseInt(value.group(1)), Integer.parseInt(value.group(2))))
                : Optional.empty();
    }
}
