package com.cxcheck.security;

import com.cxcheck.Visitor.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * What the MDN HTTP Observatory would make of a page that is served over HTTPS: its tests as of algorithm version 6, and how
 * they are marked. Redirection from http to https is left out, since it has to be done by the proxy in front of the application,
 * without which there is no HTTPS; it gives no points and takes up to 20.
 */
final class Observatory {

    private static final Set<String> ANYWHERE = Set.of("*", "http:", "https:", "ftp:");
    private static final Set<String> INLINE = Set.of("'unsafe-inline'", "data:");
    private static final long SIX_MONTHS = 15_552_000;

    /** What a test found, the points that it gives or takes, and whether it counts as passed. */
    record Finding(String test, int points, boolean passed) {

        static Finding good(String test, int points) {
            return new Finding(test, points, true);
        }

        static Finding bad(String test, int points) {
            return new Finding(test, points, false);
        }
    }

    private final Page page;
    private final Page preflight;

    Observatory(Page page, Page preflight) {
        this.page = page;
        this.preflight = preflight;
    }

    List<Finding> findings() {
        return List.of(
                contentSecurityPolicy(),
                cookies(),
                embedderPolicy(),
                openerPolicy(),
                resourceSharing(),
                referrerPolicy(),
                strictTransportSecurity(),
                integrity(),
                contentTypeOptions(),
                framing(),
                resourcePolicy());
    }

    /** Points that are given count only for a page that is good without them. */
    static int score(List<Finding> findings) {
        int withoutExtra = 100
                + findings.stream()
                        .mapToInt(Finding::points)
                        .filter(points -> points < 0)
                        .sum();
        int extra = findings.stream()
                .mapToInt(Finding::points)
                .filter(points -> points > 0)
                .sum();
        return withoutExtra >= 90 ? withoutExtra + extra : Math.max(0, withoutExtra);
    }

    private String header(String name) {
        return page.header(name).trim().toLowerCase(Locale.ROOT);
    }

    private Map<String, List<String>> policy() {
        Map<String, List<String>> directives = new HashMap<>();
        Arrays.stream(header("Content-Security-Policy").split(";"))
                .map(directive -> List.of(directive.trim().split("\\s+")))
                .forEach(words -> directives.merge(words.get(0), words.subList(1, words.size()), (first, second) -> {
                    throw new IllegalStateException("twice: " + words.get(0));
                }));
        return directives;
    }

    private static List<String> sources(Map<String, List<String>> policy, String directive) {
        return policy.getOrDefault(directive, policy.getOrDefault("default-src", List.of("*")));
    }

    private static boolean any(List<String> sources, Set<String> unwanted) {
        return sources.stream().anyMatch(unwanted::contains);
    }

    private Finding contentSecurityPolicy() {
        String test = "Content-Security-Policy";
        if (header(test).isEmpty()) {
            return Finding.bad(test, -25);
        }
        Map<String, List<String>> policy = policy();
        List<String> scripts = sources(policy, "script-src");
        List<String> styles = sources(policy, "style-src");
        if (any(scripts, ANYWHERE) || any(scripts, INLINE) || any(sources(policy, "object-src"), ANYWHERE)) {
            return Finding.bad(test, -20);
        }
        if (policy.values().stream()
                .flatMap(List::stream)
                .anyMatch(source -> source.startsWith("http:") || source.startsWith("ftp:"))) {
            return Finding.bad(test, -20);
        }
        if (scripts.contains("'unsafe-eval'") || styles.contains("'unsafe-eval'")) {
            return Finding.bad(test, -10);
        }
        if (any(styles, ANYWHERE) || any(styles, INLINE)) {
            return Finding.good(test, 0);
        }
        return Finding.good(test, List.of("'none'").equals(policy.get("default-src")) ? 10 : 5);
    }

