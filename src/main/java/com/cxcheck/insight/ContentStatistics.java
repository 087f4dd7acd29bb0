package com.cxcheck.insight;

import com.cxcheck.insight.ComparableVersions.Equivalent;
import com.cxcheck.insight.SegmentStatistics.Quartiles;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaire.Band;
import com.cxcheck.questionnaire.Questionnaire.Theme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.UnaryOperator;

/** Statistics by theme and question of all versions of the questionnaire, of one segment or several side by side. */
class ContentStatistics {

    private final ComparableVersions versions;
    private final List<SegmentStatistics> segments;

    private ContentStatistics(ComparableVersions versions, List<SegmentStatistics> segments) {
        this.versions = versions;
        this.segments = segments;
    }

    /** @param questionnaires all versions by id, the current one first; others without submissions are left out */
    static ContentStatistics of(Map<Long, Questionnaire> questionnaires, List<SegmentStatistics> segments) {
        long current = questionnaires.keySet().iterator().next();
        Map<Long, Questionnaire> withData = new LinkedHashMap<>(questionnaires);
        withData.keySet()
                .removeIf(id -> id != current
                        && segments.stream()
                                .noneMatch(segment -> segment.versions().containsKey(id)));
        return new ContentStatistics(new ComparableVersions(withData), segments);
    }

    ContentStatistics in(UnaryOperator<Questionnaire> language) {
        return new ContentStatistics(versions.in(language), segments);
    }

    /** The same parts of the questionnaire with the statistics of other segments. */
    ContentStatistics with(List<SegmentStatistics> others) {
        return new ContentStatistics(versions, others);
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

    /** The id and number of a version, or its id in the database if it has no submissions. */
    String versionName(long id) {
        return versions.ids().contains(id)
                ? versions.get(id).id() + " " + versions.get(id).version()
                : String.valueOf(id);
    }

    /** The bands of all versions, as the first version has them, the current one first. */
    public List<Band> bands() {
        return versions.bands();
    }

    /** The questions of the current version, and those of others that were answered, in their order. */
    public List<QuestionStatistics> questions() {
        List<QuestionStatistics> questions = new ArrayList<>();
        for (Equivalent<ChoiceQuestion> question : versions.questions()) {
            QuestionStatistics statistics = new QuestionStatistics(
                    question.name(),
                    anchor(question.part().id(), questions),
                    number(question),
                    question.part(),
                    question.versions(),
                    segments.stream()
                            .map(segment -> AnswerStatistics.of(question.part(), question.versions(), segment))
                            .toList());
            if (question.isCurrent() || statistics.isAnswered()) {
                questions.add(statistics);
            }
        }
        return questions;
    }

    private static String anchor(String id, List<QuestionStatistics> others) {
        long same = others.stream().filter(other -> other.id().equals(id)).count();
        return same == 0 ? id : id + "-" + (same + 1);
    }

    private int number(Equivalent<ChoiceQuestion> question) {
        return position(question.part(), versions.get(question.versions().get(0))) + 1;
    }

    /**
     * A question and how it was answered in each segment.
     *
     * @param anchor the fragment of its URL
     * @param number its position in the questionnaire, from 1
     * @param versions the ids of the versions that have it
     */
    record QuestionStatistics(
            String label,
            String anchor,
            int number,
            ChoiceQuestion question,
            List<Long> versions,
            List<AnswerStatistics> segments) {

        String id() {
            return question.id();
        }

        boolean isAnswered() {
            return segments.stream().anyMatch(segment -> segment.answered() > 0);
        }

        public String text() {
            return question.text();
        }

        public AnswerStatistics first() {
            return segments.get(0);
        }

        public AnswerStatistics second() {
            return segments.get(1);
        }

        /** The first mean less the second, as they are shown. */
        public int difference() {
            return first().mean().rounded() - second().mean().rounded();
        }

        double gap() {
            return Math.abs(first().mean().exact() - second().mean().exact());
        }

        public boolean comparable() {
            return first().mean().known() && second().mean().known();
        }
    }

    /** The themes of the current version, and those of others that have scores, in their order. */
    public List<ThemeStatistics> themes() {
        List<ThemeStatistics> themes = new ArrayList<>();
        for (Equivalent<Theme> theme : versions.themes()) {
            ThemeStatistics statistics = new ThemeStatistics(
                    theme.name(),
                    segments.stream()
                            .map(segment -> ThemeScores.of(theme, segment))
                            .toList());
            if (theme.isCurrent()
                    || statistics.scores().stream().anyMatch(each -> each.mean().known())) {
                themes.add(statistics);
            }
        }
        return themes;
    }

    /** A theme and its scores in each segment. */
    record ThemeStatistics(String name, List<ThemeScores> scores) {

        public ThemeScores first() {
            return scores.get(0);
        }

        public ThemeScores second() {
            return scores.get(1);
        }
    }

    record ThemeScores(Mean mean, Quartiles quartiles) {

        private static ThemeScores of(Equivalent<Theme> theme, SegmentStatistics segment) {
            String id = theme.part().id();
            NavigableMap<Long, Long> scores = segment.distribution(Measure.THEME, id, theme.versions());
            return new ThemeScores(segment.theme(id, theme.versions()), Quartiles.of(scores));
        }
    }

    /** Of those who reached each question, how many left there; the last one is the check page, without a question. */
    List<DropOff> leaving(Funnel funnel) {
        List<DropOff> leaving = new ArrayList<>();
        for (QuestionStatistics question : questions()) {
            DropOff each = new DropOff(
                    question,
                    funnel.reached(
                            question.versions(), version -> position(question.question(), versions.get(version))),
                    funnel.left(question.versions(), version -> position(question.question(), versions.get(version))));
            if (each.reached() > 0) {
                leaving.add(each);
            }
        }
        leaving.add(new DropOff(
                null,
                funnel.reached(versions.ids(), this::questionsOf),
                funnel.left(versions.ids(), this::questionsOf)));
        return leaving;
    }

    private int questionsOf(long version) {
        return versions.get(version).choiceQuestions().size();
    }

    private static int position(ChoiceQuestion question, Questionnaire version) {
        return version.choiceQuestions().stream()
                .map(ChoiceQuestion::id)
                .toList()
                .indexOf(question.id());
    }
}
