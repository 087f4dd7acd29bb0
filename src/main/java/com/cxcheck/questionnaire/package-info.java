/**
 * The instrument: what is asked, what each answer means, and the scoring. Pure: it knows no page and no database.
 */
@NullMarked
@ApplicationModule(
        displayName = "Questionnaire",
        allowedDependencies = {"text"})
package com.cxcheck.questionnaire;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
