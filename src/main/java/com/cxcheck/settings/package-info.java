/** Looks at the settings before they are used, and says in one sentence which one is wrong, why, and where it is given. */
@NullMarked
@ApplicationModule(
        displayName = "Settings",
        allowedDependencies = {})
package com.cxcheck.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
