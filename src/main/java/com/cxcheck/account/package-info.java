/** Who may sign in. */
@NullMarked
@ApplicationModule(
        displayName = "Account",
        allowedDependencies = {})
package com.cxcheck.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
