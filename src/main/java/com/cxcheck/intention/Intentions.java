package com.cxcheck.intention;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** What visitors set out to do. */
public interface Intentions extends Repository<Intention, Long> {

    Intention save(Intention intention);

    Optional<Intention> findBySubmissionIdAndQuestion(long submissionId, String question);

    /** In the order in which they were first saved. */
    List<Intention> findBySubmissionIdOrderById(long submissionId);
}
