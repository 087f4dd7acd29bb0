package com.cxcheck.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** What is read from a file, and files that cannot be read. */
class QuestionnaireFileTest {

    @Test
    void theRealQuestionnaireHasTenQuestionsOfTwoToFiveAnswersAndOneForFreeText() {
        Questionnaire questionnaire = Questionnaires.real();

        assertThat(questionnaire.questions()).hasSize(11);
        assertThat(questionnaire.choiceQuestions())
                .hasSize(10)
                .allSatisfy(question -> assertThat(question.choices()).hasSizeBetween(2, 5));
        assertThat(questionnaire.feedbackQuestion().maxLength()).isEqualTo(4000);
    }

    @Test
    void aQuestionnaireIsTheSameAfterItWasWrittenAndRead() {
        Questionnaire questionnaire = Questionnaires.real();

        assertThat(Questionnaire.parse("stored", questionnaire.yaml())).isEqualTo(questionnaire);
    }

    @Test
    void aQuestionWithoutANextStepsTitleIsNamedByItsStatement() {
        String without = Questionnaires.yaml().replaceAll("    (next_step_title|effort): .*\n", "");

        assertThat(Questionnaire.parse("old", without).choiceQuestions())
                .allSatisfy(question -> assertThat(question.nextStepTitle()).isEqualTo(question.label()))
                .allSatisfy(question -> assertThat(question.effort()).isEmpty());
    }

    @Test
    void freeTextMayBeCalledOptional() {
        String optional = Questionnaires.yaml().replace("max_length: 4000", "optional: true\n    max_length: 4000");

        assertThat(Questionnaire.parse("optional", optional)).isEqualTo(Questionnaires.real());
    }

    @Test
    void textsInQuotesMayBeginAsTheyLike() {
        Questionnaire questionnaire = Questionnaire.parse(
                "my-questions.yaml", Questionnaires.yaml().replace("text: Absolutely", "text: '*Absolutely*'"));

        assertThat(Questionnaires.question(questionnaire, "q3").choices().get(0).text())
                .isEqualTo("*Absolutely*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|\n  First.\n\n  Second:\n  - one\n",
                ">\n  First.\n\n  Second:\n\n  - one\n",
                "\"First.\\n\\nSecond:\\n- one\""
            })
    void theParagraphsOfAnAuthorAreKept(String introduction) {
        String yaml = Questionnaires.yaml();
        String edited = yaml.substring(0, yaml.indexOf("introduction:")) + "introduction: " + introduction + "\n"
                + yaml.substring(yaml.indexOf("contrast:"));

        assertThat(Questionnaire.parse("my-questions.yaml", edited).introduction())
                .isEqualTo("First.\nSecond:\n- one");
    }

    @Test
    void aFileInAnotherEncodingIsToldWithTheLine() {
        byte[] windows = "id: mine\nversion: 1\ntitle: Größe\n".getBytes(Charset.forName("windows-1252"));

        assertThatThrownBy(() -> ContentFile.of("my-questions.yaml", new ByteArrayInputStream(windows)))
                .isInstanceOf(InvalidContentException.class)
                .hasMessage("my-questions.yaml: line 3: the byte F6 is not UTF-8; save the file as UTF-8.");
    }

    @Test
    void aFileMayBeginWithAByteOrderMark() throws IOException {
        byte[] marked = ("\uFEFF" + Questionnaires.yaml()).getBytes(StandardCharsets.UTF_8);

        assertThat(ContentFile.of("my-questions.yaml", new ByteArrayInputStream(marked))
                        .read(Questionnaire.class))
                .isEqualTo(Questionnaires.real());
    }

    @Test
    void aFileOfMoreThan256KilobytesIsNotReadToItsEnd() {
        ByteArrayInputStream large = new ByteArrayInputStream(new byte[1_000_000]);

        assertThatThrownBy(() -> ContentFile.of("my-questions.yaml", large))
                .isInstanceOf(InvalidContentException.class)
                .hasMessage("my-questions.yaml: the file has more than 256 kB; make it smaller.");
        assertThat(large.available()).isEqualTo(1_000_000 - 256 * 1024 - 1);
    }

    /** What is at the path of the questionnaire's file, and the expected message. */
    static Stream<Arguments> noFiles() {
        return Stream.of(
                arguments("folder", "it can't be read; FILE is a folder."),
                arguments("nothing", "it can't be read; there is no FILE."),
                arguments("unreadable", "it can't be read; let the user USER read FILE."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noFiles")
    void whyAFileCannotBeReadIsToldAsItIs(String what, String sentence, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("mine.yaml");
        if (what.equals("folder")) {
            Files.createDirectory(file);
        } else if (what.equals("unreadable")) {
            Files.writeString(file, Questionnaires.yaml());
            assumeThat(file.toFile().setReadable(false)).isTrue();
            assumeThat(Files.isReadable(file)).as("root reads everything").isFalse();
        }
        ContentConfiguration.Settings settings =
                new ContentConfiguration.Settings(file.toString(), List.of(Locale.ENGLISH), Path.of("none"));

        assertThatThrownBy(() -> new ContentConfiguration().questionnaire(settings))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining(file + ": cxcheck.questionnaire names this file, but "
                        + sentence.replace("FILE", file.toString()).replace("USER", System.getProperty("user.name")));
    }

    @Test
    void aTranslationThatCannotBeReadIsToldAsSuch(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), Questionnaires.yaml());
        Path translation = Files.createDirectory(folder.resolve("mine_de.yaml"));

        assertThatThrownBy(() -> new ContentConfiguration()
                        .translations(
                                new ContentConfiguration.Settings(
                                        file.toString(), List.of(Locale.GERMAN), Path.of("none")),
                                Questionnaires.real()))
                .isInstanceOf(InvalidContentException.class)
                .hasMessage(translation + ": the translation into de is this file, but it can't be read; " + translation
                        + " is a folder.");
    }
}
