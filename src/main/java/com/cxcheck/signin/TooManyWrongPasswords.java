package com.cxcheck.signin;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Says that passwords are not looked at for a while. */
class TooManyWrongPasswords extends AuthenticationException {

    private final transient Duration wait;

    TooManyWrongPasswords(Duration wait) {
        super("too many wrong passwords");
        this.wait = wait;
    }

    /** How long until the next one is looked at. */
    Duration untilNextTry() {
        return wait;
    }
}
