/** The follow-up of one submission: state, assignee, reply date, tags, notes and the action taken. */
@NullMarked
@ApplicationModule(
        displayName = "Follow-up",
        allowedDependencies = {"account", "audit", "input", "questionnaire", "submission"})
package com.cxcheck.followup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
