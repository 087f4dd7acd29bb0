/** Addresses as pictures for a telephone's camera. */
@NullMarked
@ApplicationModule(
        displayName = "QR code",
        allowedDependencies = {})
package com.cxcheck.qr;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
