package com.cxcheck.assessment;

import com.cxcheck.security.Cookies;
import com.cxcheck.submission.VisitorToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.util.WebUtils;

/**
 * A browser that many people use one after another, such as a tablet in a break room or at a fair. It is one by its cookie, which
 * holds the page at which each of them starts.
 *
 * @param start a path of this site: that of an invitation or the start page
 */
record SharedDevice(String start) {

    static final String COOKIE = "kiosk";

    /** The result that is shown until its respondent is done; no other one is. */
    static final String RESULT_COOKIE = "kiosk-result";

    /** As long as it is there, somebody is. */
    private static final String PRESENCE_COOKIE = "kiosk-presence";

    /** Without a request for so long the next one is taken for somebody else's. */
    static final Duration MAX_PAUSE = VisitorToken.PAUSE_ON_SHARED_DEVICE;

    private static final int MAX_LENGTH = 1_000;

    private static final Pattern START = Pattern.compile("/join/[0-9a-z]{4}-[0-9a-z]{4}|/(\\?source=[^\\s#&]{1,500})?");

    SharedDevice {
        if (!START.matcher(start).matches()) {
            throw new IllegalArgumentException("not a page to start at");
        }
    }

    static Optional<SharedDevice> of(HttpServletRequest request) {
        return value(request, COOKIE)
                .filter(value -> value.length() <= MAX_LENGTH && value.matches("[A-Za-z0-9_-]*"))
                .map(SharedDevice::decoded)
                .filter(path -> START.matcher(path).matches())
                .map(SharedDevice::new);
    }

    private static String decoded(String value) {
        try {
            return new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    private static Optional<String> value(HttpServletRequest request, String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, name)).map(cookie -> cookie.getValue());
    }

    void turnOn(HttpServletResponse response) {
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(start.getBytes(StandardCharsets.UTF_8));
        Cookies.set(response, COOKIE, value, Cookies.MAX_LIFETIME);
        forgetPerson(response);
    }

    static void turnOff(HttpServletResponse response) {
        Cookies.delete(response, COOKIE);
        forgetPerson(response);
    }

    /** Leaves nothing of whoever was there last. */
    static void forgetPerson(HttpServletResponse response) {
        VisitorTokenResolver.forget(Optional.empty(), response);
        Cookies.delete(response, PRESENCE_COOKIE);
        Cookies.delete(response, RESULT_COOKIE);
    }

    static boolean isSomebodyThere(HttpServletRequest request) {
        return value(request, PRESENCE_COOKIE).isPresent();
    }

    static void seeSomebody(HttpServletResponse response) {
        Cookies.set(response, PRESENCE_COOKIE, "1", MAX_PAUSE);
    }

    /** Whether a result is that of the person who is there. */
    static boolean isShown(HttpServletRequest request, String reference) {
        return value(request, RESULT_COOKIE).filter(reference::equals).isPresent();
    }

    /**
     * Ends a walk: drops the token, so that nothing is left to find.
     *
     * @param path of the next page as on a device of one's own
     * @return the path of the next page
     */
    static String end(String path, HttpServletResponse response) {
        forgetPerson(response);
        if (path.startsWith("/results/")) {
            Cookies.set(response, RESULT_COOKIE, path.substring("/results/".length()), MAX_PAUSE);
            return path;
        }
        return "/kiosk/done";
    }
}
