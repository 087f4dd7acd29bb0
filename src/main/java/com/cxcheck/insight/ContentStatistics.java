package com.cxcheck.insight;

import com.cxcheck.insight.Chart.Bar;
import com.cxcheck.insight.Chart.Row;
import com.cxcheck.insight.ComparableVersions.Equivalent;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaire.Theme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** Statistics by band, theme and question of all versions of the questionnaire. */
class ContentStatistics {

    private final ComparableVersions versions;
    private final List<SegmentStatistics> segments;
    private final List<Funnel> funnels;

    private ContentStatistics(ComparableVersions versions, List<SegmentStatistics> segments, List<Funnel> funnels) {
        this.versions = versions;
        this.segments = segments;
        this.funnels = funnels;
    }

    /** @param questionnaires all versions by id, the current one first; others without data are left out */
    static ContentStatistics of(
            Map<Long, Questionnaire> questionnaires, List<SegmentStatistics> segments, List<Funnel> funnels) {
        long current = questionnaires.keySet().iterator().next();
        Map<Long, Questionnaire> withData = new LinkedHashMap<>(questionnaires);
        withData.keySet()
                .removeIf(id -> id != current
                        && segments.stream()
                                .noneMatch(segment -> segment.versions().containsKey(id))
                        && funnels.stream().noneMatch(funnel -> funnel.has(id)));
        return new ContentStatistics(new ComparableVersions(withData), segments, funnels);
    }

    ContentStatistics in(UnaryOperator<Questionnaire> language) {
        return new ContentStatistics(versions.in(language), segments, funnels);
    }

    /** The ids and numbers of the versions that have submissions, the current one first. */
    public List<String> versions() {
        return versions.ids().stream()
                .filter(id ->
                        segments.stream().anyMatch(segment -> segment.versions().containsKey(id)))
                .map(versions::get)
                .map(version -> version.id() + " " + version.version())
                .toList();
    }

    /** The names of the bands of all versions by id, as the current version has them. */
    public Map<String, String> bandNames() {
        return versions.bandNames();
    }

    public Chart bands() {
        Map<String, String> names = bandNames();
        return Chart.shares(
                segments,
                List.copyOf(names.keySet()),
                id -> names.getOrDefault(id, id),
                SegmentStatistics::number,
                (segment, id) -> segment.bands().getOrDefault(id, 0L));
    }

    public Chart themes() {
        List<Row> rows = new ArrayList<>();
        for (Equivalent<Theme> theme : versions.themes()) {
            String id = theme.part().id();
            Row row = new Row(
                    theme.name(),
                    segments.stream()
                            .map(segment -> Bar.mean(
                                    segment.get(Measure.SHARE, id, "", theme.versions()),
                                    segment.get(Measure.THEME, id, "", theme.versions())))
                            .toList());
            if (theme.isCurrent() || row.isKnown()) {
                rows.add(row);
            }
        }
        return new Chart(segments.stream().map(SegmentStatistics::number).toList(), rows);
    }

    public List<QuestionChart> questions() {
        List<QuestionChart> charts = new ArrayList<>();
        for (Equivalent<ChoiceQuestion> question : versions.questions()) {
            ChoiceQuestion part = question.part();
            ToLongFunction<SegmentStatistics> answered = segment -> part.choices().stream()
                    .mapToLong(choice -> number(segment, question, choice))
                    .sum();
            if (question.isCurrent() || segments.stream().anyMatch(segment -> answered.applyAsLong(segment) > 0)) {
                charts.add(new QuestionChart(
                        part.id(),
                        question.name(),
                        part.text(),
                        Chart.shares(
                                segments,
                                part.choices(),
                                Choice::text,
                                answered,
                                (segment, choice) -> number(segment, question, choice))));
            }
        }
        return charts;
    }

    private static long number(SegmentStatistics segment, Equivalent<ChoiceQuestion> question, Choice choice) {
        return segment.get(Measure.ANSWER, question.part().id(), choice.id(), question.versions());
    }

    record QuestionChart(String id, String label, String text, Chart chart) {}

    /** The charts of the question that {@link Questionnaire#beforeQuestion} names, which {@link #questions} also has. */
    public List<QuestionChart> before() {
        return questions().stream()
                .filter(question -> versions.current()
                        .beforeQuestion()
                        .filter(question.id::equals)
                        .isPresent())
                .toList();
    }

    /** Of those who reached a question, how many stopped there; the last row, without a label, is the check page. */
    public Chart dropOffs() {
        List<Row> rows = new ArrayList<>();
        for (Equivalent<ChoiceQuestion> question : versions.questions()) {
            Row row = new Row(
                    question.name(),
                    funnels.stream()
                            .map(funnel -> funnel.dropOff(
                                    question.versions(), version -> position(question.part(), versions.get(version))))
                            .toList());
            if (question.isCurrent() || row.isKnown()) {
                rows.add(row);
            }
        }
        rows.add(new Row(
                "",
                funnels.stream()
                        .map(funnel -> funnel.dropOff(
                                versions.ids(),
                                version ->
                                        versions.get(version).choiceQuestions().size()))
                        .toList()));
        return new Chart(
                funnels.stream()
                        .map(funnel -> versions.ids().stream()
                                .mapToLong(version -> funnel.reached(version, 0))
                                .sum())
                        .toList(),
                rows);
    }

    private static int position(ChoiceQuestion question, Questionnaire version) {
        return version.choiceQuestions().stream()
                .map(ChoiceQuestion::id)
                .toList()
                .indexOf(question.id());
    }
}
