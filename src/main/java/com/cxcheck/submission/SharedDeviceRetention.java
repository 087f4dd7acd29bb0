package com.cxcheck.submission;

import java.time.Clock;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes what people have left unfinished on a shared device, once a minute on one of the instances. */
@Component
class SharedDeviceRetention {

    /** Of the pause after which no page shows it: whoever reads on for so long may still send the form. */
    private static final int PAUSES = 2;

    private final Submissions submissions;
    private final Clock clock;

    SharedDeviceRetention(Submissions submissions, Clock clock) {
        this.submissions = submissions;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    @SchedulerLock(name = "shared-devices", lockAtLeastFor = "PT50S", lockAtMostFor = "PT5M")
    void deleteLeft() {
        submissions.deleteLeft(clock.instant().minus(VisitorToken.PAUSE_ON_SHARED_DEVICE.multipliedBy(PAUSES)));
    }
}
