package com.cxcheck.reply;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** What consultants have written to visitors, as long as it is not withdrawn. */
public interface Comments extends Repository<Comment, Long> {

    Comment save(Comment comment);

    /** Withdraws it. */
    void delete(Comment comment);

    Optional<Comment> findById(long id);

    /** In the order in which they were written. */
    List<Comment> findBySubmissionIdOrderById(long submissionId);
}
