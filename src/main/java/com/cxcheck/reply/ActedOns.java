package com.cxcheck.reply;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.repository.Repository;

/** What was done about what visitors wrote, by the id of their submission. */
public interface ActedOns extends Repository<ActedOn, Long> {

    ActedOn save(ActedOn actedOn);

    /** Takes the mark back. */
    void delete(ActedOn actedOn);

    Optional<ActedOn> findById(long submissionId);

    List<ActedOn> findBySubmissionIdIn(Collection<Long> submissionIds);

    /** That of some submissions, by the id of the submission. */
    default Map<Long, ActedOn> of(Collection<Long> submissionIds) {
        return findBySubmissionIdIn(submissionIds).stream()
                .collect(Collectors.toMap(ActedOn::submissionId, Function.identity()));
    }
}
