package com.cxcheck.inbox;

import com.cxcheck.followup.ActionTaken;
import com.cxcheck.followup.Note;
import com.cxcheck.followup.Tags;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** The text fields of the form around a list. Each belongs to one action. */
record BulkForm(String newTag, String note, String actionTaken) {

    static final BulkForm EMPTY = new BulkForm("", "", "");

    BulkForm {
        newTag = newTag == null ? "" : newTag;
        note = note == null ? "" : note;
        actionTaken = actionTaken == null ? "" : actionTaken;
    }

    /** The action of the pressed button or, after Enter in a field, that of the field with a text. */
    BulkAction action(@Nullable BulkAction pressed) {
        return pressed != null
                ? pressed
                : !actionTaken.isBlank()
                        ? BulkAction.ACTION_TAKEN
                        : !newTag.isBlank() ? BulkAction.TAG : BulkAction.NOTE;
    }

    void validate(BulkAction action, Errors errors) {
        if (action == BulkAction.TAG && !Tags.isValid(newTag)) {
            errors.rejectValue("newTag", "followUp.tags.wrong");
        }
        if (action == BulkAction.NOTE && !note.isBlank() && !Note.isValid(note)) {
            errors.rejectValue("note", "notes.wrong");
        }
        if (action == BulkAction.ACTION_TAKEN && !ActionTaken.isValid(actionTaken)) {
            errors.rejectValue("actionTaken", "actionTaken.missing");
        }
    }
}
