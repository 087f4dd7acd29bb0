package com.cxcheck.inbox;

import com.cxcheck.followup.ActionTaken;
import com.cxcheck.followup.FollowUp;
import com.cxcheck.followup.FollowUp.State;
import com.cxcheck.followup.FollowUps;
import com.cxcheck.followup.Note;
import com.cxcheck.followup.Notes;
import com.cxcheck.followup.Tags;
import com.cxcheck.submission.SubmissionDeletedException;
import com.cxcheck.submission.Submissions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.validation.Errors;

/** Does the same to all selected submissions. */
@Component
class BulkChanges {

    private final Submissions submissions;
    private final FollowUps followUps;
    private final Notes notes;
    private final Clock clock;

    BulkChanges(Submissions submissions, FollowUps followUps, Notes notes, Clock clock) {
        this.submissions = submissions;
        this.followUps = followUps;
        this.notes = notes;
        this.clock = clock;
    }

    /**
     * Changes all selected submissions, or none if there are errors. An {@link BulkAction#isOverwriting overwriting} action
     * skips those that were changed since they were selected.
     *
     * @param errors gets an error for the field of the action if its text doesn't fit
     * @throws SubmissionDeletedException if none of them is there
     */
    @Transactional
    BulkResult apply(BulkAction action, BulkForm form, Set<Selected> selected, String consultant, Errors errors) {
        form.validate(action, errors);
        if (errors.hasErrors()) {
            return BulkResult.UNCHANGED;
        }
        Map<Long, Integer> versions =
                selected.stream().collect(Collectors.toMap(Selected::id, Selected::version, (one, other) -> one));
        List<Long> there = submissions.lockSubmitted(versions.keySet().toArray(Long[]::new));
        if (there.isEmpty() && !versions.isEmpty()) {
            throw new SubmissionDeletedException(form.newTag(), form.note(), form.actionTaken());
        }
        List<FollowUp> found = followUps.findBySubmissionIdIn(there);
        Set<String> tags = Tags.parse(form.newTag());
        if (action == BulkAction.TAG && found.stream().anyMatch(followUp -> !followUp.hasRoomFor(tags))) {
            errors.rejectValue("newTag", "followUp.tags.full");
            return BulkResult.UNCHANGED;
        }
        int changed = 0;
        int overtaken = 0;
        for (FollowUp followUp : found) {
            if (action.isOverwriting() && !Objects.equals(versions.get(followUp.submissionId()), followUp.version())) {
                overtaken++;
            } else if (apply(action, form, followUp, consultant)) {
                followUp.changedBy(consultant, clock.instant());
                changed++;
            }
        }
        return new BulkResult(0, overtaken, versions.size() - there.size(), changed + overtaken == 0);
    }

    /** @return whether it was changed by it */
    private boolean apply(BulkAction action, BulkForm form, FollowUp followUp, String consultant) {
        Instant now = clock.instant();
        return switch (action) {
            case NEW, IN_CONVERSATION, DONE -> followUp.move(State.valueOf(action.name()));
            case ASSIGN_TO_ME -> followUp.assignTo(consultant);
            case TAG -> followUp.tag(Tags.parse(form.newTag()));
            case NOTE -> {
                if (!form.note().isBlank()) {
                    notes.save(new Note(followUp.submissionId(), consultant, now, form.note()));
                }
                yield !form.note().isBlank();
            }
            case ACTION_TAKEN -> {
                boolean waiting = followUp.awaitsAction();
                if (waiting) {
                    followUp.takeAction(new ActionTaken(form.actionTaken(), consultant, now));
                }
                yield waiting;
            }
        };
    }
}
