package com.cxcheck.submission;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * For how long answers are kept, a day to a hundred years, such as 30d; a number alone means days.
 *
 * @param inProgress walks that are not submitted, from their last step
 * @param submitted submissions, from when they were submitted; without it they are kept until somebody deletes them
 */
@ConfigurationProperties("cxcheck.retention")
public record RetentionPeriods(
        @DefaultValue("30d") @DurationUnit(ChronoUnit.DAYS) Duration inProgress,

        @DurationUnit(ChronoUnit.DAYS) @Nullable Duration submitted) {

    private static final Duration SHORTEST = Duration.ofDays(1);

    private static final Duration LONGEST = Duration.ofDays(36_500);

    public RetentionPeriods {
        require(inProgress, "cxcheck.retention.in-progress");
        require(submitted, "cxcheck.retention.submitted");
    }

    private static void require(@Nullable Duration period, String key) {
        if (period != null && period.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(key + " has to be a day or more, such as 30d");
        } else if (period != null && period.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(key + " has to be 36500d or less, which is a hundred years");
        }
    }
}
