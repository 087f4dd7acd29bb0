/** Signing in: with a password, which cannot be tried for long, or with a passkey. */
@NullMarked
@ApplicationModule(
        displayName = "Sign-in",
        allowedDependencies = {"account", "audit", "edge", "site"})
package com.cxcheck.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
