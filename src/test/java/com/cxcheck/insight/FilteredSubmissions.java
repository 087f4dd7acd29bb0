package com.cxcheck.insight;

import com.cxcheck.submission.Source;
import com.cxcheck.submission.Submission;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the submissions that match a filter by looking at each of them. */
class FilteredSubmissions {

    final EntityManager entities;
    final JdbcClient jdbc;
    final Clock clock;

    FilteredSubmissions(EntityManager entities, JdbcClient jdbc, Clock clock) {
        this.entities = entities;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Submission> allSubmitted() {
        return entities.createQuery("from Submission where submittedAt is not null", Submission.class)
                .getResultList();
    }

    LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, clock.getZone());
    }

    boolean isPlausible(LocalDate day) {
        return day.getYear() >= 2000 && !day.isAfter(LocalDate.now(clock));
    }

    static boolean isWithin(InsightFilter filter, LocalDate day) {
        Period period = filter.period();
        return (period.from() == null || !day.isBefore(period.from()))
                && (period.to() == null || !day.isAfter(period.to()));
    }

    static String key(Optional<Source> source) {
        return source.map(Source::name).orElse("").toLowerCase(Locale.ROOT);
    }

    static boolean isFrom(InsightFilter filter, String source) {
        return filter.sources().isEmpty() || filter.sources().contains(source) != filter.others();
    }

    private record Tag(long submissionId, String tag) {}

    private record VersionOf(long id, long version) {}

    /** The submissions that match. */
    List<Submission> matching(InsightFilter filter) {
        Map<Long, String> states = new HashMap<>();
        jdbc.sql("select submission_id, state from follow_up").query(row -> {
            states.put(row.getLong("submission_id"), row.getString("state"));
        });
        Set<Tag> tags = jdbc.sql("select submission_id, tag from follow_up_tag")
                .query(Tag.class)
                .set();
        Set<VersionOf> versions = jdbc.sql("select id, questionnaire_version_id as version from submission")
                .query(VersionOf.class)
                .set();
        return allSubmitted().stream()
                .filter(each -> isWithin(filter, day(each.submittedAt())))
                .filter(each -> filter.band().isEmpty() || each.band().id().equals(filter.band()))
                .filter(each -> isFrom(filter, key(each.source())))
                .filter(each -> filter.state().isEmpty() || filter.state().equals(states.get(each.id())))
                .filter(each -> filter.tag().isEmpty() || tags.contains(new Tag(each.id(), filter.tag())))
                .filter(each ->
                        filter.version() == null || versions.contains(new VersionOf(each.id(), filter.version())))
                .toList();
    }
}
