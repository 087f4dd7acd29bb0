package com.cxcheck.reply;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Withdrawn comments are deleted. */
public interface Comments extends Repository<Comment, Long> {

    Comment save(Comment comment);

    void delete(Comment comment);

    Optional<Comment> findById(long id);

    List<Comment> findBySubmissionIdOrderById(long submissionId);

    /** Marks the comments that the visitor sees for the first time; not a change in the sense of {@link Comment#version}. */
    @Transactional
    @Modifying
    @Query("update Comment set seenAt = :now where submissionId = :submissionId and seenAt is null")
    void markSeen(long submissionId, Instant now);
}
