package com.cxcheck.review;

import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface FollowUps extends Repository<FollowUp, Long> {

    int MOST_TAGS = 200;

    FollowUp save(FollowUp followUp);

    Optional<FollowUp> findById(long submissionId);

    /** Those of some submissions, for whoever changes them: others who want to, wait, and all take them in the same order. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from FollowUp where submissionId in :submissionIds order by submissionId")
    List<FollowUp> lockAll(Collection<Long> submissionIds);

    default Optional<FollowUp> lock(long submissionId) {
        return lockAll(List.of(submissionId)).stream().findFirst();
    }

    List<FollowUp> findBySubmissionIdIn(Collection<Long> submissionIds);

    /** Those of some submissions, by the id of the submission. */
    default Map<Long, FollowUp> of(Collection<Long> submissionIds) {
        return findBySubmissionIdIn(submissionIds).stream()
                .collect(Collectors.toMap(FollowUp::submissionId, Function.identity()));
    }

    /** How many should have been answered before a day and aren't done; counts to {@code most} and no further. */
    @NativeQuery("""
            select count(*) from (
                select 1 as one from follow_up where waiting = true and reply_by < :today limit :most) counted""")
    int countOverdue(LocalDate today, int most);

    /** Those that should have been answered before a day and aren't done, the longest due first. */
    @NativeQuery("""
            select submission_id from follow_up where waiting = true and reply_by < :today
            order by waiting, reply_by, submission_id limit :most""")
    List<Long> findOverdue(LocalDate today, int most);

    /** The tag that comes next in the alphabet, whether few bear it or many. */
    @NativeQuery("select tag from follow_up_tag where tag > :tag order by tag limit 1")
    Optional<String> nextTag(String tag);

    /** All tags, or the first of them, in the order of the alphabet. */
    default List<String> tagsInUse() {
        return Stream.iterate(nextTag(""), Optional::isPresent, tag -> tag.flatMap(this::nextTag))
                .flatMap(Optional::stream)
                .limit(MOST_TAGS)
                .toList();
    }
}