    private Finding cookies() {
        List<String> set = page.headers().getOrEmpty("Set-Cookie").stream()
                .map(cookie -> cookie.toLowerCase(Locale.ROOT))
                .toList();
        List<Finding> findings = new ArrayList<>();
        for (String cookie : set) {
            String name = cookie.substring(0, cookie.indexOf('='));
            boolean session = name.contains("login") || name.contains("sess");
            boolean sameSite = cookie.contains("; samesite=");
            if (session && !cookie.contains("; httponly")) {
                findings.add(Finding.bad("Cookies", -30));
            }
            if (!cookie.contains("; secure")) {
                findings.add(Finding.bad("Cookies", session ? -40 : -20));
            }
            if (name.contains("csrf") && !sameSite) {
                findings.add(Finding.bad("Cookies", -20));
            }
            findings.add(Finding.good("Cookies", sameSite ? 5 : 0));
        }
        return findings.stream()
                .min((one, other) -> Integer.compare(one.points(), other.points()))
                .orElse(Finding.good("Cookies", 0));
    }

    private Finding embedderPolicy() {
        return isolation("Cross-Origin-Embedder-Policy", Set.of("require-corp", "credentialless"));
    }

    private Finding openerPolicy() {
        return isolation(
                "Cross-Origin-Opener-Policy",
                Set.of("same-origin", "same-origin-allow-popups", "noopener-allow-popups"));
    }

    private Finding isolation(String test, Set<String> isolating) {
        String value = header(test);
        if (value.isEmpty() || value.equals("unsafe-none")) {
            return Finding.good(test, 0);
        }
        return isolating.contains(value) ? Finding.good(test, 10) : Finding.bad(test, -5);
    }

    private Finding resourceSharing() {
        boolean toAnyoneWithCookies =
                preflight.header("Access-Control-Allow-Origin").startsWith("http")
                        && preflight.header("Access-Control-Allow-Credentials").equals("true");
        return toAnyoneWithCookies
                ? Finding.bad("Cross-origin resource sharing", -50)
                : Finding.good("Cross-origin resource sharing", 0);
    }

    private Finding referrerPolicy() {
        String test = "Referrer-Policy";
        if (header(test).isEmpty()) {
            return Finding.good(test, 0);
        }
        return Set.of("no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin")
                        .contains(header(test))
                ? Finding.good(test, 5)
                : Finding.bad(test, -5);
    }

    private Finding strictTransportSecurity() {
        String test = "Strict-Transport-Security";
        Matcher age = Pattern.compile("max-age=(\\d+)").matcher(header(test));
        if (!age.find()) {
            return Finding.bad(test, -20);
        }
        return Long.parseLong(age.group(1)) < SIX_MONTHS ? Finding.bad(test, -10) : Finding.good(test, 0);
    }

    private Finding integrity() {
        String test = "Subresource integrity";
        List<Element> scripts = page.html().select("script[src]");
        boolean foreign = scripts.stream().anyMatch(script -> script.attr("src").matches("(https?:)?//.*"));
        boolean checked = scripts.stream().allMatch(script -> script.hasAttr("integrity"));
        if (foreign && !checked) {
            return Finding.bad(test, -50);
        }
        return Finding.good(test, checked && !scripts.isEmpty() ? 5 : 0);
    }

    private Finding contentTypeOptions() {
        String test = "X-Content-Type-Options";
        return header(test).equals("nosniff") ? Finding.good(test, 0) : Finding.bad(test, -5);
    }

    private Finding framing() {
        boolean refused = policy().containsKey("frame-ancestors")
                || Stream.of("deny", "sameorigin").anyMatch(header("X-Frame-Options")::equals);
        return refused ? Finding.good("X-Frame-Options", 5) : Finding.bad("X-Frame-Options", -20);
    }

    private Finding resourcePolicy() {
        String test = "Cross-Origin-Resource-Policy";
        return switch (header(test)) {
            case "same-origin", "same-site" -> Finding.good(test, 10);
            case "", "cross-origin" -> Finding.good(test, 0);
            default -> Finding.bad(test, -5);
        };
    }
}
