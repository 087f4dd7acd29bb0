/** What a visitor hears from the consultants: comments on the result, and what was done about what they wrote. */
@NullMarked
@ApplicationModule(
        displayName = "Reply",
        allowedDependencies = {"text"})
package com.cxcheck.reply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
