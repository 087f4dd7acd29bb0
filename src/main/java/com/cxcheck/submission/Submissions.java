package com.cxcheck.submission;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All submissions, those in progress among them. */
public interface Submissions extends Repository<Submission, Long> {

    /** So many are read or deleted at a time. */
    int AT_ONCE = 1_000;

    Submission save(Submission submission);

    void delete(Submission submission);

    Optional<Submission> findById(long id);

    List<Submission> findByIdIn(Collection<Long> ids);

    /** The one with an id, if it is submitted. */
    default Optional<Submission> findSubmitted(long id) {
        return findById(id).filter(Submission::isSubmitted);
    }

    Optional<Submission> findByReference(String reference);

    Optional<Submission> findFirstByTokenHashOrderByAttemptDesc(String tokenHash);

    Optional<Submission> findByTokenHashAndAttempt(String tokenHash, int attempt);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Submission where tokenHash = :tokenHash order by attempt desc limit 1")
    Optional<Submission> lockByTokenHash(String tokenHash);

    /** How many are in progress; counts to {@code most} and no further. */
    @NativeQuery(
            "select count(*) from (select 1 as one from submission where submitted_at is null limit :most) counted")
    int countInProgress(int most);

    @Transactional
    @Modifying
    @Query("delete from Submission where submittedAt is null and changedAt < :before")
    int deleteAbandoned(Instant before);

    @Transactional
    default int deleteSubmitted(Instant before) {
        return deleteSubmitted(findIdsSubmittedBefore(before));
    }

    @Query("select id from Submission where submittedAt < :before")
    List<Long> findIdsSubmittedBefore(Instant before);

    /** Those that are there, and submitted. */
    @Query("select id from Submission where id in :ids and submittedAt is not null order by id")
    List<Long> findSubmittedIds(Collection<Long> ids);

    /**
     * Those that are there, and submitted, which nobody else can change or delete until the transaction ends. Whoever adds
     * something to a submission, changes what belongs to it or deletes it asks for it here first, so that all of them take
     * their turns and get their locks in the same order.
     */
    @NativeQuery("select id from submission where id = any (:ids) and submitted_at is not null order by id for update")
    List<Long> lockSubmitted(Long[] ids);

    /**
     * The same for one.
     *
     * @param written what somebody has written about it
     * @throws SubmissionDeletedException if it is not there
     */
    default Submission lockSubmitted(long id, String... written) {
        lockSubmitted(new Long[] {id});
        return findSubmitted(id).orElseThrow(() -> new SubmissionDeletedException(written));
    }

    /**
     * Deletes submitted ones, however many.
     *
     * @return how many were there still
     */
    @Transactional
    default int deleteSubmitted(List<Long> ids) {
        List<Long> inOrder = ids.stream().sorted().toList();
        int deleted = 0;
        for (int from = 0; from < inOrder.size(); from += AT_ONCE) {
            Long[] some = inOrder.subList(from, Math.min(from + AT_ONCE, inOrder.size()))
                    .toArray(Long[]::new);
            lockSubmitted(some);
            noteChangesOf(some);
            deleted += deleteRows(some);
        }
        return deleted;
    }

    /** {@link SubmissionChangeListener} for many at once. */
    @Transactional
    @Modifying
    @NativeQuery("insert into submission_change (submitted_at)"
            + " select submitted_at from submission where id = any (:ids) and submitted_at is not null")
    int noteChangesOf(Long[] ids);

    @Transactional
    @Modifying
    @NativeQuery("delete from submission where id = any (:ids)")
    int deleteRows(Long[] ids);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Submission where tokenHash = :tokenHash order by attempt")
    List<Submission> lockAllByTokenHash(String tokenHash);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Submission where id = :id")
    Optional<Submission> lockById(long id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Submission where reference = :reference")
    Optional<Submission> lockByReference(String reference);

    /** The visitor's latest walk. */
    default Optional<Submission> findByToken(VisitorToken token) {
        return findFirstByTokenHashOrderByAttemptDesc(token.hash());
    }

    /** As {@link #findByToken}, but nobody else can change it until the transaction ends. */
    default Optional<Submission> lockByToken(VisitorToken token) {
        return lockByTokenHash(token.hash());
    }

    /** What the same respondent submitted the time before. */
    default Optional<Submission> findPrevious(Submission submission) {
        return findByTokenHashAndAttempt(submission.tokenHash(), submission.attempt() - 1);
    }
}
