package com.cxcheck.assessment;

import static com.cxcheck.Statements.heard;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.Statements;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The SQL statements of each step: a page reads the brand and one row; an answer reads one row and writes one. */
@AppTest
@Import(Statements.class)
class StatementsTest {

    @Autowired
    private MockMvcTester mvc;

    private Visitor visitor;

    @BeforeEach
    void aNewVisitor() {
        visitor = new Visitor(mvc);
    }

    @Test
    void whoHasBegunNothingCostsNothingButTheBrand() throws Exception {
        assertThat(heard(() -> visitor.get("/"))).containsExactly("select brand");
        assertThat(heard(() -> visitor.get("/guide"))).containsExactly("select brand");
        assertThat(heard(() -> visitor.get("/scoring"))).containsExactly("select brand");
        assertThat(heard(() -> visitor.get("/style.css"))).isEmpty();
    }

    @Test
    void aPageReadsOneRowAndTheBrand() throws Exception {
        visitor.answer(1, 10, "A");

        assertThat(heard(() -> visitor.get("/"))).containsExactly("select submission", "select brand");
        assertThat(heard(() -> visitor.get("/questions/1"))).containsExactly("select submission", "select brand");
        assertThat(heard(() -> visitor.get("/questions/11"))).containsExactly("select submission", "select brand");
        assertThat(heard(() -> visitor.get("/answers"))).containsExactly("select submission", "select brand");
    }

    @Test
    void anAnswerReadsOneRowAndWritesOneInOneTransaction() throws Exception {
        Page first = visitor.get("/questions/1");
        assertThat(heard(() -> visitor.send(first, Map.of("choice", "A"))))
                .as("the first one looks whether its respondent has just deleted everything, after taking its place")
                .containsExactly("select submission", "insert submission", "select deleted_visitor", "commit");

        Page second = visitor.get("/questions/2");
        assertThat(heard(() -> visitor.send(second, Map.of("choice", "A"))))
                .containsExactly("select submission", "update submission", "commit");

        visitor.answer(3, 10, "A");
        Page feedback = visitor.get("/questions/11");
        assertThat(heard(() -> visitor.send(feedback, Map.of("feedback", "We call back."))))
                .containsExactly("select submission", "update submission", "commit");
    }

    @Test
    void submittingMakesAllThatTheConsultantSeesInTheSameTransactionAndIndexesTheWordsAfterIt() throws Exception {
        visitor.answer(1, 10, "A");
        visitor.feedback("We call back, always.").redirect();
        Page check = visitor.get("/answers");

        List<String> heard = heard(() -> visitor.send(check, Map.of()));

        int end = heard.indexOf("commit") + 1;
        assertThat(heard.subList(0, end))
                .containsExactlyInAnyOrder(
                        "select submission",
                        "select brand", // for its time zone, in which the day to reply by is
                        "insert follow_up",
                        "insert submission_to_index",
                        "update submission",
                        "insert submission_change",
                        "commit");
        assertThat(heard.subList(end, heard.size()))
                .containsExactly(
                        "select submission",
                        "delete submission_to_index",
                        "select message",
                        "select comment",
                        "select note",
                        "delete submission_word",
                        "insert submission_word",
                        "commit");
    }

    @Test
    void submittingWithoutFeedbackLeavesNothingToIndex() throws Exception {
        visitor.answer(1, 10, "A");
        Page check = visitor.get("/answers");

        assertThat(heard(() -> visitor.send(check, Map.of())))
                .containsExactlyInAnyOrder(
                        "select submission",
                        "select brand", // for its time zone, in which the day to reply by is
                        "insert follow_up",
                        "update submission",
                        "insert submission_change",
                        "commit")
                .endsWith("commit");
    }

    @Test
    void aResultReadsItselfAndWhatConsultantsSaidToIt() throws Exception {
        String result = visitor.walk("A", "");

        assertThat(heard(() -> visitor.get(result)))
                .containsExactly(
                        "select submission",
                        "select round",
                        "select comment",
                        "select follow_up",
                        "select message",
                        "select intention",
                        "select brand",
                        "select submission"); // the newest, of which enough are read once for several results
    }
}

@PostgresTest
class StatementsOnPostgresTest extends StatementsTest {}
