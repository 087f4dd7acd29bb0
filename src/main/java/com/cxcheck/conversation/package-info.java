/** The page of one submission, on which consultants read, reply, take notes and follow up. */
@NullMarked
@ApplicationModule(
        displayName = "Conversation",
        allowedDependencies = {
            "account",
            "audit",
            "followup",
            "inbox",
            "input",
            "intention",
            "mail",
            "questionnaire",
            "reply",
            "round",
            "submission"
        })
package com.cxcheck.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
