/** Submissions as CSV and XLSX files, and one on a sheet of paper for a meeting. */
@NullMarked
@ApplicationModule(
        displayName = "Export",
        allowedDependencies = {
            "account",
            "audit",
            "followup",
            "inbox",
            "input",
            "intention",
            "questionnaire",
            "reply",
            "site",
            "submission"
        })
package com.cxcheck.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
