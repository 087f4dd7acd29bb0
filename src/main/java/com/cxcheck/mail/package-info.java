/** Mails to consultants and visitors, kept in a table until they are sent. */
@NullMarked
@ApplicationModule(
        displayName = "Mail",
        allowedDependencies = {
            "account",
            "audit",
            "brand",
            "followup",
            "input",
            "questionnaire",
            "reply",
            "site",
            "submission"
        })
package com.cxcheck.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
