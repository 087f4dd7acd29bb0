package com.cxcheck.account;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map.Entry;

/**
 * A browser in words that the consultant recognises it by.
 *
 * @param name of the browser, or an empty text
 * @param system that it runs on, or an empty text
 */
record UserAgent(String name, String system) {

    /** What browsers call themselves, and their names; many also give the names of those that come later here. */
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
