package com.cxcheck.round;

import com.cxcheck.input.TextLength;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * What the opener of a round says about it.
 *
 * @param name who asks, as those who are invited read it; 1 to 80 characters
 * @param expected about how many are asked, 1 to 10,000
 * @param closesAt when it closes at the latest
 * @param ownResults whether who casts may keep the answers as a result as well, in a workshop only
 */
record Opening(String name, OptionalInt expected, Instant closesAt, boolean ownResults) {

    static final int MAX_NAME = 80;

    static final int MAX_EXPECTED = 10_000;

    static final int DEFAULT_DAYS = 14;

    static final int MAX_DAYS = 60;

    Opening {
        if (TextLength.isBlank(name) || TextLength.excess(name, MAX_NAME) > 0) {
            throw new IllegalArgumentException("a round needs a name of at most " + MAX_NAME + " characters");
        }
        if (expected.isPresent() && (expected.getAsInt() < 1 || expected.getAsInt() > MAX_EXPECTED)) {
            throw new IllegalArgumentException("expected is " + expected.getAsInt());
        }
    }

    void requireToCloseInTime(Instant now) {
        if (!closesAt.isAfter(now) || closesAt.isAfter(now.plus(Duration.ofDays(MAX_DAYS + 1)))) {
            throw new IllegalArgumentException("a round closes within " + MAX_DAYS + " days");
        }
    }
}
