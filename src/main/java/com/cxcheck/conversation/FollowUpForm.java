package com.cxcheck.conversation;

import com.cxcheck.followup.FollowUp;
import com.cxcheck.followup.FollowUp.State;
import com.cxcheck.followup.Tags;
import com.cxcheck.input.Dates;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.validation.Errors;

/**
 * The form of a follow-up, as texts, so that each invalid value is shown again with an error at its field.
 *
 * @param assignee the name of a consultant, or empty for nobody
 * @param replyBy a date, or blank where there is nothing to reply to
 * @param tags separated by commas
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
                followUp.replyBy().map(LocalDate::toString).orElse(""),
                String.join(", ", followUp.tags()));
    }

    /** @param consultants the names that may be assigned, besides the present assignee */
    void validate(FollowUp followUp, List<String> consultants, Errors errors) {
        if (parseState().isEmpty()) {
            errors.rejectValue("state", "followUp.state.wrong");
        }
        if (!assignee.isEmpty()
                && !assignee.equals(followUp.assignee().orElse(""))
                && !consultants.contains(assignee)) {
            errors.rejectValue("assignee", "followUp.assignee.wrong");
        }
        if (!replyBy.isBlank() && day().isEmpty()) {
            errors.rejectValue("replyBy", "followUp.day.wrong");
        }
        if (!Tags.isValid(tags)) {
            errors.rejectValue("tags", "followUp.tags.wrong");
        }
    }

    private Optional<State> parseState() {
        return Stream.of(State.values())
                .filter(each -> each.name().equals(state))
                .findFirst();
    }

    /** The day to reply by, or empty if it is none that can be stored. */
    public Optional<LocalDate> day() {
        try {
            return Optional.of(LocalDate.parse(replyBy)).filter(day -> day.equals(Dates.clamp(day)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Requires a valid form. */
    void applyTo(FollowUp followUp) {
        followUp.change(
                parseState().orElseThrow(), assignee.isEmpty() ? null : assignee, day().orElse(null), Tags.parse(tags));
    }
}
