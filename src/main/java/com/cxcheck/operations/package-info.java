/** Backups, scheduling, and what happens when the database is away, full or read-only. */
@NullMarked
@ApplicationModule(displayName = "Operations", allowedDependencies = "configuration")
package com.cxcheck.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
