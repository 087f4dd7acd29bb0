/** The consultant's pages about the versions of the questionnaire. */
@NullMarked
@ApplicationModule(
        displayName = "Edition",
        allowedDependencies = {"insight", "questionnaire", "submission"})
package com.cxcheck.edition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
