/** What consultants publish to get submissions: links with the names of their sources, QR codes, and texts for a mail and a website. */
@NullMarked
@ApplicationModule(
        displayName = "Share",
        allowedDependencies = {"brand", "input", "questionnaire", "site", "submission"})
package com.cxcheck.share;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
