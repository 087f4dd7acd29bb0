/** A copy of the program that starts in a fraction of the time, since the work that each start would repeat is done. */
@NullMarked
@ApplicationModule(
        displayName = "Quick start",
        allowedDependencies = {})
package com.cxcheck.quickstart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
