package com.cxcheck.submission;

/** Visitors' tokens for tests that need an respondent and no browser. */
public final class Respondents {

    private static final VisitorTokens TOKENS = new VisitorTokens(new byte[32]);

    private Respondents() {}

    public static VisitorToken another() {
        return TOKENS.issue();
    }
}
