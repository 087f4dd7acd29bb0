/** What all pages share: languages, error pages, links, assets and the Thymeleaf dialects. */
@NullMarked
@ApplicationModule(
        displayName = "Web",
        allowedDependencies = {"operations", "questionnaire", "security", "submission"})
package com.cxcheck.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
