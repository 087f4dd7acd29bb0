/** What applies to every request: limits, headers, cookies and protection against forged requests. */
@NullMarked
@ApplicationModule(
        displayName = "Security",
        allowedDependencies = {"audit", "site"})
package com.cxcheck.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
