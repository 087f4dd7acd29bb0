package com.cxcheck.submission;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * After what time submissions are deleted, 1 to 36,500 days, such as 30d; a number without a unit means days.
 *
 * @param inProgress from the last step
 * @param submitted from the time of submission; null for never
 */
@ConfigurationProperties("cxcheck.retention")
public record RetentionPeriods(
        @DefaultValue("30d") @DurationUnit(ChronoUnit.DAYS) Duration inProgress,

        @DurationUnit(ChronoUnit.DAYS) @Nullable Duration submitted) {

    private static final Duration MIN = Duration.ofDays(1);

    private static final Duration MAX = Duration.ofDays(36_500);

    public RetentionPeriods {
        require(inProgress, "cxcheck.retention.in-progress");
        require(submitted, "cxcheck.retention.submitted");
    }

    private static void require(@Nullable Duration period, String key) {
        if (period != null && period.compareTo(MIN) < 0) {
            throw new IllegalArgumentException(key + " has to be a day or more, such as 30d");
        } else if (period != null && period.compareTo(MAX) > 0) {
            throw new IllegalArgumentException(key + " has to be 36500d or less, which is a hundred years");
        }
    }
}
