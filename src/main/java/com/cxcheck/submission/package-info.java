/**
 * What a visitor answered, as it is stored. It changes through guarded steps only and, once submitted, in nothing but
 * the contact details.
 */
@NullMarked
@ApplicationModule(
        displayName = "Submission",
        allowedDependencies = {"audit", "input", "questionnaire", "security"})
package com.cxcheck.submission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
