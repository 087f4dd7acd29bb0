package com.cxcheck.reply;

import java.time.Instant;
import java.util.List;
import org.springframework.data.repository.Repository;

/** The messages of visitors. */
public interface Messages extends Repository<Message, Long> {

    /** For each submission. */
    int MAX_COUNT = 50;

    /** For each submission within 24 hours. */
    int MAX_A_DAY = 5;

    Message save(Message message);

    List<Message> findBySubmissionIdOrderById(long submissionId);

    long countBySubmissionId(long submissionId);

    long countBySubmissionIdAndWrittenAtAfter(long submissionId, Instant time);
}
