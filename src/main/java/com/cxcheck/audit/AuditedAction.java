package com.cxcheck.audit;

/** The labels are the messages audit.action.SIGNED_IN and so on. */
public enum AuditedAction {
    SIGNED_IN,
    SIGN_IN_FAILED,
    SIGN_IN_THROTTLED,
    REQUESTS_REFUSED,
    REQUESTS_THROTTLED,
    EXPORTED,
    DELETED,
    CONSULTANT_CREATED,
    CONSULTANT_DISABLED,
    CONSULTANT_ENABLED,
    PASSWORD_CHANGED,
    PASSKEY_ADDED,
    PASSKEY_REMOVED,
    SIGNED_OUT_EVERYWHERE,
    MAIL_GIVEN_UP,
    MAIL_UNCERTAIN
}
