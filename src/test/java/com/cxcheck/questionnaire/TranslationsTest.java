package com.cxcheck.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

class TranslationsTest {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private final Questionnaire english = Questionnaires.real();
    private final Translations translations = translations("classpath:content/assessment.yaml", english);
    private final Questionnaire german = translations.of(english, Locale.GERMAN);

    @TempDir
    private Path folder;

    private static Translations translations(String location, Questionnaire questionnaire) {
        return new ContentConfiguration()
                .translations(new ContentConfiguration.Settings(location, LANGUAGES, Path.of("none")), questionnaire);
    }

    private static String yaml(String file) throws IOException {
        return new ClassPathResource("content/" + file).getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void everyTextIsTranslated() {
        List<String> words = words(english);

        assertThat(words(german))
                .hasSameSizeAs(words)
                .doesNotContainAnyElementsOf(words)
                .allMatch(text -> !text.isBlank());
        assertThat(words(translations.guide(Locale.GERMAN)))
                .hasSameSizeAs(words(translations.guide(Locale.ENGLISH)))
                .doesNotContainAnyElementsOf(words(translations.guide(Locale.ENGLISH)));
    }

    private static List<String> words(Questionnaire questionnaire) {
        List<String> words = new ArrayList<>(List.of(
                questionnaire.title(),
                questionnaire.tagline(),
                questionnaire.introduction(),
                questionnaire.contrast().title().orElseThrow(),
                questionnaire.contrast().reactive(),
                questionnaire.contrast().proactive()));
        questionnaire.themes().forEach(theme -> words.addAll(List.of(theme.name(), theme.about())));
        questionnaire.bands().forEach(band -> words.addAll(List.of(band.name(), band.headline(), band.meaning())));
        questionnaire.questions().forEach(question -> words.addAll(List.of(question.text(), question.label())));
        questionnaire.choiceQuestions().forEach(question -> {
            words.add(question.nextStepTitle());
            words.add(question.nextStep());
            question.choices().forEach(choice -> words.addAll(List.of(choice.text(), choice.insight())));
        });
        return words;
    }

    private static List<String> words(Guide guide) {
        return Stream.concat(
                        guide.topics().stream().flatMap(topic -> Stream.of(topic.question(), topic.answer())),
                        guide.actions().stream()
                                .flatMap(action -> Stream.of(action.title(), action.how(), action.effort())))
                .toList();
    }

    @Test
    void bothHaveTheSameStructureIdsWeightsAndFigures() {
        assertThat(german.outline()).isEqualTo(english.outline()).hasSize(57);
        assertThat(translations.guide(Locale.GERMAN).outline())
                .isEqualTo(translations.guide(Locale.ENGLISH).outline())
                .hasSize(22);
        assertThat(numbers(german)).isEqualTo(numbers(english));
    }

    /** The numbers of the questionnaire, collected independently of its outline. */
    private static List<List<Object>> numbers(Questionnaire questionnaire) {
        return questionnaire.choiceQuestions().stream()
                .map(question -> List.<Object>of(
                        question.id(),
                        question.theme(),
                        question.weight(),
                        question.choices().stream().map(Choice::id).toList(),
                        question.choices().stream().map(Choice::proactive).toList()))
                .toList();
    }

    @Test
    void everyChoiceScoresTheSameInBothLanguages() {
        for (ChoiceQuestion question : english.choiceQuestions()) {
            for (Choice choice : question.choices()) {
                for (String others : List.of("A", "B", "C C C C C C C C C A")) {
                    Answers answers = Questionnaires.with(
                            english, Questionnaires.answers(english, others), question.id(), choice.id());

                    assertThat(scores(german, answers))
                            .as(question.id() + " " + choice.id())
                            .isEqualTo(scores(english, answers));
                }
            }
        }
    }

    private static List<Object> scores(Questionnaire questionnaire, Answers answers) {
        Result result = Result.of(questionnaire, answers);
        return List.of(
                result.proactive(),
                result.band().id(),
                result.themes().stream().map(Result.ThemeResult::proactive).toList(),
                result.firstSteps().stream().map(step -> step.question().id()).toList());
    }

    @Test
    void theQuestionsThatAreWordedTheOtherWayRoundAreSoInGermanToo() {
        ChoiceQuestion department = Questionnaires.question(german, "q2");
        assertThat(department.choice("B").orElseThrow().text()).isEqualTo("Stimmt nicht");
        assertThat(department.choice("B").orElseThrow().proactive()).isEqualTo(OptionalInt.of(100));
        ChoiceQuestion control = Questionnaires.question(german, "q7");
        assertThat(control.text()).contains("nicht, dass man mich");
        assertThat(control.choice("A").orElseThrow().text()).isEqualTo("Diese Aussage stimmt");
        assertThat(control.choice("A").orElseThrow().proactive()).isEqualTo(OptionalInt.of(0));
    }

    @Test
    void aQuestionnaireThatIsNotInUseKeepsItsOwnWords() {
        Questionnaire earlier =
                Questionnaire.parse("earlier", Questionnaires.yaml().replace("text: Absolutely", "text: Quite"));

        assertThat(translations.of(earlier, Locale.GERMAN)).isSameAs(earlier);
    }

    @Test
    void anEarlierVersionHasTheTranslationsThatWereKeptWithIt() {
        Questionnaire earlier =
                Questionnaire.parse("earlier", Questionnaires.yaml().replace("text: Absolutely", "text: Quite"));

        translations.add(earlier, Map.of(Locale.GERMAN, german));

        assertThat(translations.of(earlier, Locale.GERMAN)).isSameAs(german);
        assertThat(translations.of(earlier, Locale.ENGLISH)).isSameAs(earlier);
    }

    @Test
    void theFileOfATranslationGoesBeforeWhatWasKeptAndWhatWasKeptBeforeTheOriginal() {
        translations.add(english, Map.of(Locale.GERMAN, english, Locale.FRENCH, german));

        assertThat(translations.of(english, Locale.GERMAN)).isSameAs(german);
        assertThat(translations.of(english, Locale.FRENCH)).isSameAs(german);
    }

    @Test
    void aQuestionnaireOfOnesOwnIsTranslatedByTheFileBesideItIfThereIsOne() throws IOException {
        Path mine = Files.writeString(folder.resolve("mine.yaml"), Questionnaires.yaml());
        assertThat(translations(mine.toString(), english).of(english, Locale.GERMAN))
                .isEqualTo(english);

        Files.writeString(
                folder.resolve("mine_de.yaml"), yaml("assessment_de.yaml").replace("text: Unbedingt", "text: Jawohl"));

        Questionnaire translated = translations(mine.toString(), english).of(english, Locale.GERMAN);
        assertThat(Questionnaires.question(translated, "q3").choices().get(0).text())
                .isEqualTo("Jawohl");
    }

    static Stream<Arguments> differences() {
        return Stream.of(
                arguments("version: 2", "version: 3", "version 3 is where FILE has version 2"),
                arguments("- id: listening", "- id: hearing\n    name: A\n    about: B\n  - id: listening", "hearing"),
                arguments(
                        "from: 40",
                        "from: 41",
                        "band crossing-over from 41 is where FILE has band crossing-over from 40"),
                arguments(
                        "weight: 1\n",
                        "weight: 3\n",
                        "question q10 of theme journey with weight 3 and effort today is where FILE has question q10 of theme journey with weight 1 and effort today"),
                arguments("theme: response", "theme: journey", "question q5 of theme journey"),
                arguments(
                        "proactive: 75",
                        "proactive: 70",
                        "question q4, answer B with proactive 70 is where FILE has question q4, answer B with proactive 75"),
                arguments("- id: \"N\"", "- id: E", "question q2, answer E with applicable false"),
                arguments(
                        "      - id: E\n",
                        "      - id: F\n        text: So\n        proactive: 10\n        insight: So\n      - id: E\n",
                        "question q9, answer F with proactive 10"),
                arguments(
                        "effort: today",
                        "effort: this-week",
                        "question q7 of theme ownership with weight 2 and effort this-week"),
                arguments(
                        "        suggested: false\n",
                        "",
                        "question q2, answer A with proactive 25 is where FILE has question q2, answer A with proactive 25 and suggested false"),
                arguments("max_length: 4000", "max_length: 400", "question q11 with max_length 400"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("differences")
    void aTranslationThatDiffersInMoreThanWordsIsToldInASentence(String what, String by, String sentence)
            throws IOException {
        Path mine = Files.writeString(folder.resolve("mine.yaml"), Questionnaires.yaml());
        String different = yaml("assessment_de.yaml").replaceFirst(Pattern.quote(what), by);
        assertThat(different).as("the file has what is replaced").isNotEqualTo(yaml("assessment_de.yaml"));
        Path translation = Files.writeString(folder.resolve("mine_de.yaml"), different);

        assertThatThrownBy(() -> translations(mine.toString(), english))
                .isInstanceOf(InvalidContentException.class)
                .message()
                .startsWith(translation + ": ")
                .contains(sentence.replace("FILE", mine.toString()))
                .doesNotContain("\n", "com.cxcheck");
    }
}
