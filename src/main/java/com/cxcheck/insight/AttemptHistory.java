package com.cxcheck.insight;

import com.cxcheck.insight.InsightFilter.Days;
import com.cxcheck.submission.QuestionnaireVersions;
import com.cxcheck.submission.SubmissionStatistics;
import com.cxcheck.submission.SubmissionStatistics.Submitted;
import com.cxcheck.submission.SubmissionsExpiring;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * How many attempts were submitted and abandoned, of those that are no longer stored since their retention period has passed.
 * Without it, the share of those who finish would rise to 100% once the others are deleted.
 */
@Component
class AttemptHistory {

    /** In place of the number of answered questions, for attempts that were submitted. */
    private static final int SUBMITTED = -1;

    private final JdbcTemplate jdbc;
    private final SubmissionStatistics submissions;
    private final QuestionnaireVersions versions;
    private final Clock clock;

    AttemptHistory(JdbcTemplate jdbc, SubmissionStatistics submissions, QuestionnaireVersions versions, Clock clock) {
        this.jdbc = jdbc;
        this.submissions = submissions;
        this.versions = versions;
        this.clock = clock;
    }

    private record Key(String span, LocalDate firstDay, String source, long version, int answered) {}

    /** Adds those that are about to be deleted. */
    @EventListener
    void add(SubmissionsExpiring expiring) {
        Map<Key, Integer> numbers = new HashMap<>();
        submissions.forEachInProgress(
                versions.all(),
                expiring.inProgressBefore(),
                each -> count(each.changedAt(), each.source(), each.versionId(), each.answered(), numbers));
        if (expiring.submittedBefore() != null) {
            submissions.forEachBatch(Instant.EPOCH.minusSeconds(1L << 35), expiring.submittedBefore(), batch -> {
                for (Submitted each : batch) {
                    count(each.submittedAt(), each.source(), each.versionId(), SUBMITTED, numbers);
                }
            });
        }
        numbers.forEach(this::add);
    }

    private void count(Instant time, String source, long version, int answered, Map<Key, Integer> numbers) {
        LocalDate day = LocalDate.ofInstant(time, clock.getZone());
        String key = Group.key(source);
        numbers.merge(new Key("day", day, key, version, answered), 1, Integer::sum);
        numbers.merge(new Key("month", day.withDayOfMonth(1), key, version, answered), 1, Integer::sum);
    }

    private void add(Key key, int number) {
        int updated = jdbc.update("""
                update attempt_history set number = number + ?
                where span = ? and first_day = ? and source = ? and questionnaire_version_id = ? and answered = ?
                """, number, key.span, key.firstDay, key.source, key.version, key.answered);
        if (updated == 0) {
            jdbc.update("""
                    insert into attempt_history (number, span, first_day, source, questionnaire_version_id, answered)
                    values (?, ?, ?, ?, ?, ?)
                    """, number, key.span, key.firstDay, key.source, key.version, key.answered);
        }
    }

    /** Adds the numbers of the days and sources of a filter to a funnel. */
    void addTo(Funnel funnel, InsightFilter filter) {
        for (Days days : filter.daysByMonth()) {
            jdbc.query(
                    """
                    select source, questionnaire_version_id, answered, sum(number) as number from attempt_history
                    where span = ? and first_day between ? and ? group by source, questionnaire_version_id, answered
                    """,
                    row -> {
                        int answered = row.getInt("answered");
                        if (filter.includes(row.getString("source"), row.getLong("questionnaire_version_id"))) {
                            long version = row.getLong("questionnaire_version_id");
                            long number = row.getLong("number");
                            if (answered == SUBMITTED) {
                                funnel.addSubmitted(version, number);
                            } else {
                                funnel.addStopped(version, answered, number);
                            }
                        }
                    },
                    days.span(),
                    days.first(),
                    days.last());
        }
    }

    /** Adds the numbers of submitted and abandoned attempts of the months and sources of a filter. */
    void addTo(Map<YearMonth, Long> submitted, Map<YearMonth, Long> abandoned, InsightFilter filter) {
        jdbc.query(
                """
                select first_day, source, questionnaire_version_id, answered, sum(number) as number from attempt_history
                where span = 'month' and first_day between ? and ?
                group by first_day, source, questionnaire_version_id, answered
                """,
                row -> {
                    if (filter.includes(row.getString("source"), row.getLong("questionnaire_version_id"))) {
                        (row.getInt("answered") == SUBMITTED ? submitted : abandoned)
                                .merge(
                                        YearMonth.from(row.getObject("first_day", LocalDate.class)),
                                        row.getLong("number"),
                                        Long::sum);
                    }
                },
                filter.period().first(),
                filter.period().last());
    }
}
