/** What is asked, what each answer means, and the scoring. It knows neither pages nor the database. */
@NullMarked
@ApplicationModule(displayName = "Questionnaire", allowedDependencies = "input")
package com.cxcheck.questionnaire;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
