/** What the consultant learns from all submissions together: figures, each with how many it is drawn from. */
@NullMarked
@ApplicationModule(
        displayName = "Insight",
        allowedDependencies = {"qr", "questionnaire", "site", "submission"})
package com.cxcheck.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
