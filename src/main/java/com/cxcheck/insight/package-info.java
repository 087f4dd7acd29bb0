/** Statistics of all submissions together, kept in tables of their own. */
@NullMarked
@ApplicationModule(
        displayName = "Insight",
        allowedDependencies = {"followup", "input", "questionnaire", "site", "submission"})
package com.cxcheck.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
