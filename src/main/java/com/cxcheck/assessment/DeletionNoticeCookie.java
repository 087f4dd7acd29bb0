package com.cxcheck.assessment;

import com.cxcheck.security.Cookies;
import com.cxcheck.submission.VisitorDeletions.Deleted;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the page after a deletion, in a cookie and therefore nobody else, what was deleted. It is told once. */
class DeletionNoticeCookie {

    static final String COOKIE = "deleted";

    /** Where the next page is. */
    static final String PAGE = "/?deleted";

    private static final Duration LIFETIME = Duration.ofMinutes(1);
    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})\\.([01])");

    private DeletionNoticeCookie() {}

    static void give(Deleted deleted, HttpServletResponse response) {
        Cookies.set(response, COOKIE, deleted.submitted() + "." + deleted.inProgress(), LIFETIME);
    }

    /** Takes the notice from the browser on the page that it is for; whatever was not given here is none. */
    static Optional<Deleted> take(String cookie, HttpServletRequest request, HttpServletResponse response) {
        if (!request.getParameterMap().containsKey("deleted")) {
            return Optional.empty();
        }
        Cookies.delete(response, COOKIE);
        Matcher form = FORM.matcher(cookie);
        return form.matches()
                ? Optional.of(new Deleted(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))))
                : Optional.empty();
    }
}
