/** What visitors set out to do about the first steps of their results, and what became of it. */
@NullMarked
@ApplicationModule(
        displayName = "Intention",
        allowedDependencies = {"input", "questionnaire", "submission"})
package com.cxcheck.intention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
