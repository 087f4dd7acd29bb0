package com.cxcheck.round;

import com.cxcheck.input.TextLength;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.validation.Errors;

/** The form with which a round is opened, as texts, so that what is invalid is shown again. */
record RoundForm(String name, String expected, String closesOn, String ownResults) {

    RoundForm {
        name = text(name).replaceAll("[\\s\\p{Cc}\\p{Zl}\\p{Zp}]+", " ");
        expected = text(expected);
        closesOn = text(closesOn);
        ownResults = text(ownResults);
    }

    private static String text(String typed) {
        return typed == null || TextLength.isBlank(typed) ? "" : typed.strip();
    }

    static RoundForm closingAfter(int days, String name, Clock clock) {
        return new RoundForm(name, "", LocalDate.now(clock).plusDays(days).toString(), "");
    }

    /** The round to open, or nothing and the errors at the fields. */
    Optional<Opening> opening(Errors errors, Clock clock) {
        int excess = TextLength.excess(name, Opening.MAX_NAME);
        if (name.isEmpty()) {
            errors.rejectValue("name", "round.name.missing");
        } else if (excess > 0) {
            errors.rejectValue("name", "round.name.long", new Object[] {Opening.MAX_NAME, excess}, null);
        }
        if (!expected.matches("([1-9][0-9]{0,3}|10000)?")) {
            errors.rejectValue("expected", "round.expected.wrong");
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate last = date().orElse(LocalDate.MIN);
        if (last.isBefore(today) || last.isAfter(today.plusDays(Opening.MAX_DAYS))) {
            errors.rejectValue("closesOn", "round.closesOn.wrong", new Object[] {Opening.MAX_DAYS}, null);
        }
        return errors.hasErrors()
                ? Optional.empty()
                : Optional.of(new Opening(
                        name,
                        expected.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(expected)),
                        last.plusDays(1).atStartOfDay(clock.getZone()).toInstant(),
                        ownResults.equals("true")));
    }

    private Optional<LocalDate> date() {
        try {
            return Optional.of(LocalDate.parse(closesOn));
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }
}
