/** The accounts of consultants, their passwords and their sessions. */
@NullMarked
@ApplicationModule(
        displayName = "Account",
        allowedDependencies = {"audit", "brand", "input", "submission"})
package com.cxcheck.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
