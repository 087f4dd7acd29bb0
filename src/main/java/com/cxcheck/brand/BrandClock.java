package com.cxcheck.brand;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** The system's clock in the time zone of the settings, whose changes it follows. */
@Component
class BrandClock extends Clock {

    private final Brands brands;

    BrandClock(Brands brands) {
        this.brands = brands;
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public ZoneId getZone() {
        return brands.zone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.system(zone);
    }
}
