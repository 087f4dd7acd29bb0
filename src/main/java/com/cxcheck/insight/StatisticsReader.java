package com.cxcheck.insight;

import com.cxcheck.insight.SegmentStatistics.Unit;
import com.cxcheck.submission.QuestionnaireVersions.Version;
import com.cxcheck.submission.SubmissionStatistics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads the statistics of one segment from what {@link StatisticsAggregator} has counted, and counts attempts in progress. */
@Component
class StatisticsReader {

    /** After this time without a step, an attempt counts as stopped. */
    private static final Duration IDLE = Duration.ofHours(1);

    /** A day before this one is the fault of a clock. */
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final InsightTable table;
    private final SubmissionStatistics submissions;
    private final AttemptHistory history;
    private final Clock clock;

    StatisticsReader(InsightTable table, SubmissionStatistics submissions, AttemptHistory history, Clock clock) {
        this.table = table;
        this.submissions = submissions;
        this.history = history;
        this.clock = clock;
    }

    SegmentStatistics segment(InsightFilter filter) {
        SortedMap<LocalDate, Long> byDay = byDay(filter);
        long undated = removeImplausible(byDay);
        Unit unit = unit(filter.period(), byDay);
        return new SegmentStatistics(frequencies(filter), series(byDay, unit), unit, undated);
    }

    /** The frequencies by the id of the questionnaire's version. Those of other sources are what the given ones leave of all. */
    Map<Long, Frequencies> frequencies(InsightFilter filter) {
        Map<Long, Frequencies> frequencies = new HashMap<>();
        table.forEach(
                filter.others() ? filter.fromAll() : filter,
                (source, version, each) -> frequencies
                        .computeIfAbsent(version, absent -> new Frequencies())
                        .add(each));
        if (filter.others()) {
            table.forEach(
                    filter.from(filter.sources()),
                    (source, version, each) ->
                            Objects.requireNonNull(frequencies.get(version)).subtract(each));
            frequencies.values().removeIf(each -> each.get(Measure.SUBMISSIONS, "", "") == 0);
        }
        return frequencies;
    }

    /** The same for each source of a filter. */
    Map<String, SegmentStatistics> bySource(InsightFilter filter, SegmentStatistics whole) {
        Map<String, Map<Long, Frequencies>> frequencies = new HashMap<>();
        table.forEach(
                filter,
                (source, version, each) -> frequencies
                        .computeIfAbsent(source, absent -> new HashMap<>())
                        .computeIfAbsent(version, absent -> new Frequencies())
                        .add(each));
        Map<String, SortedMap<LocalDate, Long>> byDay = table.numbersBySourceAndDay(filter);
        Map<String, SegmentStatistics> segments = new HashMap<>();
        frequencies.forEach((source, versions) -> {
            SortedMap<LocalDate, Long> overTime = new TreeMap<>();
            whole.overTime().keySet().forEach(day -> overTime.put(day, 0L));
            byDay.getOrDefault(source, new TreeMap<>())
                    .forEach((day, number) ->
                            overTime.computeIfPresent(whole.unit().firstDay(day), (first, sum) -> sum + number));
            segments.put(source, new SegmentStatistics(versions, overTime, whole.unit(), 0));
        });
        return segments;
    }

    private SortedMap<LocalDate, Long> byDay(InsightFilter filter) {
        SortedMap<LocalDate, Long> numbers = table.numbersByDay(filter.others() ? filter.fromAll() : filter);
        if (filter.others()) {
            table.numbersByDay(filter.from(filter.sources()))
                    .forEach((day, number) -> numbers.merge(day, -number, Long::sum));
            numbers.values().removeIf(number -> number == 0);
        }
        return numbers;
    }

    /** Removes the days before the year 2000 and after today, and returns how many submissions that were. */
    private long removeImplausible(SortedMap<LocalDate, Long> byDay) {
        long removed = removeAll(byDay.headMap(EARLIEST).values());
        return removed
                + removeAll(byDay.tailMap(LocalDate.now(clock).plusDays(1)).values());
    }

