/**
 * The audit log: sign-ins, refused requests, exports, deletions, changes of accounts, and mails that were not sent.
 */
@NullMarked
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"input"})
package com.cxcheck.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
