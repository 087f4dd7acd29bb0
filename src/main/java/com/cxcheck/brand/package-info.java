/** The consultancy as visitors see it: name, logo, colour, contact, imprint and time zone, which consultants set on a page. */
@NullMarked
@ApplicationModule(
        displayName = "Brand",
        allowedDependencies = {"audit", "input", "operations", "site", "submission"})
package com.cxcheck.brand;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
