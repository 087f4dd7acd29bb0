package com.cxcheck.inbox;

import com.cxcheck.followup.FollowUp;

/**
 * A submission that is ticked in a list, as its follow-up was when the list was shown.
 *
 * @param version that of its follow-up
 */
record Selected(long id, int version) {

    /** What a form sends, such as 12-3. */
    public static Selected valueOf(String sent) {
        String[] parts = sent.split("-", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("neither id nor version is left out");
        }
        return new Selected(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
    }

    /** Whether nobody has changed it since the list was shown. */
    boolean isUpToDate(FollowUp followUp) {
        return followUp.version() == version;
    }
}
