package com.cxcheck.submission;

/** Visitors' tokens for tests that need an owner and no browser. */
public final class Owners {

    private static final VisitorTokens TOKENS = new VisitorTokens(new byte[32]);

    private Owners() {}

    public static VisitorToken another() {
        return TOKENS.issue();
    }
}
