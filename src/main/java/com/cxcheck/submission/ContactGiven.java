package com.cxcheck.submission;

import java.util.Objects;

/**
 * Published in the transaction in which a visitor gives, changes or takes back contact details.
 *
 * @param id of the submission
 * @param before {@link Contact#NONE} if there were none
 * @param after {@link Contact#NONE} if there are none any more
 */
public record ContactGiven(long id, Contact before, Contact after) {

    /** Whether the visitor can be reached now and could not be before. */
    public boolean first() {
        return after.isReachable() && !before.isReachable();
    }

    public boolean isChanged() {
        return !after.equals(before);
    }

    /** Whether there is an e-mail address that was not there before. */
    public boolean hasNewAddress() {
        return after.email() != null && !Objects.equals(before.email(), after.email());
    }
}
