package com.cxcheck.inbox;

/**
 * A submission selected in a list.
 *
 * @param version the version of its follow-up when the list was shown
 */
record Selected(long id, int version) {

    /** Converts the value of a checkbox: id and version with a hyphen in between, such as 12-3. */
    public static Selected valueOf(String value) {
        String[] parts = value.split("-", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("not an id and a version: " + value);
        }
        return new Selected(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
    }
}
