package com.cxcheck.insight;

import com.cxcheck.insight.ContentStatistics.QuestionStatistics;
import com.cxcheck.insight.ContentStatistics.ThemeStatistics;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaire.Band;
import com.cxcheck.submission.QuestionnaireVersions.Version;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The statistics of one segment, or of two side by side.
 *
 * @param content those whose rows are parts of the questionnaire
 * @param changes none if there is no period before
 * @param completions the share of those who finished, by month
 * @param bySource the sources with the most submissions, with their statistics
 * @param otherSources how many submissions are from further sources
 * @param versions all of the questionnaire
 */
record Insight(
        List<InsightFilter> filters,
        List<SegmentStatistics> segments,
        ContentStatistics content,
        Funnel funnel,
        Optional<Changes> changes,
        Map<YearMonth, Mean> completions,
        Map<String, SegmentStatistics> bySource,
        long otherSources,
        Sources sources,
        List<Version> versions) {

    /** With fewer submissions, the page says that they are too few to draw conclusions from. */
    private static final int MIN_CONCLUSIVE = 10;

    private static final int MAX_REMARKS = 3;

    Insight in(UnaryOperator<Questionnaire> language) {
        return new Insight(
                filters,
                segments,
                content.in(language),
                funnel,
                changes,
                completions,
                bySource,
                otherSources,
                sources,
                versions);
    }

    public String bandName(String id) {
        return content.bands().stream()
                .filter(band -> band.id().equals(id))
                .map(Band::name)
                .findFirst()
                .orElse(id);
    }

    /** What else is filtered by: the state as it is given, the tag, and the version of the questionnaire. */
    public List<String> more(@Nullable String state) {
        return Stream.of(
                        Optional.ofNullable(state),
                        Optional.of(filter().tag()).filter(tag -> !tag.isEmpty()),
                        Optional.ofNullable(filter().version()).map(version -> content.versionName(version)))
                .flatMap(Optional::stream)
                .toList();
    }

    public boolean isCompared() {
        return segments.size() == 2;
    }

    public InsightFilter filter() {
        return filters.get(0);
    }

    public SegmentStatistics segment() {
        return segments.get(0);
    }

    public long number() {
        return segment().number();
    }

    public boolean isEmpty() {
        return segments.stream().allMatch(segment -> segment.number() == 0);
    }

    /** Whether a segment has too few submissions to draw conclusions from. */
    public boolean isFew() {
        return segments.stream().anyMatch(segment -> segment.number() < MIN_CONCLUSIVE);
    }

    /** The weakest first; those without a mean last. */
    public List<QuestionStatistics> questions() {
        return content.questions().stream().sorted(WEAKEST_FIRST).toList();
    }

    private static final Comparator<QuestionStatistics> WEAKEST_FIRST =
            Comparator.<QuestionStatistics, Boolean>comparing(
                            question -> !question.first().mean().known())
                    .thenComparingDouble(question -> question.first().mean().exact());

    /** The one with the highest mean. */
    public QuestionStatistics strongest() {
        return content.questions().stream()
                .filter(question -> question.first().mean().known())
                .max(Comparator.comparingDouble(
                        question -> question.first().mean().exact()))
                .orElseGet(() -> questions().get(0));
    }

    /** The widest gap first; those without two means last. */
    public List<QuestionStatistics> gaps() {
        return content.questions().stream()
                .sorted(Comparator.comparing(QuestionStatistics::comparable)
                        .thenComparingDouble(QuestionStatistics::gap)
                        .reversed())
                .toList();
    }

    /** The weakest first; those without a mean last. */
    public List<ThemeStatistics> themes() {
        return content.themes().stream()
                .sorted(Comparator.<ThemeStatistics, Boolean>comparing(
                                theme -> !theme.first().mean().known())
                        .thenComparingDouble(theme -> theme.first().mean().exact()))
                .toList();
    }

    public List<ScoreDistribution> scores() {
        return segments.stream()
                .map(segment -> new ScoreDistribution(segment, content.bands()))
                .toList();
    }

    public ColumnChart overTime() {
        return ColumnChart.of(segment().overTime().values(), 64, 80);
    }

    /** The days of a column of {@link #overTime}. */
    public InsightFilter at(LocalDate firstDay) {
        LocalDate end = segment().unit().next(firstDay).minusDays(1);
        Period all = filter().period();
        return filter().in(new Period(
                null,
                firstDay.isBefore(all.first()) ? all.from() : firstDay,
                end.isAfter(all.last()) ? all.to() : end));
    }

    public Mean reachable() {
        return new Mean(100.0 * segment().reachable(), number());
    }

    public long byMail() {
        return segment().get(Measure.EMAIL);
    }

    public long byPhone() {
        return segment().get(Measure.PHONE_ONLY);
    }

    public long feedback() {
        return segment().get(Measure.FEEDBACK);
    }

    public List<DropOff> leaving() {
        return content.leaving(funnel);
    }

    /** How many reached each page and submitted. */
    public ColumnChart leavingChart() {
        List<Long> numbers =
                new ArrayList<>(leaving().stream().map(DropOff::reached).toList());
        numbers.add(funnel.finished());
        return ColumnChart.of(numbers, 46, 62);
    }

    /** The page at which the most left, the first one of several. */
    public Optional<DropOff> mostLeft() {
        DropOff most = null;
        for (DropOff each : leaving()) {
            most = each.left() > (most == null ? 0 : most.left()) ? each : most;
        }
        return Optional.ofNullable(most);
    }

    /** What visitors set out to do, what most did first. */
    public List<IntentionStatistics> intentions() {
        return intentions(segment());
    }

    public IntentionStatistics intentionsInAll() {
        return IntentionStatistics.sum(intentions());
    }

    List<IntentionStatistics> intentions(SegmentStatistics of) {
        return content.questions().stream()
                .map(question -> IntentionStatistics.of(question, of))
                .filter(each -> each.intended() > 0)
                .sorted(Comparator.comparingLong(IntentionStatistics::intended).reversed())
                .toList();
    }

    public List<Remark> remarks() {
        return Remark.of(content.questions());
    }

    /** How many of {@link #remarks} are in sight: all if they are few, and those of a question the wrong way round. */
    public int shownRemarks() {
        List<Remark> all = remarks();
        long reversed = all.stream()
                .filter(remark -> remark.kind() == Remark.Kind.REVERSED)
                .count();
        return all.size() <= MAX_REMARKS ? all.size() : Math.max(MAX_REMARKS - 1, (int) reversed);
    }

    public List<SourceStatistics> sourceStatistics() {
        return bySource.entrySet().stream()
                .map(each -> new SourceStatistics(
                        each.getKey(),
                        sources.name(each.getKey()),
                        each.getValue(),
                        content.with(List.of(each.getValue())).questions().stream()
                                .filter(question -> question.first().mean().known())
                                .min(WEAKEST_FIRST),
                        filter().from(Set.of(each.getKey()))))
                .toList();
    }
}
