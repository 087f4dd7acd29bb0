package com.cxcheck.audit;

/** What is put on record. Each has its words in the messages, as audit.action.NAME. */
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
