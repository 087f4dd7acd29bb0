package com.cxcheck.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetentionPeriodsTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration CENTURY = Duration.ofDays(36_500);

    @Test
    void areFromADayToAHundredYears() {
        assertThat(new RetentionPeriods(DAY, CENTURY).submitted()).isEqualTo(CENTURY);
        assertThat(new RetentionPeriods(CENTURY, DAY).inProgress()).isEqualTo(CENTURY);
        assertThat(new RetentionPeriods(DAY, null).submitted()).isNull();
    }

    @Test
    void outsideOfThatTheyAreRefusedByTheirKey() {
        assertRefused(DAY.minusNanos(1), DAY, "cxcheck.retention.in-progress");
        assertRefused(CENTURY.plusNanos(1), DAY, "cxcheck.retention.in-progress");
        assertRefused(DAY, DAY.minusNanos(1), "cxcheck.retention.submitted");
        assertRefused(DAY, CENTURY.plusNanos(1), "cxcheck.retention.submitted");
    }

    private static void assertRefused(Duration inProgress, Duration submitted, String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetentionPeriods(inProgress, submitted))
                .withMessageStartingWith(key + " has to be ");
    }
}
