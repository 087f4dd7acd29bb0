package com.cxcheck.conversation;

import com.cxcheck.followup.FollowUp;
import com.cxcheck.followup.FollowUp.State;
import com.cxcheck.followup.Note;
import com.cxcheck.followup.Tags;
import com.cxcheck.input.Dates;
import com.cxcheck.reply.Comment;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * The one form of the page of a submission, as texts, so that each invalid value is shown again with an error at its field. The
 * names of its fields differ from those of a filter, which travels in the same URL.
 *
 * @param recipient {@link #VISITOR} or {@link #COLLEAGUES}
 * @param text a comment or a note, or blank for neither
 * @param newAssignee the name of a consultant, or empty for nobody
 * @param replyBy a date, or empty for none
 * @param tags separated by commas
 */
record ConversationForm(
        String recipient, String text, String newState, String newAssignee, String replyBy, String tags) {

    static final String VISITOR = "VISITOR";
    static final String COLLEAGUES = "COLLEAGUES";

    ConversationForm {
        recipient = COLLEAGUES.equals(recipient) ? COLLEAGUES : VISITOR;
        text = Objects.requireNonNullElse(text, "");
        newState = Objects.requireNonNullElse(newState, "");
        newAssignee = Objects.requireNonNullElse(newAssignee, "");
        replyBy = Objects.requireNonNullElse(replyBy, "");
        tags = Objects.requireNonNullElse(tags, "");
    }

    static ConversationForm of(FollowUp followUp) {
        return of(followUp, VISITOR, "");
    }

    /** What is stored, with a text that isn't yet. */
    static ConversationForm of(FollowUp followUp, String recipient, String text) {
        return new ConversationForm(
                recipient,
                text,
                followUp.state().name(),
                followUp.assignee().orElse(""),
                followUp.replyBy().map(LocalDate::toString).orElse(""),
                String.join(", ", followUp.tags()));
    }

    ConversationForm insert(String more) {
        String whole = text.isBlank() ? more : text.stripTrailing() + "\n\n" + more;
        return new ConversationForm(recipient, whole, newState, newAssignee, replyBy, tags);
    }

    public boolean isForVisitor() {
        return recipient.equals(VISITOR);
    }

    boolean hasText() {
        return !text.isBlank();
    }

    /** @param consultants the names that may be assigned, besides the present assignee */
    void validate(FollowUp followUp, List<String> consultants, Errors errors) {
        if (hasText() && !(isForVisitor() ? Comment.isValid(text) : Note.isValid(text))) {
            errors.rejectValue("text", isForVisitor() ? "comments.wrong" : "notes.wrong");
        }
        if (parseState().isEmpty()) {
            errors.rejectValue("newState", "followUp.state.wrong");
        }
        if (!newAssignee.isEmpty()
                && !newAssignee.equals(followUp.assignee().orElse(""))
                && !consultants.contains(newAssignee)) {
            errors.rejectValue("newAssignee", "followUp.assignee.wrong");
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
                .filter(each -> each.name().equals(newState))
                .findFirst();
    }

    /** The day to reply by, or empty if it is none that can be stored. */
    public Optional<LocalDate> day() {
        return Dates.parse(replyBy.strip()).filter(Dates::isInRange);
    }

    /**
     * Applies a valid form. A date that is as it was when a reply is sent was that of the reply and is done with.
     *
     * @param replied the consultant who sends a text to the visitor, or null
     */
    void applyTo(FollowUp followUp, @Nullable String replied) {
        LocalDate before = followUp.replyBy().orElse(null);
        LocalDate day = day().orElse(null);
        State state = parseState().orElseThrow();
        followUp.change(state, newAssignee.isEmpty() ? null : newAssignee, day, Tags.parse(tags));
        if (replied != null) {
            followUp.replied(replied);
            if (day != null && !day.equals(before)) {
                followUp.change(followUp.state(), followUp.assignee().orElse(null), day, Tags.parse(tags));
            }
        }
    }
}
