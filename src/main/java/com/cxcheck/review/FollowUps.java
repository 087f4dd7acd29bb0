package com.cxcheck.review;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface FollowUps extends Repository<FollowUp, Long> {

    FollowUp save(FollowUp followUp);

    Optional<FollowUp> findById(long submissionId);

    List<FollowUp> findBySubmissionIdIn(Collection<Long> submissionIds);

    /** How many should have been answered before a day and aren't done. */
    @Query("select count(*) from FollowUp where state in (NEW, IN_CONVERSATION) and replyBy < :today")
    long countOverdue(LocalDate today);

    /** Those that should have been answered before a day and aren't done, the longest due first. */
    @Query("""
            select submissionId from FollowUp where state in (NEW, IN_CONVERSATION) and replyBy < :today
            order by replyBy, submissionId""")
    List<Long> findOverdue(LocalDate today, Limit limit);

    @Query("select distinct tag from FollowUp f join f.tags tag order by tag")
    List<String> tagsInUse();
}
