package com.cxcheck.followup;

import com.cxcheck.followup.FollowUp.State;
import com.cxcheck.input.Dates;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a consultant makes of a submission, as the page sends it: texts, so that what doesn't fit can be said at its field.
 *
 * @param assignee a consultant's name, or empty for nobody's
 * @param tags the tags, with commas between them
 */
record FollowUpForm(String state, String assignee, String replyBy, String tags) {

    FollowUpForm {
        state = state == null ? "" : state;
        assignee = assignee == null ? "" : assignee;
        replyBy = replyBy == null ? "" : replyBy;
        tags = tags == null ? "" : tags;
    }

    static FollowUpForm of(FollowUp followUp) {
        return new FollowUpForm(
                followUp.state().name(),
                followUp.assignee().orElse(""),
                followUp.replyBy().toString(),
                String.join(", ", followUp.tags()));
    }

    /** The state that is meant, if it is one. */
    Optional<State> chosenState() {
        return Stream.of(State.values())
                .filter(each -> each.name().equals(state))
                .findFirst();
    }

    /** The day by which it is to be answered, if it is one. */
    public Optional<LocalDate> day() {
        try {
            return Optional.of(LocalDate.parse(replyBy)).filter(day -> day.equals(Dates.clamp(day)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    Set<String> tagSet() {
        return Tags.parse(tags);
    }

    /** Does what it says; it has to fit. */
    void applyTo(FollowUp followUp) {
        followUp.change(
                chosenState().orElseThrow(), assignee.isEmpty() ? null : assignee, day().orElseThrow(), tagSet());
    }
}
