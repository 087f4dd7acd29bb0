/** The public address of the site, from which every link is made that leaves the pages. */
@NullMarked
@ApplicationModule(
        displayName = "Site",
        allowedDependencies = {})
package com.cxcheck.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
