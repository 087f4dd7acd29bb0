/** Statistics of all submissions together, kept in tables of their own. */
@NullMarked
@ApplicationModule(
        displayName = "Insight",
        allowedDependencies = {"followup", "inbox", "input", "intention", "questionnaire", "submission"})
package com.cxcheck.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
