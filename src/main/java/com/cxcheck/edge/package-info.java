/** Where requests come in: how much is taken, from whom, and what browsers are told with each answer. */
@NullMarked
@ApplicationModule(
        displayName = "Edge",
        allowedDependencies = {"audit", "site"})
package com.cxcheck.edge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
