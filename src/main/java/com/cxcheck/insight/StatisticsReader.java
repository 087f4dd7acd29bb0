package com.cxcheck.insight;

import com.cxcheck.insight.Insight.Walks;
import com.cxcheck.insight.InsightFilter.Stretch;
import com.cxcheck.insight.SegmentStatistics.Unit;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.submission.QuestionnaireVersions;
import com.cxcheck.submission.RetentionPeriods;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
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

/** Reads figures, added up by the database: what {@link StatisticsAggregator} keeps, and the walks that were not finished. */
@Component
class StatisticsReader {

    /** Who has not taken a step for so long is taken to have left. */
    private static final Duration PAUSE = Duration.ofHours(1);

    private static final int MOST_DAYS = 42;
    private static final int MOST_DAYS_AS_WEEKS = 26 * 7;

    private final JdbcClient jdbc;
    private final QuestionnaireVersions versions;
    private final Questionnaire current;
    private final Clock clock;
    private final RetentionPeriods kept;

    StatisticsReader(
            JdbcClient jdbc,
            QuestionnaireVersions versions,
            Questionnaire current,
            Clock clock,
            RetentionPeriods kept) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.current = current;
        this.clock = clock;
        this.kept = kept;
    }

    /** Reads all figures of a page from one and the same state of the database. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Insight read(List<InsightFilter> slices) {
        Map<Long, Questionnaire> questionnaires = questionnaires();
        return new Insight(
                questionnaires,
                slices.stream().map(this::counts).toList(),
                slices.stream()
                        .map(this::stillKept)
                        .map(slice -> new Walks(submitted(slice), stops(slice, questionnaires)))
                        .toList());
    }

    /** All questionnaires that were ever in use, by id: the one in use first, then those first that came later. */
    private Map<Long, Questionnaire> questionnaires() {
        Map<Long, Questionnaire> questionnaires = new LinkedHashMap<>();
        jdbc.sql("select id from questionnaire_version order by id desc").query(Long.class).list().stream()
                .sorted(Comparator.comparing(id -> !versions.get(id).equals(current)))
                .forEach(id -> questionnaires.put(id, versions.get(id)));
        return questionnaires;
    }

    private SegmentStatistics counts(InsightFilter slice) {
        LocalDate first = slice.from() == null ? edge("asc", slice) : slice.from();
        LocalDate last = slice.to() == null ? edge("desc", slice) : slice.to();
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        Unit unit = days <= MOST_DAYS ? Unit.DAY : days <= MOST_DAYS_AS_WEEKS ? Unit.WEEK : Unit.MONTH;
        Map<Long, Frequencies> tallies = new HashMap<>();
        Map<String, Long> bands = new HashMap<>();
        Map<String, Long> sources = new HashMap<>();
        SortedMap<LocalDate, Long> overTime = new TreeMap<>();
        for (Stretch stretch : unit == Unit.MONTH ? slice.stretches() : slice.days()) {
            query("first_day, band, source, questionnaire_version_id, number, tally", stretch, slice)
                    .query(row -> {
                        tallies.computeIfAbsent(row.getLong("questionnaire_version_id"), absent -> new Frequencies())
                                .add(Frequencies.parse(row.getString("tally")));
                        long number = row.getLong("number");
                        bands.merge(row.getString("band"), number, Long::sum);
                        sources.merge(row.getString("source"), number, Long::sum);
                        overTime.merge(begin(row.getObject("first_day", LocalDate.class), unit), number, Long::sum);
                    });
        }
        if (!overTime.isEmpty()) {
            LocalDate end = overTime.lastKey();
            for (LocalDate each = overTime.firstKey(); each.isBefore(end); each = next(each, unit)) {
                overTime.putIfAbsent(each, 0L);
            }
        }
        return new SegmentStatistics(tallies, bands, sources, overTime, unit);
    }

    /**
     * The first or the last day of a slice on which something was submitted; today where nothing was. It is the first row in
     * the order of the index, so that no database reads all the others.
     */
    private LocalDate edge(String direction, InsightFilter slice) {
        String order = " order by span %1$s, state %1$s, tag %1$s, first_day %1$s fetch first row only";
        return query("first_day", new Stretch("day", slice.first(), slice.last()), slice, order.formatted(direction))
                .query(LocalDate.class)
                .optional()
                .orElseGet(() -> LocalDate.now(clock));
    }

    private static LocalDate begin(LocalDate day, Unit unit) {
        return switch (unit) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    private static LocalDate next(LocalDate begin, Unit unit) {
        return switch (unit) {
            case DAY -> begin.plusDays(1);
            case WEEK -> begin.plusWeeks(1);
            case MONTH -> begin.plusMonths(1);
        };
    }

    private StatementSpec query(String columns, Stretch stretch, InsightFilter slice) {
        return query(columns, stretch, slice, "");
    }

    private StatementSpec query(String columns, Stretch stretch, InsightFilter slice, String order) {
        List<Object> parameters =
                new ArrayList<>(List.of(stretch.span(), slice.state(), slice.tag(), stretch.first(), stretch.last()));
        String where = " where span = ? and state = ? and tag = ? and first_day between ? and ?";
        if (!slice.band().isEmpty()) {
            where += " and band = ?";
            parameters.add(slice.band());
        }
        if (!slice.source().isEmpty()) {
            where += " and source = ?";
            parameters.add(slice.source());
        }
        return jdbc.sql("select " + columns + " from insight" + where + order).params(parameters);
    }

    /** The tags that what was submitted bears. */
    List<String> tags() {
        return jdbc.sql("select distinct tag from insight where span = 'month' and state = '' and tag <> ''")
                .query(String.class)
                .list();
    }

    /**
     * The part of a slice from which unfinished walks are still there: they are deleted after some days, and have no band
     * and no follow-up.
     */
    private InsightFilter stillKept(InsightFilter slice) {
        LocalDate today = LocalDate.now(clock);
        return slice.ofWalks().within(today.minusDays(kept.inProgress().toDays() - 1), today);
    }

    /** For how many days unfinished walks are there. */
    long daysKept() {
        return kept.inProgress().toDays();
    }

    /** How many submissions of a slice were answered on each version, by its id. */
    Map<Long, Long> submitted(InsightFilter slice) {
        Map<Long, Long> submitted = new HashMap<>();
        for (Stretch stretch : slice.stretches()) {
            query("questionnaire_version_id, number", stretch, slice).query(row -> {
                submitted.merge(row.getLong("questionnaire_version_id"), row.getLong("number"), Long::sum);
            });
        }
        return submitted;
    }

    /**
     * Where walks stopped that were not submitted, by the day of their last step, and by version and number of questions
     * before the first that is unanswered; all of them where only submitting is left.
     */
    private Map<Long, Map<Integer, Long>> stops(InsightFilter slice, Map<Long, Questionnaire> questionnaires) {
        Map<Long, Map<Integer, Long>> stops = new HashMap<>();
        List<Object> parameters = new ArrayList<>();
        StringBuilder stop = new StringBuilder("case questionnaire_version_id");
        questionnaires.forEach((id, questionnaire) -> {
            stop.append(" when ").append(id).append(" then case");
            int before = 0;
            for (ChoiceQuestion question : questionnaire.choiceQuestions()) {
                // as the answers are stored; an id holds no quotes
                stop.append(" when position(? in answers) = 0 then ").append(before++);
                parameters.add("\"" + question.id() + "\":");
            }
            stop.append(" else ").append(before).append(" end");
        });
        Instant from = start(slice.first());
        Instant to = start(slice.last().plusDays(1));
        Instant pause = clock.instant().minus(PAUSE);
        parameters.add(Timestamp.from(from));
        parameters.add(Timestamp.from(to.isBefore(pause) ? to : pause));
        if (!slice.source().isEmpty()) {
            parameters.add(slice.source());
        }
        jdbc.sql("select version, stop, count(*) as number from (select questionnaire_version_id as version, " + stop
                        + " end as stop from submission where submitted_at is null"
                        + " and changed_at >= ? and changed_at < ?"
                        + (slice.source().isEmpty() ? "" : " and source = ?")
                        + ") walk group by version, stop")
                .params(parameters)
                .query(row -> {
                    stops.computeIfAbsent(row.getLong("version"), id -> new HashMap<>())
                            .put(row.getInt("stop"), row.getLong("number"));
                });
        return stops;
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
