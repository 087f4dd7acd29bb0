package com.cxcheck.insight;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.submission.AnswersConverter;
import com.cxcheck.submission.QuestionnaireVersions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keeps the figures of each day and each month beside the submissions, so that a page needs to read few rows however many
 * submissions there are.
 *
 * <p>A day whose submissions, or their follow-ups, have changed is counted anew from them. Nothing is ever added to or taken
 * from a figure, so none can drift away from what it is made of.
 *
 * <p>Each submission is counted in several groups, so that for any state and any tag, and for whichever, there are rows that
 * hold just that, and the page adds up no more of them with such a filter than without.
 */
@Component
class StatisticsAggregator {

    private static final int AT_ONCE = 1_000;

    private final JdbcTemplate jdbc;
    private final QuestionnaireVersions versions;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final AnswersConverter answers = new AnswersConverter();

    StatisticsAggregator(
            JdbcTemplate jdbc, QuestionnaireVersions versions, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Counts what has changed, so that little is left to do for who opens the page. */
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT5M")
    void count() {
        while (countMonth()) {
            // until nothing is left
        }
    }

    /**
     * Counts what has changed, for as long as somebody likes to wait.
     *
     * @return whether all of it is counted
     */
    boolean countFor(Duration patience) {
        Instant end = clock.instant().plus(patience);
        while (countMonth()) {
            if (clock.instant().isAfter(end)) {
                return false;
            }
        }
        return true;
    }

    /**
     * SegmentStatistics the changed days of one month, the earliest that has any.
     *
     * @return whether there was anything to count
     */
    private boolean countMonth() {
        if (nothingChanged()) {
            return false;
        }
        return Boolean.TRUE.equals(transaction.execute(status -> {
            forgetDaysOfAnotherZone(jdbc.queryForObject("select zone from insight_count for update", String.class));
            Timestamp earliest =
                    jdbc.queryForObject("select min(submitted_at) from submission_change", Timestamp.class);
            if (earliest == null) {
                return false;
            }
            YearMonth month = YearMonth.from(earliest.toInstant().atZone(clock.getZone()));
            TreeSet<LocalDate> days = new TreeSet<>();
            jdbc.query(
                    "select submitted_at from submission_change where submitted_at >= ? and submitted_at < ?",
                    row -> {
                        days.add(LocalDate.ofInstant(row.getTimestamp(1).toInstant(), clock.getZone()));
                    },
                    start(month.atDay(1)),
                    start(month.plusMonths(1).atDay(1)));
            days.forEach(this::countDay);
            sumUp(month);
            return true;
        }));
    }

    private boolean nothingChanged() {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select not exists (select 1 from submission_change) and exists (select 1 from insight_count where zone = ?)",
                Boolean.class,
                clock.getZone().getId()));
    }

    /** Where days begin at other times than they did, or nothing was ever counted, everything is to be counted. */
    private void forgetDaysOfAnotherZone(@Nullable String counted) {
        String zone = clock.getZone().getId();
        if (!zone.equals(counted)) {
            jdbc.update("delete from insight");
            jdbc.update("insert into submission_change (submitted_at)"
                    + " select submitted_at from submission where submitted_at is not null");
            jdbc.update("update insight_count set zone = ?", zone);
        }
    }

    /** The notes are removed before the submissions are read: a change that comes in between keeps its note. */
    private void countDay(LocalDate day) {
        Timestamp from = start(day);
        Timestamp to = start(day.plusDays(1));
        jdbc.update("delete from submission_change where submitted_at >= ? and submitted_at < ?", from, to);
        Map<Group, Frequencies> tallies = new HashMap<>();
        // subqueries, since PostgreSQL reads all follow-ups for a join with a day's submissions
        jdbc.query(
                """
                select questionnaire_version_id, source, band, score, answers, started_at, submitted_at,
                    feedback is not null as has_feedback,
                    (select state from follow_up where submission_id = submission.id) as state,
                    array(select tag from follow_up_tag where submission_id = submission.id) as tags
                from submission where submitted_at >= ? and submitted_at < ?
                """,
                row -> {
                    Frequencies tally = tally(row);
                    for (Group group : groups(row)) {
                        tallies.computeIfAbsent(group, absent -> new Frequencies())
                                .add(tally);
                    }
                },
                from,
                to);
        keep("day", day, tallies);
    }

    /** What is counted of one submission. */
    private Frequencies tally(ResultSet row) throws SQLException {
        Frequencies tally = new Frequencies();
        tally.add(Measure.SUBMISSIONS, "", "", 1);
        if (row.getBoolean("has_feedback")) {
            tally.add(Measure.FEEDBACK, "", "", 1);
        }
        int ten = Math.min(row.getInt("score") / 10, 9) * 10;
        tally.add(Measure.SCORE, "", String.valueOf(ten), 1);
        Duration walk = Duration.between(
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("submitted_at").toInstant());
        tally.add(Measure.MINUTES, "", String.valueOf(walk.plusSeconds(30).toMinutes()), 1);
        Answers given = answers.convertToEntityAttribute(row.getString("answers"));
        Result result = Result.of(versions.get(row.getLong("questionnaire_version_id")), given);
        result.themes()
                .forEach(theme -> theme.proactive().ifPresent(share -> {
                    tally.add(Measure.THEME, theme.theme().id(), "", 1);
                    tally.add(Measure.SHARE, theme.theme().id(), "", share);
                }));
        result.explanations()
                .forEach(each -> tally.add(
                        Measure.ANSWER, each.question().id(), each.choice().id(), 1));
        return tally;
    }

    /** The groups that one submission is in: with its state and with whichever, with each of its tags and with whichever. */
    private static List<Group> groups(ResultSet row) throws SQLException {
        String band = row.getString("band");
        String source = Objects.requireNonNullElse(row.getString("source"), "");
        long version = row.getLong("questionnaire_version_id");
        Set<String> states = new HashSet<>(List.of(""));
        states.add(Objects.requireNonNullElse(row.getString("state"), ""));
        Set<String> tags = new HashSet<>(List.of(""));
        for (Object tag : (Object[]) row.getArray("tags").getArray()) {
            tags.add((String) tag);
        }
        List<Group> groups = new ArrayList<>();
        for (String state : states) {
            for (String tag : tags) {
                groups.add(new Group(state, tag, band, source, version));
            }
        }
        return groups;
    }

    private void sumUp(YearMonth month) {
        Map<Group, Frequencies> tallies = new HashMap<>();
        jdbc.query(
                """
                select state, tag, band, source, questionnaire_version_id, tally
                from insight where span = 'day' and first_day between ? and ?
                """,
                row -> {
                    Group group = new Group(
                            row.getString("state"),
                            row.getString("tag"),
                            row.getString("band"),
                            row.getString("source"),
                            row.getLong("questionnaire_version_id"));
                    tallies.computeIfAbsent(group, absent -> new Frequencies())
                            .add(Frequencies.parse(row.getString("tally")));
                },
                month.atDay(1),
                month.atEndOfMonth());
        keep("month", month.atDay(1), tallies);
    }

    /** In place of what was kept before. */
    private void keep(String span, LocalDate firstDay, Map<Group, Frequencies> tallies) {
        jdbc.update("delete from insight where span = ? and first_day = ?", span, firstDay);
        jdbc.batchUpdate("""
                insert into insight (span, first_day, state, tag, band, source, questionnaire_version_id, number, tally)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, List.copyOf(tallies.entrySet()), AT_ONCE, (statement, entry) -> {
            Group group = entry.getKey();
            Frequencies tally = entry.getValue();
            statement.setString(1, span);
            statement.setObject(2, firstDay);
            statement.setString(3, group.state);
            statement.setString(4, group.tag);
            statement.setString(5, group.band);
            statement.setString(6, group.source);
            statement.setLong(7, group.version);
            statement.setLong(8, tally.get(Measure.SUBMISSIONS, "", ""));
            statement.setString(9, tally.json());
        });
    }

    private Timestamp start(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(clock.getZone()).toInstant());
    }

    /**
     * Submissions that pass or don't pass a filter together.
     *
     * @param state of their follow-ups, or '' for whichever
     * @param tag one of their follow-ups', or '' for whichever and none
     * @param source or '' for none
     */
    private record Group(String state, String tag, String band, String source, long version) {}
}
