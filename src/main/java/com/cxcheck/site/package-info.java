/** The public address of the site, from which links, QR codes and mails are made. */
@NullMarked
@ApplicationModule(
        displayName = "Site",
        allowedDependencies = {})
package com.cxcheck.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
