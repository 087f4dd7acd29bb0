/** Copies of the database for the day on which it is lost, where the operator can't copy it from outside. */
@NullMarked
@ApplicationModule(displayName = "Backup", allowedDependencies = "database")
package com.cxcheck.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
