/**
 * The visitor's pages: the walk through the questions, the check page, the result, and what there is to read.
 */
@NullMarked
@ApplicationModule(
        displayName = "Assessment",
        allowedDependencies = {"audit", "backup", "notification", "qr", "questionnaire", "reply", "site", "submission"})
package com.cxcheck.assessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