    private static long removeAll(Collection<Long> numbers) {
        long sum = numbers.stream().mapToLong(each -> each).sum();
        numbers.clear();
        return sum;
    }

    private Unit unit(Period period, SortedMap<LocalDate, Long> byDay) {
        LocalDate today = LocalDate.now(clock);
        LocalDate first = period.from() != null ? period.from() : byDay.isEmpty() ? today : byDay.firstKey();
        LocalDate last = period.to() != null && period.to().isBefore(today) ? period.to() : today;
        return Unit.of(ChronoUnit.DAYS.between(first.isBefore(EARLIEST) ? EARLIEST : first, last) + 1);
    }

    private static SortedMap<LocalDate, Long> series(SortedMap<LocalDate, Long> byDay, Unit unit) {
        SortedMap<LocalDate, Long> series = new TreeMap<>();
        byDay.forEach((day, number) -> series.merge(unit.firstDay(day), number, Long::sum));
        if (!series.isEmpty()) {
            LocalDate end = series.lastKey();
            for (LocalDate each = series.firstKey(); each.isBefore(end); each = unit.next(each)) {
                series.putIfAbsent(each, 0L);
            }
        }
        return series;
    }

    /**
     * How far attempts got that were submitted, or had their last step, in a period. Those that are not submitted have no band
     * and no follow-up, so that the filter's are ignored.
     */
    Funnel funnel(InsightFilter filter, List<Version> versions) {
        InsightFilter attempts = filter.forAttempts();
        Funnel funnel = new Funnel();
        table.numbersByVersion(attempts.others() ? attempts.fromAll() : attempts)
                .forEach(funnel::addSubmitted);
        if (attempts.others()) {
            table.numbersByVersion(attempts.from(attempts.sources()))
                    .forEach((version, number) -> funnel.addSubmitted(version, -number));
        }
        Instant idle = clock.instant().minus(IDLE);
        Instant end = start(filter.period().last().plusDays(1));
        submissions.countInProgress(versions, start(filter.period().first()), end.isBefore(idle) ? end : idle).stream()
                .filter(each -> attempts.includes(Group.key(each.source()), each.versionId()))
                .forEach(each -> funnel.addStopped(each.versionId(), each.answered(), each.number()));
        history.addTo(funnel, attempts);
        return funnel;
    }

    /** The share of those who finished in each month in which anybody began, whatever the period of the filter. */
    Map<YearMonth, Mean> completions(InsightFilter filter, YearMonth first, YearMonth last) {
        InsightFilter attempts = filter.forAttempts().in(new Period(null, first.atDay(1), last.atEndOfMonth()));
        Map<YearMonth, Long> submitted =
                new HashMap<>(table.numbersByMonth(attempts.others() ? attempts.fromAll() : attempts, first));
        if (attempts.others()) {
            table.numbersByMonth(attempts.from(attempts.sources()), first)
                    .forEach((month, number) -> submitted.merge(month, -number, Long::sum));
        }
        Map<YearMonth, Long> stopped = new HashMap<>();
        List<YearMonth> months = Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                .toList();
        Instant end = start(last.plusMonths(1).atDay(1));
        Instant idle = clock.instant().minus(IDLE);
        submissions
                .countInProgressSince(
                        months.stream().map(month -> start(month.atDay(1))).toList(), end.isBefore(idle) ? end : idle)
                .stream()
                .filter(each -> attempts.includes(Group.key(each.source()), each.versionId()))
                .forEach(each -> stopped.merge(months.get(each.period()), each.number(), Long::sum));
        history.addTo(submitted, stopped, attempts);
        Map<YearMonth, Mean> completions = new TreeMap<>();
        for (YearMonth month : months) {
            long finished = submitted.getOrDefault(month, 0L);
            Mean completion = new Mean(100.0 * finished, finished + stopped.getOrDefault(month, 0L));
            if (completion.known()) {
                completions.put(month, completion);
            }
        }
        return completions;
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
