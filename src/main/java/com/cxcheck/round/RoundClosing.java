package com.cxcheck.round;

import java.time.Clock;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Closes rounds whose time is over, once a minute on one of the instances; from that time on nothing is counted anyway. */
@Component
class RoundClosing {

    private final Rounds rounds;
    private final BallotBox box;
    private final Clock clock;

    RoundClosing(Rounds rounds, BallotBox box, Clock clock) {
        this.rounds = rounds;
        this.box = box;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    @SchedulerLock(name = "rounds", lockAtLeastFor = "PT50S", lockAtMostFor = "PT5M")
    void closeDue() {
        rounds.findDue(clock.instant()).forEach(box::close);
    }
}
