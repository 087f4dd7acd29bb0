package com.cxcheck.insight;

import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaire.Band;
import com.cxcheck.questionnaire.Questionnaire.Theme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Versions of the questionnaire, with questions and themes that several versions share counted together. Two questions with the
 * same id are equivalent if they have the same weight and the same choices at the same places, whatever their words and order, since
 * one that asks something else gets another id; two themes are if they have equivalent questions.
 */
class ComparableVersions {

    private final long current;
    private final Map<Long, Questionnaire> questionnaires;
    private final UnaryOperator<Questionnaire> language;

    /** @param questionnaires by id, the current one first */
    ComparableVersions(Map<Long, Questionnaire> questionnaires) {
        this(questionnaires, UnaryOperator.identity());
    }

    private ComparableVersions(Map<Long, Questionnaire> questionnaires, UnaryOperator<Questionnaire> language) {
        this.current = questionnaires.keySet().iterator().next();
        this.questionnaires = questionnaires;
        this.language = language;
    }

    /** The same versions with translated names and texts; comparisons still use the originals. */
    ComparableVersions in(UnaryOperator<Questionnaire> language) {
        return new ComparableVersions(questionnaires, language);
    }

    /** The current one first. */
    Set<Long> ids() {
        return questionnaires.keySet();
    }

    Questionnaire get(long id) {
        return Objects.requireNonNull(questionnaires.get(id));
    }

    Questionnaire current() {
        return get(current);
    }

    /** The bands of all versions by ascending score, each as the first version has it. */
    List<Band> bands() {
        Map<String, Band> bands = new LinkedHashMap<>();
        questionnaires.values().stream()
                .flatMap(version -> language.apply(version).bands().stream())
                .forEach(band -> bands.putIfAbsent(band.id(), band));
        return bands.values().stream()
                .sorted(Comparator.comparingInt(Band::from))
                .toList();
    }

    /**
     * A part that is equivalent in some versions.
     *
     * @param part as the first of these versions has it
     * @param name followed by the numbers of these versions if other versions have a different part with the same id
     * @param versions the ids of these versions
     * @param isCurrent whether the current version is among them
     */
    record Equivalent<T>(T part, String name, List<Long> versions, boolean isCurrent) {}

    /** Those of the current version first. */
    List<Equivalent<ChoiceQuestion>> questions() {
        return equivalents(
                Questionnaire::choiceQuestions,
                ChoiceQuestion::id,
                ChoiceQuestion::label,
                (question, version) -> QuestionShape.of(question));
    }

    /** Those of the current version first. */
    List<Equivalent<Theme>> themes() {
        return equivalents(Questionnaire::themes, Theme::id, Theme::name, ThemeShape::of);
    }

    private <T> List<Equivalent<T>> equivalents(
            Function<Questionnaire, List<T>> parts,
            Function<T, String> id,
            Function<T, String> name,
            BiFunction<T, Questionnaire, Object> shape) {
        Map<Object, T> translations = new LinkedHashMap<>();
        Map<Object, List<Long>> versions = new LinkedHashMap<>();
        questionnaires.forEach((version, questionnaire) -> {
            Iterator<T> translated = parts.apply(language.apply(questionnaire)).iterator();
            parts.apply(questionnaire).forEach(part -> {
                Object key = shape.apply(part, questionnaire);
                translations.putIfAbsent(key, translated.next());
                versions.computeIfAbsent(key, absent -> new ArrayList<>()).add(version);
            });
        });
        Map<String, Long> shapes =
                translations.values().stream().collect(Collectors.groupingBy(id, Collectors.counting()));
        List<Equivalent<T>> equivalents = new ArrayList<>();
        translations.forEach((key, part) -> {
            List<Long> in = Objects.requireNonNull(versions.get(key));
            boolean unique = Objects.requireNonNull(shapes.get(id.apply(part))) == 1;
            String suffix = unique
                    ? ""
                    : in.stream()
                            .map(version -> String.valueOf(get(version).version()))
                            .collect(Collectors.joining(", ", " (", ")"));
            equivalents.add(new Equivalent<>(part, name.apply(part) + suffix, in, in.contains(current)));
        });
        return equivalents;
    }

    private record ThemeShape(String id, Set<QuestionShape> questions) {

        private static ThemeShape of(Theme theme, Questionnaire questionnaire) {
            return new ThemeShape(
                    theme.id(),
                    questionnaire.choiceQuestions().stream()
                            .filter(question -> question.theme().equals(theme.id()))
                            .map(QuestionShape::of)
                            .collect(Collectors.toSet()));
        }
    }

    private record QuestionShape(String id, ChoiceQuestion.Counting counting) {

        private static QuestionShape of(ChoiceQuestion question) {
            return new QuestionShape(question.id(), question.counting());
        }
    }
}
