package com.cxcheck.inbox;

/** When a reply is due. */
enum Due {
    ANY,
    NEVER,
    BEFORE_TODAY,
    BY_TODAY,
    TODAY,
    FROM_TODAY
}
