/** The consultants: who may sign in, and who no longer. */
@NullMarked
@ApplicationModule(displayName = "Account", allowedDependencies = "audit")
package com.cxcheck.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
