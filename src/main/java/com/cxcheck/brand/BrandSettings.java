package com.cxcheck.brand;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is set on the settings page. Each text is empty where nothing is set.
 *
 * @param version counts the changes
 * @param logo the file name of an image
 * @param colour such as #0f3f3a
 * @param personName whom visitors talk to
 * @param photo the file name of an image
 * @param imprint a text, or the URL of another page
 * @param timeZone the id of a zone, such as Europe/Berlin
 * @param comparison {@link #OFF} if results show nothing of others
 */
record BrandSettings(
        int version,
        String name,
        String logo,
        String colour,
        String personName,
        String personLine,
        String photo,
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

    static final String OFF = "OFF";

    static final BrandSettings NONE =
            new BrandSettings(0, "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "");

    /** The texts by their names, in the order of the page. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("name", name);
        texts.put("logo", logo);
        texts.put("colour", colour);
        texts.put("personName", personName);
        texts.put("personLine", personLine);
        texts.put("photo", photo);
        texts.put("bookingUrl", bookingUrl);
        texts.put("phone", phone);
        texts.put("email", email);
        texts.put("imprint", imprint);
        texts.put("controllerName", controllerName);
        texts.put("controllerAddress", controllerAddress);
        texts.put("controllerEmail", controllerEmail);
        texts.put("legalBasis", legalBasis);
        texts.put("timeZone", timeZone);
        texts.put("comparison", comparison);
        return texts;
    }

    /** The names of the texts that are others. */
    List<String> differencesFrom(BrandSettings other) {
        Map<String, String> others = other.texts();
        return texts().entrySet().stream()
                .filter(text -> !text.getValue().equals(others.get(text.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
