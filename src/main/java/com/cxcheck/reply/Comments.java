package com.cxcheck.reply;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Withdrawn comments are deleted. */
public interface Comments extends Repository<Comment, Long> {

    Comment save(Comment comment);

    void delete(Comment comment);

    Optional<Comment> findById(long id);

    List<Comment> findBySubmissionIdOrderById(long submissionId);
}
