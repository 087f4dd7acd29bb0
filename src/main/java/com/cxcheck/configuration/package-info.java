/** Checks of the settings at start-up. A wrong one stops the start with one sentence that names it. */
@NullMarked
@ApplicationModule(
        displayName = "Configuration",
        allowedDependencies = {})
package com.cxcheck.configuration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
