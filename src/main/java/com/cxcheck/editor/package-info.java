/** The consultant's pages about the questionnaire: its versions, the draft of the next one, and its publication. */
@NullMarked
@ApplicationModule(
        displayName = "Editor",
        allowedDependencies = {"audit", "input", "insight", "questionnaire", "submission"})
package com.cxcheck.editor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
