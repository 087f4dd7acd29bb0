/** What is told by mail: to consultants what has come in, to visitors what they asked for. Nothing depends on it. */
@NullMarked
@ApplicationModule(
        displayName = "Notification",
        allowedDependencies = {"audit", "questionnaire", "reply", "site", "submission", "text"})
package com.cxcheck.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
