/** Limits on what people type: lengths of texts and ranges of dates. */
@NullMarked
@ApplicationModule(
        displayName = "Input",
        allowedDependencies = {})
package com.cxcheck.input;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
