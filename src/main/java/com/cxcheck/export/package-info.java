/** Submissions as CSV and XLSX files. */
@NullMarked
@ApplicationModule(
        displayName = "Export",
        allowedDependencies = {"audit", "followup", "inbox", "questionnaire", "submission"})
package com.cxcheck.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
