package com.cxcheck.assessment;

import com.cxcheck.submission.MailAddress;

/** Where a visitor would like a copy of the result to be sent; the outbox says whether that is an address. */
record CopyForm(String address) {

    static final CopyForm EMPTY = new CopyForm("");

    CopyForm {
        address = address == null ? "" : MailAddress.clean(address);
    }
}
