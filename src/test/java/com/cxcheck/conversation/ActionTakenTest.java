package com.cxcheck.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What was done about what a visitor wrote, from both sides. */
@AppTest
@SignedInConsultant("ada")
class ActionTakenTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    private Visitor visitor;
    private String result;
    private Visitor ada;
    private String link;

    @BeforeEach
    void somebodyWroteSomething() {
        jdbc.sql("delete from submission").update();
        jdbc.sql("delete from consultant where username = 'ada'").update();
        jdbc.sql("insert into consultant (username, password_hash) values ('ada', '')")
                .update();
        visitor = new Visitor(mvc);
        result = visitor.walk("A", "Question 5 is hard to understand.");
        link = link();
        ada = new Visitor(mvc);
    }

    private String link() {
        return "/admin/submissions/"
                + jdbc.sql("select max(id) from submission").query(Long.class).single();
    }

    private void takeAction(String line) {
        String page = link + "/action-taken";
        assertThat(ada.sendTo(page, ada.get(page), Map.of("actionTaken", line)).redirect())
                .isEqualTo(link + "?saved#feedback");
    }

    private static String youSaidWeDid(Visitor.Page page) {
        return page.html().select("section:has(#action-taken)").text();
    }

    @Test
    void theVisitorSeesWhatWasDone() {
        assertThat(youSaidWeDid(visitor.get(result))).isEmpty();

        takeAction("We have <b>reworded</b> it.");

        assertThat(youSaidWeDid(visitor.get(result)))
                .startsWith(
                        "You said, we did Question 5 is hard to understand. We have <b>reworded</b> it. Your consultant, ");
        assertThat(ada.get(link).text()).contains("Acted on: We have <b>reworded</b> it.");
    }

    @Test
    void whoHasOnlyTheLinkSeesWhatWasDoneButNotWhatWasWritten() {
        takeAction("We have reworded it.");

        assertThat(youSaidWeDid(new Visitor(mvc).get(result)))
                .startsWith("You said, we did We have reworded it.")
                .doesNotContain("hard");
    }

    @Test
    void itCanBeChangedAndTakenBack() {
        takeAction("We look into it.");
        takeAction("We have reworded it.");
        assertThat(youSaidWeDid(visitor.get(result)))
                .contains("We have reworded it.")
                .doesNotContain("look into");

        takeAction(" ");

        assertThat(youSaidWeDid(visitor.get(result))).isEmpty();
    }

    @Test
    void whoChangesWhatAnotherHasChangedIsShownThatFirst() {
        String page = link + "/action-taken";
        Visitor.Page openedByBoth = ada.get(page);
        ada.sendTo(page, openedByBoth, Map.of("actionTaken", "One")).redirect();

        Visitor.Page second = ada.sendTo(page, openedByBoth, Map.of("actionTaken", "Two"));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text()).contains("ada has said meanwhile what was done: “One”.");
        assertThat(second.html().select("#actionTaken").val()).isEqualTo("Two");
        ada.sendTo(page, second, Map.of()).redirect();
        assertThat(youSaidWeDid(visitor.get(result))).contains("Two");

        assertThat(ada.sendTo(page, openedByBoth, Map.of("actionTaken", "")).status())
                .as("an old page takes nothing back")
                .isEqualTo(409);
    }

    @Test
    void whoSavesTheFollowUpThatWasOpenBeforeIsShownWhatWasDone() {
        Visitor.Page open = ada.get(link);
        takeAction("We have reworded it.");

        Visitor.Page answer = ada.sendTo(link, open, Map.of("action", "SAVE", "newState", "DONE", "tags", "reworded"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("ada changed this at");
        assertThat(answer.html().select("#tags").val()).isEqualTo("reworded");
    }

    @Test
    void aLineIsOneLine() {
        String page = link + "/action-taken";
        Visitor.Page answer = ada.sendTo(page, ada.get(page), Map.of("actionTaken", "x".repeat(301)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.html().select(".error-summary a[href=#actionTaken]").text())
                .isEqualTo("Say what was done with at most 300 characters");
    }

    @Test
    void nothingWrittenIsNothingToActOn() {
        new Visitor(mvc).walk("B", "");

        assertThat(ada.get(link() + "/action-taken").status()).isEqualTo(404);
        assertThat(ada.get(link()).html().select("a[href$=action-taken]")).isEmpty();
    }

    @Test
    void theExportHasIt() {
        takeAction("We have reworded it.");

        assertThat(ada.download("/admin/submissions.csv").body())
                .contains(",action_taken,result_link\r\n")
                .containsPattern(",We have reworded it\\.,http://localhost:8080/results/[\\w-]+\r\n$");
    }

    @Test
    void takingBackWhatIsNotThereChangesNothing() {
        String page = link + "/action-taken";
        Visitor.Page openedBefore = ada.get(page);

        ada.sendTo(page, ada.get(page), Map.of("actionTaken", "")).redirect();

        ada.sendTo(page, openedBefore, Map.of("actionTaken", "We have reworded it."))
                .redirect();
        assertThat(jdbc.sql("select action_version from follow_up")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aDeletedSubmissionTakesItAlong() {
        takeAction("Done");
        jdbc.sql("delete from submission").update();

        assertThat(jdbc.sql("select count(*) from follow_up where action_taken is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class ActionTakenOnPostgresTest extends ActionTakenTest {}
