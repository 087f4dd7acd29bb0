package com.cxcheck.insight;

import com.cxcheck.insight.Changes.Figures;
import com.cxcheck.insight.Period.Preset;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.submission.QuestionnaireVersions;
import com.cxcheck.submission.QuestionnaireVersions.Version;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the statistics of a page from one snapshot of the database. */
@Component
class InsightReader {

    /** How many sources can be chosen from, and how many are searched by name. */
    private static final int MAX_SOURCES = 200;

    /** The number of sources that have a row of their own. */
    private static final int MAX_ROWS = 9;

    private static final int MONTHS = 6;

    private final StatisticsReader statistics;
    private final InsightTable table;
    private final SourceSpellings spellings;
    private final QuestionnaireVersions versions;
    private final ObjectProvider<Questionnaire> questionnaire;
    private final Clock clock;

    InsightReader(
            StatisticsReader statistics,
            InsightTable table,
            SourceSpellings spellings,
            QuestionnaireVersions versions,
            ObjectProvider<Questionnaire> questionnaire,
            Clock clock) {
        this.statistics = statistics;
        this.table = table;
        this.spellings = spellings;
        this.versions = versions;
        this.questionnaire = questionnaire;
        this.clock = clock;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Insight read(List<InsightFilter> filters) {
        List<Version> all = versions.all();
        Questionnaire current = questionnaire.getObject();
        Map<Long, Questionnaire> questionnaires = new LinkedHashMap<>();
        all.stream()
                .sorted(Comparator.comparing(version -> !version.questionnaire().equals(current)))
                .forEach(version -> questionnaires.put(version.id(), version.questionnaire()));
        InsightFilter filter = filters.get(0);
        List<SegmentStatistics> segments =
                filters.stream().map(statistics::segment).toList();
        Funnel funnel = statistics.funnel(filter, all);
        boolean single = filters.size() == 1;
        Map<String, SegmentStatistics> bySource = single ? bySource(filter, segments.get(0)) : Map.of();
        return new Insight(
                filters,
                segments,
                ContentStatistics.of(questionnaires, segments),
                funnel,
                single ? changes(filter, Figures.of(segments.get(0), funnel), all) : Optional.empty(),
                single ? completions(filter) : Map.of(),
                bySource,
                single
                        ? segments.get(0).number()
                                - bySource.values().stream()
                                        .mapToLong(SegmentStatistics::number)
                                        .sum()
                        : 0,
                sources(filters, bySource.keySet()),
                all);
    }

    private Map<String, SegmentStatistics> bySource(InsightFilter filter, SegmentStatistics whole) {
        if (filter.others()) {
            return Map.of();
        }
        Set<String> most = table.mostFrequentSources(filter, MAX_ROWS).keySet();
        Map<String, SegmentStatistics> bySource = new LinkedHashMap<>();
        if (!most.isEmpty()) {
            Map<String, SegmentStatistics> found = statistics.bySource(filter.from(most), whole);
            most.forEach(name -> bySource.put(name, Objects.requireNonNull(found.get(name))));
        }
        return Collections.unmodifiableMap(bySource);
    }

    /** On the period before; an open period is looked at by its latest month. */
    private Optional<Changes> changes(InsightFilter filter, Figures whole, List<Version> all) {
        LocalDate today = LocalDate.now(clock);
        Period period = filter.period();
        if (period.to() != null && (period.from() == null || period.isReversed())) {
            return Optional.empty();
        }
        boolean open = period.to() == null;
        Period now = open ? Preset.THIS_MONTH.on(today) : period;
        return now.before()
                .map(before -> Changes.of(
                        now, open ? figures(filter.in(now), all) : whole, before, figures(filter.in(before), all)));
    }

    private Figures figures(InsightFilter filter, List<Version> all) {
        Map<Long, Frequencies> frequencies = statistics.frequencies(filter);
        return Figures.of(
                new SegmentStatistics(frequencies, new TreeMap<>(), SegmentStatistics.Unit.DAY, 0),
                statistics.funnel(filter, all));
    }

    private Map<YearMonth, Mean> completions(InsightFilter filter) {
        LocalDate today = LocalDate.now(clock);
        LocalDate last = filter.period().last();
        YearMonth end = YearMonth.from(last.isAfter(today) ? today : last);
        return statistics.completions(filter, end.minusMonths(MONTHS - 1L), end);
    }

    /** The sources to choose from: the most frequent ones of all times, those that are chosen, and those on the page. */
    private Sources sources(List<InsightFilter> filters, Set<String> shown) {
        Set<String> names =
                table.mostFrequentSources(InsightFilter.ALL, MAX_SOURCES).keySet();
        Map<String, String> written = new LinkedHashMap<>();
        names.forEach(name -> written.put(name, name));
        filters.forEach(filter -> filter.sources().forEach(name -> written.putIfAbsent(name, name)));
        shown.forEach(name -> written.putIfAbsent(name, name));
        written.putAll(spellings.of(List.copyOf(written.keySet())));
        return new Sources(written);
    }

    /** The sources whose names are searched. */
    List<String> frequentSources() {
        return List.copyOf(
                table.mostFrequentSources(InsightFilter.ALL, MAX_SOURCES).keySet());
    }

    List<String> tags() {
        return table.tags();
    }
}
