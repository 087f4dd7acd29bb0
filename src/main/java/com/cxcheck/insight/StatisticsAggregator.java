package com.cxcheck.insight;

import com.cxcheck.followup.FollowUps;
import com.cxcheck.followup.FollowUps.StateAndTag;
import com.cxcheck.intention.IntentionRows;
import com.cxcheck.intention.IntentionRows.IntentionRow;
import com.cxcheck.submission.QuestionnaireVersions;
import com.cxcheck.submission.SubmissionStatistics;
import com.cxcheck.submission.SubmissionStatistics.Earlier;
import com.cxcheck.submission.SubmissionStatistics.Submitted;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Aggregates submissions by day and month in the table {@code insight}, so that a page reads few rows however many submissions
 * there are.
 *
 * <p>A day of which a submission or a follow-up has changed is counted again as a whole; counts are never incremented, so they
 * cannot drift. Each submission is counted in several {@link Group}s, so that a filter by state or tag sums up no more rows.
 */
@Component
class StatisticsAggregator {

    /** Before all submissions, also of a server whose clock was wrong. */
    private static final Instant BEGINNING = Instant.parse("1000-01-01T00:00:00Z");

    /** Until it is looked again whether somebody else still counts. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final JdbcTemplate jdbc;
    private final InsightTable table;
    private final SubmissionChanges changes;
    private final SubmissionStatistics submissions;
    private final FollowUps followUps;
    private final IntentionRows intentions;
    private final SourceSpellings spellings;
    private final QuestionnaireVersions versions;
    private final TransactionOperations transaction;
    private final Clock clock;

    StatisticsAggregator(
            JdbcTemplate jdbc,
            InsightTable table,
            SubmissionChanges changes,
            SubmissionStatistics submissions,
            FollowUps followUps,
            IntentionRows intentions,
            SourceSpellings spellings,
            QuestionnaireVersions versions,
            TransactionOperations transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.table = table;
        this.changes = changes;
        this.submissions = submissions;
        this.followUps = followUps;
        this.intentions = intentions;
        this.spellings = spellings;
        this.versions = versions;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Brings the statistics up to date, so that the page has little left to do. */
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT5M")
    void update() {
        update(Duration.ofDays(1));
    }

    /**
     * Counts what has changed by now, month by month, until a time limit has passed; while somebody else counts, it waits for them. Each month
     * is counted once, since visitors may go on submitting for longer than that takes.
     *
     * @return whether it is counted
     */
    boolean update(Duration limit) {
        Instant end = clock.instant().plus(limit);
        Instant from = BEGINNING;
        while (!isUpToDate(from)) {
            if (clock.instant().isAfter(end) || Thread.currentThread().isInterrupted()) {
                return false;
            }
            Optional<Instant> counted = countMonth(from);
            if (counted.isPresent()) {
                from = counted.get();
            } else {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return true;
    }

    /**
     * Counts the changed days of the earliest month that has any. It doesn't wait for the lock, since a month with many submissions takes
     * longer than anybody should wait for a page.
     *
     * @param from the start of a month; earlier ones are left out
     * @return the time up to which nothing has to be counted any more; empty while somebody else is counting
     */
    private Optional<Instant> countMonth(Instant from) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<String> zone =
                    jdbc.queryForList("select zone from insight_count for update skip locked", String.class);
            if (zone.isEmpty()) {
                return Optional.empty();
            }
            resetIfZoneChanged(zone.get(0));
            Optional<YearMonth> month = changes.earliest(from).map(earliest -> YearMonth.from(day(earliest)));
            month.ifPresent(this::count);
            return Optional.of(
                    month.map(counted -> start(counted.plusMonths(1).atDay(1))).orElse(from));
        }));
    }

    private void count(YearMonth month) {
        changes.find(start(month.atDay(1)), start(month.plusMonths(1).atDay(1))).stream()
                .map(this::day)
                .collect(Collectors.toCollection(TreeSet::new))
                .forEach(this::countDay);
        table.sumUp(month);
    }

    private boolean isUpToDate(Instant from) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                """
                select not exists (select 1 from submission_change where submitted_at >= ?)
                    and exists (select 1 from insight_count where zone = ?)
                """, Boolean.class, Timestamp.from(from), clock.getZone().getId()));
    }

    /** In another time zone, and at the first start, every day is to be counted. */
    private void resetIfZoneChanged(String countedZone) {
        String zone = clock.getZone().getId();
        if (!zone.equals(countedZone)) {
            table.clear();
            submissions
                    .range()
                    .ifPresent(range -> changes.add(day(range.first())
                            .datesUntil(day(range.last()).plusDays(1))
                            .map(this::start)
                            .toList()));
            jdbc.update("update insight_count set zone = ?", zone);
        }
    }

    /** Deletes the day's changes before it reads the submissions, so that a later change is counted the next time. */
    private void countDay(LocalDate day) {
        Instant from = start(day);
        Instant to = start(day.plusDays(1));
        changes.delete(from, to);
        Map<Group, Frequencies> counts = new HashMap<>();
        submissions.forEachBatch(from, to, batch -> count(batch, counts));
        table.replaceDay(day, counts);
    }

    private void count(List<Submitted> batch, Map<Group, Frequencies> counts) {
        List<Long> ids = batch.stream().map(Submitted::id).toList();
        Map<Long, List<IntentionRow>> intended = intentions.find(ids);
        Map<Long, List<StateAndTag>> statesAndTags =
                followUps.findStatesAndTags(ids).stream().collect(Collectors.groupingBy(StateAndTag::submissionId));
        Map<Long, Earlier> earlier = submissions.findEarlier(ids);
        spellings.add(batch);
        for (Submitted submission : batch) {
            Frequencies frequencies = Frequencies.of(submission, versions.get(submission.versionId()));
            frequencies.addIntentions(intended.getOrDefault(submission.id(), List.of()));
            Earlier before = earlier.get(submission.id());
            if (before != null) {
                frequencies.add(
                        Measure.MOVEMENT, "", movement(before, submission).name(), 1);
            }
            for (Group group : Group.of(submission, statesAndTags.getOrDefault(submission.id(), List.of()))) {
                counts.computeIfAbsent(group, absent -> new Frequencies()).add(frequencies);
            }
        }
    }

    private Movement movement(Earlier before, Submitted submission) {
        return Movement.between(
                versions.get(before.versionId()),
                before.answers(),
                versions.get(submission.versionId()),
                submission.answers());
    }

    private LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, clock.getZone());
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
