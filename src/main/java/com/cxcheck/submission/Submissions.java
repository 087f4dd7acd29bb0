package com.cxcheck.submission;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All submissions, including those in progress. */
public interface Submissions extends Repository<Submission, Long>, BulkDeletion {

    Submission save(Submission submission);

    void delete(Submission submission);

    Optional<Submission> findById(long id);

    List<Submission> findByIdIn(Collection<Long> ids);

    default Optional<Submission> findSubmitted(long id) {
        return findById(id).filter(submission -> submission.isSubmitted() && !submission.isTest());
    }

    /**
     * The submitted one with an id.
     *
     * @throws SubmissionNotFoundException if there is none
     */
    default Submission getSubmitted(long id) {
        return findSubmitted(id).orElseThrow(SubmissionNotFoundException::new);
    }

    @Query("from Submission where result.reference = :reference")
    Optional<Submission> findByReference(String reference);

    /**
     * The submission with the reference of a result's URL.
     *
     * @throws SubmissionNotFoundException if there is none
     */
    default Submission getByReference(String reference) {
        return findByReference(reference).orElseThrow(SubmissionNotFoundException::new);
    }

    Optional<Submission> findFirstByTokenHashOrderByAttemptDesc(String tokenHash);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Submission where tokenHash = :tokenHash order by attempt desc limit 1")
    Optional<Submission> lockByTokenHash(String tokenHash);

    /** Counts those in progress, up to {@code most}, without tests and those that belong to a round. */
    @NativeQuery("""
            select count(*) from (
                select 1 as one from submission
                where submitted_at is null and not test and round_id is null limit :most) counted""")
    int countInProgress(int most);

    /** Counts those that were submitted in a time, up to {@code most}. */
    @NativeQuery("""
            select count(*) from (
                select 1 as one from submission
                where submitted_at >= :from and submitted_at < :to and not test limit :most) counted""")
    int countSubmitted(Instant from, Instant to, int most);

    /** Those that were submitted in a time, the newest first. */
    @Query("""
            from Submission where submittedAt >= :from and submittedAt < :to and test = false
            order by submittedAt desc, id desc""")
    List<Submission> findSubmitted(Instant from, Instant to, Limit limit);

    @Transactional
    @Modifying
    @Query("delete from Submission where submittedAt is null and changedAt < :before")
    int deleteAbandoned(Instant before);

    @Transactional
    @Modifying
    @Query("delete from Submission where test = true and startedAt < :before")
    int deleteTests(Instant before);

    @Transactional
    @Modifying
    @Query("delete from Submission where test = true and tokenHash = :tokenHash")
    int deleteTestsByTokenHash(String tokenHash);

    /** Deletes what was answered with a token for tests. */
    default void deleteTests(VisitorToken token) {
        deleteTestsByTokenHash(token.hash());
    }

    @Transactional
    default int deleteSubmitted(Instant before) {
        return deleteSubmitted(findIdsSubmittedBefore(before));
    }

    @Query("select id from Submission where submittedAt < :before")
    List<Long> findIdsSubmittedBefore(Instant before);

    /** Returns those of the given ids that exist and are submitted, without tests. */
    @Query("select id from Submission where id in :ids and submittedAt is not null and test = false order by id")
    List<Long> findSubmittedIds(Collection<Long> ids);

    /**
     * Locks those of the given ids that exist and are submitted until the transaction ends. Every transaction that changes or
     * deletes a submission or what belongs to it calls this first, so that all acquire their locks in the same order.
     */
    @NativeQuery("""
            select id from submission where id = any (:ids) and submitted_at is not null and not test
            order by id for update""")
    List<Long> lockSubmitted(Long[] ids);

    /**
     * Locks one submission until the transaction ends.
     *
     * @param written texts of the request, to be shown to their author if the submission is gone
     * @throws SubmissionDeletedException if it does not exist
     */
    default Submission lockSubmitted(long id, String... written) {
        lockSubmitted(new Long[] {id});
        return findSubmitted(id).orElseThrow(() -> new SubmissionDeletedException(written));
    }

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Submission where tokenHash = :tokenHash order by attempt")
    List<Submission> lockAllByTokenHash(String tokenHash);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Submission where id = :id")
    Optional<Submission> lockById(long id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Submission where result.reference = :reference")
    Optional<Submission> lockByReference(String reference);

    /** Finds the visitor's latest attempt. */
    default Optional<Submission> findByToken(VisitorToken token) {
        return findFirstByTokenHashOrderByAttemptDesc(token.hash());
    }

    /** Finds the visitor's latest attempt and locks it until the transaction ends. */
    default Optional<Submission> lockByToken(VisitorToken token) {
        return lockByTokenHash(token.hash());
    }

    /** The latest 10 results of the visitor whose submission is given, the latest first. */
    default List<Submission> findResults(Submission submission) {
        return findFirst10ByTokenHashAndSubmittedAtNotNullOrderByAttemptDesc(submission.tokenHash());
    }

    List<Submission> findFirst10ByTokenHashAndSubmittedAtNotNullOrderByAttemptDesc(String tokenHash);

    /** Finds the same visitor's result before the given attempt. */
    default Optional<Submission> findPrevious(Submission submission) {
        return findFirstByTokenHashAndSubmittedAtNotNullAndAttemptLessThanOrderByAttemptDesc(
                submission.tokenHash(), submission.attempt());
    }

    Optional<Submission> findFirstByTokenHashAndSubmittedAtNotNullAndAttemptLessThanOrderByAttemptDesc(
            String tokenHash, int attempt);

    /** Finds all attempts of the visitor, the first one first, and locks them until the transaction ends. */
    default List<Submission> lockAllByToken(VisitorToken token) {
        return lockAllByTokenHash(token.hash());
    }

    /** Makes an attempt the visitor's latest one. */
    @Modifying
    @Query("update Submission set attempt = :attempt where id = :id")
    void renumber(long id, int attempt);

    /** Counts the walks of a round, on shared devices only those that have changed since a time. */
    @Query(
            "select count(*) from Submission where roundId = :roundId and (onSharedDevice = false or changedAt >= :since)")
    int countUnderWay(long roundId, Instant since);

    /** Deletes the unfinished walks of those who have left a shared device. */
    @Transactional
    @Modifying
    @Query("delete from Submission where submittedAt is null and onSharedDevice = true and changedAt < :before")
    int deleteLeft(Instant before);
}
