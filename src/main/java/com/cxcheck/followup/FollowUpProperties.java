package com.cxcheck.followup;

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

    public FollowUpProperties {
        if (replyWithin < 1 || replyWithin > MAX_WORKING_DAYS) {
            throw new IllegalArgumentException("cxcheck.follow-up.reply-within is " + replyWithin
                    + "; it has to be from 1 to " + MAX_WORKING_DAYS + " working days");
        }
    }
}
