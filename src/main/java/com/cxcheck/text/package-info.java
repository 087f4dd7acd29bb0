/** Limits on what people write. */
@NullMarked
@ApplicationModule(
        displayName = "Text",
        allowedDependencies = {})
package com.cxcheck.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
