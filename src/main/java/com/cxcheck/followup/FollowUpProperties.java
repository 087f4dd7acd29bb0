package com.cxcheck.followup;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the consultants work.
 *
 * @param replyWithin within how many working days, Monday to Friday, a submission is answered
 */
@ConfigurationProperties("cxcheck.follow-up")
record FollowUpProperties(@DefaultValue("1") int replyWithin) {

    FollowUpProperties {
        if (replyWithin < 1) {
            throw new IllegalArgumentException(
                    "cxcheck.follow-up.reply-within is " + replyWithin + "; it has to be 1 working day or more");
        }
    }
}
