package com.cxcheck.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/** The limits of content files, each tested with one change of the real files. */
class ContentRulesTest {

    private static final String LONG_ID = "a".repeat(40);

    static Stream<Arguments> brokenQuestionnaires() {
        return Stream.of(
                arguments("id: cx-or-service\n", "id: 1st\n", "the questionnaire has the id '1st'"),
                arguments("id: cx-or-service\n", "id: " + LONG_ID + "a\n", "40 at most"),
                arguments("  - id: journey\n    name", "  - id: -journey\n    name", "a theme has the id '-journey'"),
                arguments("  - id: ownership\n", "  - id: journey\n", "themes: the id journey is used twice"),
                arguments(
                        "  - id: crossing-over\n", "  - id: service-led\n", "bands: the id service-led is used twice"),
                arguments("  - id: crossing-over\n", "  - id: crossing over\n", "a band has the id 'crossing over'"),
                arguments("      - id: C\n", "      - id: C!\n", "an answer has the id 'C!'"),
                arguments("  - id: q11\n", "  - id: q 11\n", "a question has the id 'q 11'"),
                arguments("from: 70", "from: 101", "band experience-led: from is 101; it has to be from 0 to 100"),
                arguments("from: 70", "from: 40", "it has to be more than the 40 of the band before it"),
                arguments("weight: 1\n", "weight: 0\n", "weight is 0; it has to be a whole number from 1 to 10"),
                arguments("proactive: 75", "proactive: 101", "proactive is 101; it has to be from 0 to 100"),
                arguments("proactive: 75", "proactive: -1", "proactive is -1; it has to be from 0 to 100"),
                arguments("version: 2\n", "version: 999999999999\n", "it has to be a whole number"),
                arguments("max_length: 4000", "max_length: 0", "question q11: max_length is 0"),
                arguments("max_length: 4000", "max_length: 10001", "question q11: max_length is 10001"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("brokenQuestionnaires")
    void aQuestionnaireThatBreaksARuleIsRefused(String what, String by, String sentence) {
        String yaml = change(Questionnaires.yaml(), what, by);

        assertThatThrownBy(() -> Questionnaire.parse("mine.yaml", yaml))
                .isInstanceOf(InvalidContentException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void aQuestionHasAtMostOneAnswerForEachLetter() {
        assertThat(withChoices(26).choices()).hasSize(26);
        assertThatThrownBy(() -> withChoices(27)).hasMessageContaining("it has to be at most 26, one for each letter");
    }

    private static ChoiceQuestion withChoices(int number) {
        ChoiceQuestion question = Questionnaires.real().choiceQuestions().get(0);
        Choice last = question.choices().get(question.choices().size() - 1);
        Stream<Choice> more = IntStream.range(question.choices().size(), number)
                .mapToObj(index ->
                        new Choice("more-" + index, last.text(), last.proactive(), last.suggested(), last.insight()));
        return new ChoiceQuestion(
                question.id(),
                question.theme(),
                question.weight(),
                question.text(),
                question.label(),
                question.nextStepTitle(),
                question.effort(),
                question.nextStep(),
                Stream.concat(question.choices().stream(), more).toList());
    }

    static Stream<Arguments> questionnairesAtABorder() {
        return Stream.of(
                arguments("id: cx-or-service\n", "id: " + LONG_ID + "\n"),
                arguments("from: 70", "from: 100"),
                arguments("from: 70", "from: 41"),
                arguments("weight: 1\n", "weight: 10\n"),
                arguments("weight: 2\n", "weight: 1\n"),
                arguments("version: 2\n", "version: 999999999\n"),
                arguments("max_length: 4000", "max_length: 1"),
                arguments("max_length: 4000", "max_length: 10000"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("questionnairesAtABorder")
    void aQuestionnaireAtTheBorderOfARuleIsTaken(String what, String by) {
        assertThat(Questionnaire.parse("mine.yaml", change(Questionnaires.yaml(), what, by)))
                .isNotNull();
    }

    @Test
    void aFeedbackQuestionThatIsNotTheLastOneIsRefused() {
        String yaml = Questionnaires.yaml();
        int feedback = yaml.indexOf("  - id: q11\n");
        String question = yaml.substring(feedback);
        String first = yaml.substring(0, feedback).replace("questions:\n", "questions:\n" + question);

        assertThatThrownBy(() -> Questionnaire.parse("mine.yaml", first))
                .hasMessageContaining("exactly one has the type text, and it is the last one; found 1");
    }

    @Test
    void aSecondQuestionForFreeTextIsRefused() {
        String yaml = Questionnaires.yaml();
        String twice = yaml + yaml.substring(yaml.indexOf("  - id: q11\n")).replace("id: q11", "id: q12");

        assertThatThrownBy(() -> Questionnaire.parse("mine.yaml", twice))
                .hasMessageContaining("exactly one has the type text, and it is the last one; found 2");
    }

    @Test
    void aQuestionnaireInWhichEachQuestionMayNotApplyIsRefused() {
        String yaml = Questionnaires.yaml()
                .replace(
                        "\n    answers:\n",
                        "\n    answers:\n      - {id: X, text: Not for us, applicable: false, insight: Left out.}\n");

        assertThatThrownBy(() -> Questionnaire.parse("mine.yaml", yaml))
                .hasMessageContaining("each has an answer that doesn't apply, which can leave nothing to score");
    }

    @Test
    void aFileMayHave256KilobytesAndNotOneByteMore() throws IOException {
        String yaml = Questionnaires.yaml() + "# ";
        int bytes = yaml.getBytes(StandardCharsets.UTF_8).length;
        String largest = yaml + "x".repeat(256 * 1024 - bytes);

        assertThat(file(largest).read(Questionnaire.class)).isEqualTo(Questionnaires.real());
        assertThatThrownBy(() -> file(largest + "x"))
                .isInstanceOf(InvalidContentException.class)
                .hasMessageContaining("256");
    }

    static Stream<Arguments> brokenGuides() {
        return Stream.of(
                arguments("  - id: example\n", "  - id: difference\n", "guide: the id difference is used twice"),
                arguments("  - id: example\n", "  - id: an example\n", "a guide entry has the id 'an example'"),
                arguments(
                        "  - id: friendly-shoppers\n",
                        "  - id: ask-the-team\n",
                        "actions: the id ask-the-team is used twice"),
                arguments("  - id: ask-the-team\n", "  - id: ask the team\n", "an action has the id 'ask the team'"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("brokenGuides")
    void aGuideThatBreaksARuleIsRefused(String what, String by, String sentence) throws IOException {
        String yaml = change(guide(), what, by);

        assertThatThrownBy(() -> new ContentFile("guide.yaml", yaml).read(Guide.class))
                .isInstanceOf(InvalidContentException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void anActionForThemesThatHaveNoScoreIsNotPicked() throws IOException {
        Questionnaire questionnaire = Questionnaires.real();
        Guide guide = new ContentFile(
                        "guide.yaml",
                        change(guide(), "themes: [listening, ownership]\n", "themes: [another]\n")
                                .replaceFirst(
                                        "id: (\\S+)\n    themes: \\[another]",
                                        "id: for-another\n    themes: [another]"))
                .read(Guide.class);

        List<Guide.Action> all =
                guide.actionsFor(Result.of(questionnaire, Questionnaires.answers(questionnaire, "A")), 100);

        assertThat(guide.actions()).extracting(Guide.Action::id).contains("for-another");
        assertThat(all)
                .extracting(Guide.Action::id)
                .doesNotContain("for-another")
                .hasSize(guide.actions().size() - 1);
    }

    private static ContentFile file(String yaml) throws IOException {
        return ContentFile.of("mine.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String guide() throws IOException {
        return new ClassPathResource("content/guide.yaml").getContentAsString(StandardCharsets.UTF_8);
    }

    private static String change(String yaml, String what, String by) {
        String changed = yaml.replaceFirst(Pattern.quote(what), by);
        assertThat(changed).as("the file has what is replaced").isNotEqualTo(yaml);
        return changed;
    }
}
