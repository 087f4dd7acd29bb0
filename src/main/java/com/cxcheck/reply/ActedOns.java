package com.cxcheck.reply;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** What was done about what visitors wrote, by the id of their submission. */
public interface ActedOns extends Repository<ActedOn, Long> {

    ActedOn save(ActedOn actedOn);

    /** Takes the mark back. */
    void delete(ActedOn actedOn);

    Optional<ActedOn> findById(long submissionId);

    List<ActedOn> findBySubmissionIdIn(Collection<Long> submissionIds);
}
