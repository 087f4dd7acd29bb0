package com.cxcheck.followup;

import com.cxcheck.input.SingleLine;
import com.cxcheck.input.TextLength;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * What was done about a visitor's feedback. The visitor reads it on the result page.
 *
 * @param line 1 to {@value #MAX_LENGTH} UTF-16 units
 * @param consultant the name of the consultant who wrote the line
 */
@Embeddable
public record ActionTaken(
        @Column(name = "action_taken") String line,
        @Column(name = "action_taken_by") String consultant,
        @Column(name = "action_taken_at") Instant takenAt) {

    static final int MAX_LENGTH = 300;

    /** @throws IllegalArgumentException if the line is not {@link #isValid valid} */
    public ActionTaken {
        if (!isValid(line)) {
            throw new IllegalArgumentException("an action taken has 1 to " + MAX_LENGTH + " characters");
        }
        line = SingleLine.of(line);
    }

    public static boolean isValid(String line) {
        return TextLength.isValid(line, MAX_LENGTH);
    }
}
