package com.cxcheck.submission;

import com.cxcheck.security.KeyedHash;

/** Issues visitors' tokens without a browser. */
public final class Respondents {

    private static final VisitorTokens TOKENS = new VisitorTokens(new KeyedHash(new byte[32]));

    private Respondents() {}

    public static VisitorToken another() {
        return TOKENS.issue();
    }
}
