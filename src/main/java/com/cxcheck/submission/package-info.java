/**
 * The stored fact: what a visitor answered, and with which questionnaire. It changes through guarded steps only, and not
 * at all once it is submitted, but for the contact details that a visitor may add.
 */
@NullMarked
@ApplicationModule(
        displayName = "Submission",
        allowedDependencies = {"audit", "questionnaire"})
package com.cxcheck.submission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
