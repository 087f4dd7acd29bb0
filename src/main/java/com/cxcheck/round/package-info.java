/** Rounds: people join by a code, answer the same questions without a name, and see one sheet once it is closed. */
@NullMarked
@ApplicationModule(
        displayName = "Round",
        allowedDependencies = {"account", "input", "questionnaire", "security", "site", "submission"})
package com.cxcheck.round;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
