package com.cxcheck.security;

import jakarta.servlet.http.HttpServletRequest;

/** Lets the error page tell a request that only lacked a role from one that was refused for another reason. */
public final class MissingRole {

    private static final String ATTRIBUTE = MissingRole.class.getName();

    private MissingRole() {}

    public static void mark(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, true);
    }

    public static boolean isReason(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }
}
