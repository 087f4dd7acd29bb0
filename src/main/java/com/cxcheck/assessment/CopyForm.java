package com.cxcheck.assessment;

import com.cxcheck.submission.MailAddress;
import org.jspecify.annotations.Nullable;

/**
 * The address that a copy of the result is sent to; the outbox validates it.
 *
 * @param remind "true" to send one reminder to it, too
 */
record CopyForm(String address, @Nullable String remind) {

    static final CopyForm EMPTY = new CopyForm("", null);

    CopyForm {
        address = address == null ? "" : MailAddress.clean(address);
    }

    boolean wantsReminder() {
        return "true".equals(remind);
    }
}
