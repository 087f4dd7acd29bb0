package com.cxcheck.insight;

import com.cxcheck.insight.InsightFilter.Period;
import com.cxcheck.insight.SegmentStatistics.Unit;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.submission.QuestionnaireVersions;
import com.cxcheck.submission.QuestionnaireVersions.Version;
import com.cxcheck.submission.RetentionPeriods;
import com.cxcheck.submission.SubmissionStatistics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads what {@link StatisticsAggregator} has counted, and counts attempts in progress. */
@Component
class StatisticsReader {

    /** After this time without a step, an attempt counts as stopped. */
    private static final Duration IDLE = Duration.ofHours(1);

    private static final int MAX_DAYS = 42;
    private static final int MAX_DAYS_AS_WEEKS = 26 * 7;

    private final JdbcClient jdbc;
    private final QuestionnaireVersions versions;
    private final SubmissionStatistics submissions;
    private final Questionnaire current;
    private final Clock clock;
    private final RetentionPeriods retention;

    StatisticsReader(
            JdbcClient jdbc,
            QuestionnaireVersions versions,
            SubmissionStatistics submissions,
            Questionnaire current,
            Clock clock,
            RetentionPeriods retention) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.submissions = submissions;
        this.current = current;
        this.clock = clock;
        this.retention = retention;
    }

    /** Reads the statistics of a page from one snapshot of the database. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Insight read(List<InsightFilter> filters) {
        List<Version> all = versions.all();
        Map<Long, Questionnaire> questionnaires = new LinkedHashMap<>();
        all.stream()
                .sorted(Comparator.comparing(version -> !version.questionnaire().equals(current)))
                .forEach(version -> questionnaires.put(version.id(), version.questionnaire()));
        List<SegmentStatistics> segments = filters.stream().map(this::segment).toList();
        List<Funnel> funnels =
                filters.stream().map(filter -> funnel(filter, all)).toList();
        return new Insight(segments, ContentStatistics.of(questionnaires, segments, funnels));
    }

    private SegmentStatistics segment(InsightFilter filter) {
        LocalDate first = filter.from() == null ? edge("asc", filter) : filter.from();
        LocalDate last = filter.to() == null ? edge("desc", filter) : filter.to();
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        Unit unit = days <= MAX_DAYS ? Unit.DAY : days <= MAX_DAYS_AS_WEEKS ? Unit.WEEK : Unit.MONTH;
        Map<Long, Frequencies> frequencies = new HashMap<>();
        Map<String, Long> bands = new HashMap<>();
        Map<String, Long> sources = new HashMap<>();
        SortedMap<LocalDate, Long> overTime = new TreeMap<>();
        for (Period period : unit == Unit.MONTH ? filter.periods() : filter.days()) {
            query("first_day, band, source, questionnaire_version_id, number, frequencies", period, filter, "")
                    .query(row -> {
                        frequencies
                                .computeIfAbsent(row.getLong("questionnaire_version_id"), absent -> new Frequencies())
                                .add(Frequencies.parse(row.getString("frequencies")));
                        long number = row.getLong("number");
                        bands.merge(row.getString("band"), number, Long::sum);
                        sources.merge(row.getString("source"), number, Long::sum);
                        overTime.merge(unit.firstDay(row.getObject("first_day", LocalDate.class)), number, Long::sum);
                    });
        }
        if (!overTime.isEmpty()) {
            LocalDate end = overTime.lastKey();
            for (LocalDate each = overTime.firstKey(); each.isBefore(end); each = unit.next(each)) {
                overTime.putIfAbsent(each, 0L);
            }
        }
        return new SegmentStatistics(frequencies, bands, sources, overTime, unit);
    }

    /**
     * The first or last day on which something was submitted, or today if nothing was. It is the first row in the order of the
     * index, since min and max would read all rows.
     */
    private LocalDate edge(String direction, InsightFilter filter) {
        String order = " order by span %1$s, state %1$s, tag %1$s, first_day %1$s fetch first row only";
        return query("first_day", new Period("day", filter.first(), filter.last()), filter, order.formatted(direction))
                .query(LocalDate.class)
                .optional()
                .orElseGet(() -> LocalDate.now(clock));
    }

    private StatementSpec query(String columns, Period period, InsightFilter filter, String order) {
        List<Object> parameters =
                new ArrayList<>(List.of(period.span(), filter.state(), filter.tag(), period.first(), period.last()));
        String where = " where span = ? and state = ? and tag = ? and first_day between ? and ?";
        if (!filter.band().isEmpty()) {
            where += " and band = ?";
            parameters.add(filter.band());
        }
        if (!filter.source().isEmpty()) {
            where += " and source = ?";
            parameters.add(filter.source());
        }
        return jdbc.sql("select " + columns + " from insight" + where + order).params(parameters);
    }

    List<String> tags() {
        return jdbc.sql("select distinct tag from insight where span = 'month' and state = '' and tag <> ''")
                .query(String.class)
                .list();
    }

    /** For how many days attempts in progress are stored. */
    long daysInProgress() {
        return retention.inProgress().toDays();
    }

    private Funnel funnel(InsightFilter filter, List<Version> all) {
        LocalDate today = LocalDate.now(clock);
        InsightFilter stored = filter.forAttempts(today.minusDays(daysInProgress() - 1), today);
        Instant idle = clock.instant().minus(IDLE);
        Instant end = start(stored.last().plusDays(1));
        return new Funnel(
                submitted(stored),
                submissions.countInProgress(
                        all, start(stored.first()), end.isBefore(idle) ? end : idle, stored.source()));
    }

    /** Counts submissions by the id of the questionnaire's version. */
    Map<Long, Long> submitted(InsightFilter filter) {
        Map<Long, Long> submitted = new HashMap<>();
        for (Period period : filter.periods()) {
            query("questionnaire_version_id, number", period, filter, "").query(row -> {
                submitted.merge(row.getLong("questionnaire_version_id"), row.getLong("number"), Long::sum);
            });
        }
        return submitted;
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
