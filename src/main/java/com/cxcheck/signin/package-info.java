/** Signing in with a password or a passkey, and who may see the pages under /admin. */
@NullMarked
@ApplicationModule(
        displayName = "Sign-in",
        allowedDependencies = {"account", "audit", "security", "site"})
package com.cxcheck.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
