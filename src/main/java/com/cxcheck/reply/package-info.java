/** The comments that consultants write to a visitor on the result page, and the messages that visitors write back. */
@NullMarked
@ApplicationModule(
        displayName = "Reply",
        allowedDependencies = {"input", "security", "submission"})
package com.cxcheck.reply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
