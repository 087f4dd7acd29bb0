package com.cxcheck.brand;

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
        String timeZone) {

    static final BrandSettings NONE = new BrandSettings(0, "", "", "", "", "", "", "", "", "", "", "", "", "", "", "");
}
