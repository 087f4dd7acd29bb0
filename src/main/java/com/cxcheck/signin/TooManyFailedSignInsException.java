package com.cxcheck.signin;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Passwords are not checked for a while. */
class TooManyFailedSignInsException extends AuthenticationException {

    private final transient Duration untilNextTry;

    TooManyFailedSignInsException(Duration untilNextTry) {
        super("too many failed sign-ins");
        this.untilNextTry = untilNextTry;
    }

    Duration untilNextTry() {
        return untilNextTry;
    }
}
