package com.cxcheck.insight;

import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaire.Theme;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The versions of the questionnaire that figures are of. Questions, and the themes made of them, of several versions are
 * counted together where their choices and weights are the same, and stand beside each other otherwise.
 */
class ComparableVersions {

    private final long inUse;
    private final Map<Long, Questionnaire> questionnaires;
    private final UnaryOperator<Questionnaire> language;

    /** @param questionnaires by id, the one in use first */
    ComparableVersions(Map<Long, Questionnaire> questionnaires) {
        this(questionnaires, UnaryOperator.identity());
    }

    private ComparableVersions(Map<Long, Questionnaire> questionnaires, UnaryOperator<Questionnaire> language) {
        this.inUse = questionnaires.keySet().iterator().next();
        this.questionnaires = questionnaires;
        this.language = language;
    }

    /** The same in a language, which says what is shown and not what counts as the same. */
    ComparableVersions in(UnaryOperator<Questionnaire> language) {
        return new ComparableVersions(questionnaires, language);
    }

    /** The one in use first. */
    Set<Long> ids() {
        return questionnaires.keySet();
    }

    Questionnaire get(long id) {
        return Objects.requireNonNull(questionnaires.get(id));
    }

    Questionnaire inUse() {
        return get(inUse);
    }

    /** The bands of all versions, by id, in the words of the one in use. */
    Map<String, String> bandNames() {
        Map<String, String> names = new LinkedHashMap<>();
        questionnaires.values().stream()
                .flatMap(version -> language.apply(version).bands().stream())
                .forEach(band -> names.putIfAbsent(band.id(), band.name()));
        return names;
    }

    /**
     * What is the same figure in some versions.
     *
     * @param words as the first of them has it
     * @param name with those versions in brackets where it has other forms
     * @param versions the ids of those versions
     * @param inUse whether the version in use is among them
     */
    record Same<T>(T words, String name, List<Long> versions, boolean inUse) {}

    /** The questions that count, as they were asked, those of the version in use first. */
    List<Same<ChoiceQuestion>> questions() {
        return same(
                Questionnaire::choiceQuestions,
                ChoiceQuestion::id,
                ChoiceQuestion::label,
                (question, version) -> QuestionForm.of(question));
    }

    List<Same<Theme>> themes() {
        return same(Questionnaire::themes, Theme::id, Theme::name, ThemeForm::of);
    }

    private <T> List<Same<T>> same(
            Function<Questionnaire, List<T>> parts,
            Function<T, String> id,
            Function<T, String> name,
            BiFunction<T, Questionnaire, Object> form) {
        Map<Object, T> words = new LinkedHashMap<>();
        Map<Object, List<Long>> versions = new LinkedHashMap<>();
        questionnaires.forEach((version, questionnaire) -> {
            Iterator<T> translated = parts.apply(language.apply(questionnaire)).iterator();
            parts.apply(questionnaire).forEach(part -> {
                Object itsForm = form.apply(part, questionnaire);
                words.putIfAbsent(itsForm, translated.next());
                versions.computeIfAbsent(itsForm, absent -> new ArrayList<>()).add(version);
            });
        });
        Map<String, Long> forms = words.values().stream().collect(Collectors.groupingBy(id, Collectors.counting()));
        List<Same<T>> same = new ArrayList<>();
        words.forEach((itsForm, part) -> {
            List<Long> in = Objects.requireNonNull(versions.get(itsForm));
            boolean alone = Objects.requireNonNull(forms.get(id.apply(part))) == 1;
            same.add(new Same<>(
                    part,
                    alone ? name.apply(part) : name.apply(part) + " (" + numbers(in) + ")",
                    in,
                    in.contains(inUse)));
        });
        return same;
    }

    private String numbers(List<Long> ids) {
        return ids.stream().map(id -> String.valueOf(get(id).version())).collect(Collectors.joining(", "));
    }

    /** What makes two versions of a theme the same figure: the questions that count in it. */
    private record ThemeForm(String id, List<QuestionForm> questions) {

        private static ThemeForm of(Theme theme, Questionnaire questionnaire) {
            return new ThemeForm(
                    theme.id(),
                    questionnaire.choiceQuestions().stream()
                            .filter(question -> question.theme().equals(theme.id()))
                            .map(QuestionForm::of)
                            .toList());
        }
    }

    /** What makes two versions of a question the same figure: its weight, and its choices in words and weighting. */
    private record QuestionForm(String id, int weight, List<ChoiceForm> choices) {

        private static QuestionForm of(ChoiceQuestion question) {
            return new QuestionForm(
                    question.id(),
                    question.weight(),
                    question.choices().stream()
                            .map(choice -> new ChoiceForm(choice.id(), choice.text(), choice.proactive()))
                            .toList());
        }
    }

    private record ChoiceForm(String id, String text, OptionalInt proactive) {}
}
