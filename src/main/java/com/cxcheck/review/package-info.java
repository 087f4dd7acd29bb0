/** The consultant's pages: who answered, what they said, and taking it along. */
@NullMarked
@ApplicationModule(
        displayName = "Review",
        allowedDependencies = {"account", "audit", "questionnaire", "reply", "submission", "text"})
package com.cxcheck.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
