package com.cxcheck.account;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map.Entry;

/**
 * Browser and system names from a User-Agent header.
 *
 * @param name empty if unknown
 * @param system the operating system; empty if unknown
 */
record UserAgent(String name, String system) {

    /** Tokens of User-Agent and names of browsers. The first match counts, since many browsers name later ones, too. */
    private static final List<Entry<String, String>> NAMES = List.of(
            entry("Edg", "Edge"),
            entry("OPR/", "Opera"),
            entry("SamsungBrowser", "Samsung Internet"),
            entry("Firefox", "Firefox"),
            entry("FxiOS", "Firefox"),
            entry("Chrome", "Chrome"),
            entry("CriOS", "Chrome"),
            entry("Safari", "Safari"));

    private static final List<Entry<String, String>> SYSTEMS = List.of(
            entry("iPhone", "iPhone"),
            entry("iPad", "iPad"),
            entry("Android", "Android"),
            entry("CrOS", "ChromeOS"),
            entry("Windows", "Windows"),
            entry("Mac OS X", "macOS"),
            entry("Linux", "Linux"));

    /** @param userAgent the header User-Agent */
    static UserAgent of(String userAgent) {
        return new UserAgent(find(userAgent, NAMES), find(userAgent, SYSTEMS));
    }

    private static String find(String userAgent, List<Entry<String, String>> names) {
        return names.stream()
                .filter(name -> userAgent.contains(name.getKey()))
                .map(Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
