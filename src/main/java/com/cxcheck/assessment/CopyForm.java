package com.cxcheck.assessment;

import com.cxcheck.submission.MailAddress;

/** The address that a copy of the result is sent to; the outbox validates it. */
record CopyForm(String address) {

    static final CopyForm EMPTY = new CopyForm("");

    CopyForm {
        address = address == null ? "" : MailAddress.clean(address);
    }
}
