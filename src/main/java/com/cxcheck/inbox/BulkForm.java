package com.cxcheck.inbox;

import com.cxcheck.followup.ActionTaken;
import com.cxcheck.followup.Note;
import com.cxcheck.followup.Tags;
import java.io.Serializable;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * The fields of the form around a list. Each text belongs to one action.
 *
 * @param assignTo the name of a consultant, or empty for nobody
 */
record BulkForm(String newTag, String note, String actionTaken, String assignTo) implements Serializable {

    static final BulkForm EMPTY = new BulkForm("", "", "", "");

    BulkForm {
        newTag = newTag == null ? "" : newTag;
        note = note == null ? "" : note;
        actionTaken = actionTaken == null ? "" : actionTaken;
        assignTo = assignTo == null ? "" : assignTo;
    }

    /**
     * The action of the pressed button or, after Enter in a field, that of the field with a text; none if several have one, as it is
     * unknown which of them is meant.
     */
    Optional<BulkAction> action(@Nullable BulkAction pressed) {
        if (pressed != null) {
            return Optional.of(pressed);
        }
        var written = Stream.of(BulkAction.ACTION_TAKEN, BulkAction.TAG, BulkAction.NOTE)
                .filter(action -> !text(action).isBlank())
                .toList();
        return written.size() == 1 ? Optional.of(written.get(0)) : Optional.empty();
    }

    private String text(BulkAction action) {
        return switch (action) {
            case TAG, UNTAG -> newTag;
            case NOTE -> note;
            case ACTION_TAKEN -> actionTaken;
            default -> "";
        };
    }

    /** The texts that belong to other actions and so are still to be used. */
    BulkForm after(BulkAction action) {
        return new BulkForm(
                text(action).equals(newTag) ? "" : newTag,
                text(action).equals(note) ? "" : note,
                text(action).equals(actionTaken) ? "" : actionTaken,
                "");
    }

    void validate(BulkAction action, Errors errors) {
        if ((action == BulkAction.TAG || action == BulkAction.UNTAG)
                && (!Tags.isValid(newTag) || Tags.parse(newTag).isEmpty())) {
            errors.rejectValue("newTag", "followUp.tags.wrong");
        }
        if (action == BulkAction.NOTE && !Note.isValid(note)) {
            errors.rejectValue("note", "notes.wrong");
        }
        if (action == BulkAction.ACTION_TAKEN && !ActionTaken.isValid(actionTaken)) {
            errors.rejectValue("actionTaken", "actionTaken.missing");
        }
    }
}
