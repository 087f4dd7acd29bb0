package com.cxcheck.followup;

import com.cxcheck.submission.SubmissionNotFoundException;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface FollowUps extends Repository<FollowUp, Long>, FollowUpValues {

    FollowUp save(FollowUp followUp);

    /** Writes changes to the database, so that the version is that of what is shown next. */
    void flush();

    Optional<FollowUp> findById(long submissionId);

    /**
     * The follow-up of a submission.
     *
     * @throws SubmissionNotFoundException if there is none
     */
    default FollowUp get(long submissionId) {
        return findById(submissionId).orElseThrow(SubmissionNotFoundException::new);
    }

    /** The first of the consultant's follow-ups that are not done, locked. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    List<FollowUp> findTop100ByAssigneeAndStateNotOrderBySubmissionId(String assignee, FollowUp.State state);

    List<FollowUp> findBySubmissionIdIn(Collection<Long> submissionIds);

    /** The follow-ups by the id of their submission. */
    default Map<Long, FollowUp> of(Collection<Long> submissionIds) {
        return findBySubmissionIdIn(submissionIds).stream()
                .collect(Collectors.toMap(FollowUp::submissionId, Function.identity()));
    }

    @Query("select f.feedbackAction.action from FollowUp f where f.submissionId = :submissionId")
    Optional<ActionTaken> findAction(long submissionId);

    /** Counts those not done whose reply date is past, up to a limit. */
    @NativeQuery("""
            select count(*) from (
                select 1 as one from follow_up
                where state in ('NEW', 'IN_CONVERSATION') and reply_by < :today limit :limit) counted""")
    int countOverdue(LocalDate today, int limit);

    /** Counts what is to do: new ones, and those in conversation whose reply date has come, each up to a limit. */
    @NativeQuery("""
            select (select count(*) from (
                    select 1 as one from follow_up where state = 'NEW' limit :limit) as_new)
                + (select count(*) from (
                    select 1 as one from follow_up where state = 'IN_CONVERSATION' and reply_by <= :today limit :limit) due)""")
    int countToDo(LocalDate today, int limit);

    /** The scores of the newest submissions from a source, which is named by its key, up to a limit. */
    @NativeQuery("""
            select s.score from (
                select submission_id from follow_up where source = :source
                order by source, submitted_at desc, submission_id desc limit :limit) newest
            join submission s on s.id = newest.submission_id""")
    List<Integer> findScores(String source, int limit);

    /** Counts the follow-ups of a consultant that are not done, up to a limit. */
    @NativeQuery("""
            select count(*) from (
                select 1 as one from follow_up where assignee = :assignee and state <> 'DONE' limit :limit) counted""")
    int countWaitingOf(String assignee, int limit);

    /** Counts those whose visitor wrote in a time and has no reply yet, up to a limit. */
    @NativeQuery("""
            select count(*) from (
                select 1 as one from follow_up
                where state <> 'DONE' and wrote_back_at >= :from and wrote_back_at < :to limit :limit) counted""")
    int countWroteBack(Instant from, Instant to, int limit);

    /** One of the tags of a follow-up with its state; the only row of a follow-up without tags has null. */
    record StateAndTag(
            long submissionId,
            FollowUp.State state,
            @Nullable String tag) {}

    @Query("""
            select new com.cxcheck.followup.FollowUps$StateAndTag(f.submissionId, f.state, t.name)
            from FollowUp f left join f.tagSet.tags t where f.submissionId in :submissionIds""")
    List<StateAndTag> findStatesAndTags(Collection<Long> submissionIds);
}
