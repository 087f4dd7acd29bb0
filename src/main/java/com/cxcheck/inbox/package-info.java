/** The lists of submissions and of feedback: filters, sorting, search and bulk changes. */
@NullMarked
@ApplicationModule(
        displayName = "Inbox",
        allowedDependencies = {"account", "audit", "followup", "input", "questionnaire", "reply", "submission"})
package com.cxcheck.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
