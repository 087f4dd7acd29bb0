/** The visitor's pages: the questions, the check page, the result, the guide and the privacy page. */
@NullMarked
@ApplicationModule(
        displayName = "Assessment",
        allowedDependencies = {
            "account",
            "brand",
            "editor",
            "followup",
            "input",
            "intention",
            "mail",
            "operations",
            "questionnaire",
            "reply",
            "round",
            "security",
            "site",
            "submission"
        })
package com.cxcheck.assessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
