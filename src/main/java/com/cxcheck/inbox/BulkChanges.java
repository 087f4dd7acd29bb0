package com.cxcheck.inbox;

import com.cxcheck.account.DisplayNames;
import com.cxcheck.followup.ActionTaken;
import com.cxcheck.followup.FollowUp;
import com.cxcheck.followup.FollowUp.State;
import com.cxcheck.followup.FollowUps;
import com.cxcheck.followup.Note;
import com.cxcheck.followup.Notes;
import com.cxcheck.followup.Tags;
import com.cxcheck.inbox.UndoLog.Before;
import com.cxcheck.submission.SubmissionDeletedException;
import com.cxcheck.submission.Submissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.validation.Errors;

/** Does the same to several submissions. */
@Component
class BulkChanges {

    private final Submissions submissions;
    private final FollowUps followUps;
    private final Notes notes;
    private final DisplayNames names;
    private final UndoLog undoLog;
    private final Clock clock;

    BulkChanges(
            Submissions submissions,
            FollowUps followUps,
            Notes notes,
            DisplayNames names,
            UndoLog undoLog,
            Clock clock) {
        this.submissions = submissions;
        this.followUps = followUps;
        this.notes = notes;
        this.names = names;
        this.undoLog = undoLog;
        this.clock = clock;
    }

    /**
     * Changes the selected submissions, or none if there are errors. An {@link BulkAction#isOverwriting overwriting} action skips
     * those that were changed since they were selected.
     *
     * @param errors gets an error for the field of the action if its text doesn't fit
     * @throws SubmissionDeletedException if none of them is there
     */
    @Transactional
    BulkResult apply(BulkAction action, BulkForm form, Set<Selected> selected, String consultant, Errors errors) {
        Map<Long, Integer> versions =
                selected.stream().collect(Collectors.toMap(Selected::id, Selected::version, (one, other) -> one));
        return apply(action, form, versions.keySet(), versions, consultant, errors);
    }

    /** Changes submissions whatever their version is. */
    @Transactional
    BulkResult applyToAll(BulkAction action, BulkForm form, Collection<Long> ids, String consultant, Errors errors) {
        return apply(action, form, ids, Map.of(), consultant, errors);
    }

    private BulkResult apply(
            BulkAction action,
            BulkForm form,
            Collection<Long> ids,
            Map<Long, Integer> versions,
            String consultant,
            Errors errors) {
        form.validate(action, errors);
        if (action == BulkAction.ASSIGN
                && !form.assignTo().isEmpty()
                && !names.colleagues().isActive(form.assignTo())) {
            errors.rejectValue("assignTo", "followUp.assignee.wrong");
        }
        if (errors.hasErrors()) {
            return BulkResult.UNCHANGED;
        }
        List<Long> there = submissions.lockSubmitted(ids.toArray(Long[]::new));
        if (there.isEmpty() && !ids.isEmpty()) {
            throw new SubmissionDeletedException(form.newTag(), form.note(), form.actionTaken());
        }
        List<FollowUp> found = followUps.findBySubmissionIdIn(there);
        Set<String> tags = Tags.parse(form.newTag());
        if (action == BulkAction.TAG && found.stream().anyMatch(followUp -> !followUp.hasRoomFor(tags))) {
            errors.rejectValue("newTag", "followUp.tags.full");
            return BulkResult.UNCHANGED;
        }
        List<Before> replaced = new ArrayList<>();
        int overtaken = 0;
        for (FollowUp followUp : found) {
            int version = versions.getOrDefault(followUp.submissionId(), followUp.version());
            if (action.isOverwriting() && version != followUp.version()) {
                overtaken++;
            } else {
                Before before = Before.of(followUp);
                if (apply(action, form, followUp, consultant)) {
                    followUp.changedBy(consultant, clock.instant());
                    replaced.add(
                            action == BulkAction.NOTE ? before.withNote(note(form, followUp, consultant)) : before);
                }
            }
        }
        long change = replaced.isEmpty() ? 0 : undoLog.save(consultant, action, UndoLog.detail(action, form), replaced);
        return new BulkResult(change, 0, 0, overtaken, ids.size() - there.size(), replaced.size() + overtaken == 0, 0);
    }

    private long note(BulkForm form, FollowUp followUp, String consultant) {
        return notes.save(new Note(followUp.submissionId(), consultant, clock.instant(), form.note()))
                .id();
    }

    /** @return whether it is changed by it */
    private boolean apply(BulkAction action, BulkForm form, FollowUp followUp, String consultant) {
        Instant now = clock.instant();
        return switch (action) {
            case NEW, IN_CONVERSATION, DONE -> followUp.move(State.valueOf(action.name()));
            case READ -> followUp.move(State.DONE);
            case ASSIGN_TO_ME -> followUp.assignTo(consultant);
            case ASSIGN -> {
                if (form.assignTo().isEmpty()) {
                    boolean assigned = followUp.assignee().isPresent();
                    followUp.unassign();
                    yield assigned;
                }
                yield followUp.assignTo(form.assignTo());
            }
            case TAG -> followUp.tag(Tags.parse(form.newTag()));
            case UNTAG -> followUp.untag(Tags.parse(form.newTag()));
            case NOTE -> true;
            case ACTION_TAKEN -> {
                boolean waiting = followUp.feedbackAction().isAwaited();
                if (waiting) {
                    followUp.feedbackAction().take(new ActionTaken(form.actionTaken(), consultant, now));
                }
                yield waiting;
            }
        };
    }
}
