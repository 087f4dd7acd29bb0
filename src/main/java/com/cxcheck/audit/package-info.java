/** The audit log: who signed in, exported, deleted or changed an account, and when. */
@NullMarked
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {})
package com.cxcheck.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
