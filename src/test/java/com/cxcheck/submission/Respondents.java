package com.cxcheck.submission;

import com.cxcheck.security.KeyedHash;

/** Visitors' tokens for tests that need a respondent and no browser. */
public final class Respondents {

    private static final VisitorTokens TOKENS = new VisitorTokens(new KeyedHash(new byte[32]));

    private Respondents() {}

    public static VisitorToken another() {
        return TOKENS.issue();
    }
}
