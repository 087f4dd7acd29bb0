/** What is said and done when the database can't be reached, opened or written. */
@NullMarked
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {"settings"})
package com.cxcheck.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
