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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * <p>A day whose submissions have changed is counted anew from the submissions themselves. Nothing is ever added to or
 * taken from a figure, so none can drift away from what it is made of.
 */
@Component
class Counting {

    private static final int AT_ONCE = 1_000;

    private final JdbcTemplate jdbc;
    private final QuestionnaireVersions versions;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final AnswersConverter answers = new AnswersConverter();

    Counting(JdbcTemplate jdbc, QuestionnaireVersions versions, TransactionOperations transaction, Clock clock) {
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
     * Counts the changed days of one month, the earliest that has any.
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
        forget("day", day);
        Map<Key, Tally> tallies = new HashMap<>();
        jdbc.query(
                """
                select questionnaire_version_id, source, band, score, answers, started_at, submitted_at,
                    feedback is not null as has_feedback
                from submission where submitted_at >= ? and submitted_at < ?
                """,
                row -> {
                    count(row, tallies);
                },
                from,
                to);
        jdbc.batchUpdate("""
                insert into insight (span, first_day, figure, item, bucket, source, band, questionnaire_version_id,
                    number, total) values ('day', ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, List.copyOf(tallies.entrySet()), AT_ONCE, (statement, entry) -> {
            Key key = entry.getKey();
            statement.setObject(1, day);
            statement.setString(2, key.figure.name());
            statement.setString(3, key.item);
            statement.setString(4, key.bucket);
            statement.setString(5, key.group.source);
            statement.setString(6, key.group.band);
            statement.setLong(7, key.group.version);
            statement.setInt(8, entry.getValue().number);
            statement.setLong(9, entry.getValue().total);
        });
    }

    private void count(ResultSet row, Map<Key, Tally> tallies) throws SQLException {
        String source = row.getString("source");
        Group group =
                new Group(source == null ? "" : source, row.getString("band"), row.getLong("questionnaire_version_id"));
        Answers given = answers.convertToEntityAttribute(row.getString("answers"));
        Duration walk = Duration.between(
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("submitted_at").toInstant());
        add(tallies, new Key(group, Figure.SUBMISSIONS, "", ""), 0);
        if (row.getBoolean("has_feedback")) {
            add(tallies, new Key(group, Figure.FEEDBACK, "", ""), 0);
        }
        int ten = Math.min(row.getInt("score") / 10, 9) * 10;
        add(tallies, new Key(group, Figure.SCORE, "", String.valueOf(ten)), 0);
        add(
                tallies,
                new Key(
                        group,
                        Figure.MINUTES,
                        "",
                        String.valueOf(walk.plusSeconds(30).toMinutes())),
                0);
        Result result = Result.of(versions.get(group.version), given);
        result.themes()
                .forEach(theme -> theme.proactive()
                        .ifPresent(share -> add(
                                tallies,
                                new Key(group, Figure.THEME, theme.theme().id(), ""),
                                share)));
        result.explanations()
                .forEach(each -> add(
                        tallies,
                        new Key(
                                group,
                                Figure.ANSWER,
                                each.question().id(),
                                each.choice().id()),
                        0));
    }

    private static void add(Map<Key, Tally> tallies, Key key, int share) {
        Tally tally = tallies.computeIfAbsent(key, absent -> new Tally());
        tally.number++;
        tally.total += share;
    }

    private void sumUp(YearMonth month) {
        LocalDate first = month.atDay(1);
        forget("month", first);
        for (Figure figure : Figure.values()) {
            jdbc.update("""
                    insert into insight (span, first_day, figure, item, bucket, source, band, questionnaire_version_id,
                        number, total)
                    select 'month', ?, figure, item, bucket, source, band, questionnaire_version_id,
                        sum(number), sum(total)
                    from insight where span = 'day' and figure = ? and first_day between ? and ?
                    group by figure, item, bucket, source, band, questionnaire_version_id
                    """, first, figure.name(), first, month.atEndOfMonth());
        }
    }

    /** Figure by figure, as the index is ordered. */
    private void forget(String span, LocalDate firstDay) {
        for (Figure figure : Figure.values()) {
            jdbc.update(
                    "delete from insight where span = ? and figure = ? and first_day = ?",
                    span,
                    figure.name(),
                    firstDay);
        }
    }

    private Timestamp start(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(clock.getZone()).toInstant());
    }

    /** Submissions that pass or don't pass a filter together. */
    private record Group(String source, String band, long version) {}

    private record Key(Group group, Figure figure, String item, String bucket) {}

    private static class Tally {
        private int number;
        private long total;
    }
}
