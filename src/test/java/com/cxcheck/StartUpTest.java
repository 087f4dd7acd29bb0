package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.questionnaire.Questionnaires;
import com.cxcheck.submission.RetentionPeriods;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.ConfigurableApplicationContext;

/** Starting the application, stopping it and starting it again, on a database in a file. */
@Tag("application")
@Tag("slow")
class StartUpTest extends StartedProgram {

    @Test
    void aVisitorWhoseServerWasRestartedAtQuestion7GoesOnThereWith6Answers() {
        Visitor visitor;
        try (ConfigurableApplicationContext first = start()) {
            visitor = Visitor.of(server(first));
            visitor.answer(1, 6, "B");
        }
        try (ConfigurableApplicationContext second = start()) {
            visitor.moveTo(server(second));
            assertThat(visitor.get("/").html().select("a.button").text()).isEqualTo("Continue with question 7");
            for (int page = 1; page <= 6; page++) {
                assertThat(visitor.get("/questions/" + page).chosen()).isEqualTo("B");
            }
            visitor.answer(7, 10, "B");
            assertThat(visitor.get(visitor.submit()).text()).contains("58% proactive");
        }
    }

    @Test
    void anEditedQuestionnaireChangesNoOldResultAndNoWalkInProgress() throws IOException {
        Visitor done;
        Visitor inProgress;
        String result;
        try (ConfigurableApplicationContext first = start()) {
            done = Visitor.of(server(first));
            result = done.walk("A", "");
            inProgress = Visitor.of(server(first));
            inProgress.answer(1, 6, "A");
        }
        Path edited = Files.writeString(
                folder.resolve("edited.yaml"),
                Questionnaires.yaml()
                        .replace("version: 2", "version: 3")
                        .replace("introduction: ", "introduction: |\n  First paragraph.\n\n  - one\n  ")
                        .replace("We do, and all of us understand it clearly.", "Yes, quite.")
                        .replace("This statement is true", "So it is"));
        try (ConfigurableApplicationContext second = start("--cxcheck.questionnaire=" + edited)) {
            done.moveTo(server(second));
            inProgress.moveTo(server(second));
            assertThat(done.get(result).text())
                    .contains("We do, and all of us understand it clearly.")
                    .doesNotContain("Yes, quite.");
            assertThat(inProgress.get("/questions/7").text()).contains("This statement is true");
            assertThat(Visitor.of(server(second)).get("/questions/1").text()).contains("Yes, quite.");
            assertThat(Visitor.of(server(second))
                            .get("/")
                            .html()
                            .select("main p")
                            .eachText())
                    .as("the paragraphs of its introduction")
                    .contains("First paragraph.", "- one");
        }
    }

    @Test
    void anOldResultKeepsTheWordsInWhichItIsStoredAndTheEditedQuestionnaireIsTranslatedByTheFileBesideIt()
            throws IOException {
        Visitor done;
        String result;
        try (ConfigurableApplicationContext first = start()) {
            done = Visitor.of(server(first)).withHeader("Accept-Language", "de");
            result = done.walk("A", "");
            assertThat(done.get(result).text()).contains("So ist es, und wir alle verstehen sie genau.");
        }
        Path edited = Files.writeString(
                folder.resolve("edited.yaml"),
                Questionnaires.yaml()
                        .replace("version: 2", "version: 3")
                        .replace("We do, and all of us understand it clearly.", "Yes, quite."));
        Path german = Path.of("src/main/resources/content/assessment_de.yaml");
        Files.writeString(
                folder.resolve("edited_de.yaml"),
                Files.readString(german)
                        .replace("version: 2", "version: 3")
                        .replace("So ist es, und wir alle verstehen sie genau.", "Ja, ziemlich."));
        try (ConfigurableApplicationContext second = start("--cxcheck.questionnaire=" + edited)) {
            done.moveTo(server(second));
            assertThat(done.get(result).text())
                    .contains("So ist es, und wir alle verstehen sie genau.", "Servicegeprägt")
                    .doesNotContain("We do", "Yes, quite.", "Ja, ziemlich.", "Service-led");
            Visitor other = Visitor.of(server(second)).withHeader("Accept-Language", "de");
            assertThat(other.get("/questions/1").text()).contains("Ja, ziemlich.");
        }
    }

    @Test
    void aNumberAloneMeansDaysForWhatIsDeleted() {
        try (ConfigurableApplicationContext context = start("--cxcheck.retention.in-progress=45")) {
            assertThat(context.getBean(RetentionPeriods.class).inProgress()).isEqualTo(Duration.ofDays(45));
        }
    }

    @Test
    void theGeneratedPasswordIsPrintedOnceAndWhoSignedInWithItStaysSoOverARestart(CapturedOutput output) {
        Visitor consultant;
        try (ConfigurableApplicationContext server = start()) {
            String password = output.toString().replaceAll("(?s).*Using generated security password: (\\S+).*", "$1");
            consultant = Visitor.of(server(server));
            consultant.send(consultant.get("/login"), Map.of("username", "consultant", "password", password));
            Visitor.Page first = consultant.get(consultant.get("/admin").header("Location"));
            assertThat(first.h1()).isEqualTo("Choose your password");
            consultant
                    .send(first, Map.of("current", password, "password", "a new beginning"))
                    .redirect();
            consultant.send(consultant.get("/login"), Map.of("username", "consultant", "password", "a new beginning"));
            assertThat(consultant.get("/admin").h1()).isEqualTo("Submissions");
        }
        try (ConfigurableApplicationContext second = start()) {
            consultant.moveTo(server(second));
            assertThat(consultant.get("/admin").h1()).isEqualTo("Submissions");
            assertThat(output.toString().split("Using generated security password", -1))
                    .hasSize(2);
        }
    }
}
