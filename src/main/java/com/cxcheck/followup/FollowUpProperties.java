package com.cxcheck.followup;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How soon visitors are answered.
 *
 * @param replyWithin in working days, Monday to Friday
 */
@ConfigurationProperties("cxcheck.follow-up")
public record FollowUpProperties(@DefaultValue("1") int replyWithin) {

    /** About a year. */
    private static final int MAX_WORKING_DAYS = 250;

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    public FollowUpProperties {
        if (replyWithin < 1 || replyWithin > MAX_WORKING_DAYS) {
            throw new IllegalArgumentException("cxcheck.follow-up.reply-within is " + replyWithin
                    + "; it has to be from 1 to " + MAX_WORKING_DAYS + " working days");
        }
    }

    /** Returns the last day to reply on to what was written on a day. */
    public LocalDate replyBy(LocalDate day) {
        return Stream.iterate(day.plusDays(1), next -> next.plusDays(1))
                .filter(next -> !WEEKEND.contains(next.getDayOfWeek()))
                .skip(replyWithin - 1L)
                .findFirst()
                .orElseThrow();
    }
}
