package com.cxcheck.assessment;

import com.cxcheck.input.Dates;
import com.cxcheck.intention.Intention;
import com.cxcheck.intention.Intention.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.validation.Errors;

/**
 * What a visitor will do about a step, as texts, so that an invalid value is shown again.
 *
 * @param dueOn a date, or empty for none
 * @param state of {@link State}; anything else means not yet
 * @param key of the mailed link, or empty in the browser that answered
 */
record IntentionForm(String line, String dueOn, String state, String key) {

    IntentionForm {
        line = Objects.requireNonNullElse(line, "");
        dueOn = Objects.requireNonNullElse(dueOn, "").strip();
        state = Objects.requireNonNullElse(state, "");
        key = Objects.requireNonNullElse(key, "");
    }

    static IntentionForm of(Optional<Intention> stored, String key) {
        return new IntentionForm(
                stored.map(Intention::line).orElse(""),
                stored.flatMap(Intention::dueOn).map(LocalDate::toString).orElse(""),
                stored.map(Intention::state).orElse(State.NOT_YET).name(),
                key);
    }

    /** The result page, as the form was opened from it. */
    public String result(String reference) {
        return Navigation.withKey(Navigation.resultPage(reference), key);
    }

    void validate(Errors errors) {
        if (!Intention.isValid(line)) {
            errors.rejectValue("line", "intention.line.wrong");
        }
        if (!dueOn.isEmpty() && day().isEmpty()) {
            errors.rejectValue("dueOn", "followUp.day.wrong");
        }
    }

    private Optional<LocalDate> day() {
        return Dates.parse(dueOn).filter(Dates::isInRange);
    }

    void applyTo(Intention intention, Instant now) {
        State chosen = Stream.of(State.values())
                .filter(each -> each.name().equals(state))
                .findFirst()
                .orElse(State.NOT_YET);
        intention.change(line, day().orElse(null), chosen, now);
    }
}
