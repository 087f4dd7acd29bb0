package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Visitor.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Half a megabyte of combining marks, which is one character to the eye and takes minutes to put in order, is sent in each
 * field of each form.
 */
@AppTest
@SignedInConsultant
@Timeout(60)
class TextLimitsTest {

    private static final String MARKS = "a" + "\u0301\u0323".repeat(129_000);

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    private Visitor visitor;
    private Visitor consultant;
    private String result;
    private String submission;

    @BeforeEach
    void aSubmission() {
        jdbc.sql("delete from submission").update();
        visitor = new Visitor(mvc);
        consultant = new Visitor(mvc);
        result = visitor.walk("A", "Fine");
        submission = "/admin/submissions/"
                + jdbc.sql("select id from submission").query(Long.class).single();
    }

    private List<?> stored() {
        return Stream.of(
                        "submission",
                        "follow_up",
                        "follow_up_tag",
                        "note",
                        "comment",
                        "intention",
                        "consultant",
                        "submission_to_index",
                        "audit_event")
                .map(table -> jdbc.sql("select * from " + table).query().listOfRows())
                .toList();
    }

    private static void isToldAt(String field, Page page) {
        assertThat(page.status()).as(page.h1()).isEqualTo(422);
        assertThat(page.html().select(".error-summary a").eachAttr("href")).containsExactly("#" + field);
        assertThat(page.html().select("#" + field).attr("aria-describedby")).isNotEmpty();
        assertThat(page.html().title()).startsWith("Error: ");
    }

    private static void isKeptIn(String field, Page page) {
        assertThat(page.html().select("textarea#" + field).text()
                        + page.html().select("input#" + field).val())
                .isEqualTo(MARKS);
    }

    @Test
    void feedbackIsShownAgainWithWhatIsWrong() {
        Visitor another = new Visitor(mvc);
        another.answer(1, 10, "A");
        List<?> before = stored();

        Page page = another.feedback(MARKS);

        isToldAt("feedback", page);
        isKeptIn("feedback", page);
        assertThat(page.text()).contains("shorten it by 254,001");
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "business", "email", "phone"})
    void contactDetailsAreShownAgainWithWhatIsWrong(String field) {
        List<?> before = stored();

        String sent = field.equals("email") ? "a@" + MARKS : MARKS;
        Page page = visitor.keepInTouch(
                result,
                field.equals("email")
                        ? Map.of("email", sent, "consent", "true")
                        : Map.of(field, sent, "email", "ada@example.com", "consent", "true"));

        isToldAt(field, page);
        assertThat(page.html().select("#" + field).val()).isEqualTo(sent);
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"line", "dueOn"})
    void whatAVisitorSetsOutToDoIsShownAgainWithWhatIsWrong(String field) {
        String step =
                visitor.get(result).html().expectFirst(".steps > li > p a").attr("href");
        List<?> before = stored();

        Page page = visitor.sendTo(step, visitor.get(step), Map.of(field, MARKS));

        isToldAt(field, page);
        isKeptIn(field, page);
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', tags",
        "'', '', newAssignee",
        "'', '', replyBy",
        "'', '', text",
        "/comments, /comments, comment",
        "/action-taken, /action-taken, actionTaken",
    })
    void whatAConsultantWritesOfOneSubmissionIsShownAgainWithWhatIsWrong(String form, String action, String field) {
        Page open = consultant.get(submission + form);
        List<?> before = stored();

        Page page = consultant.sendTo(submission + action, open, Map.of("action", "SEND", field, MARKS));

        isToldAt(field, page);
        if (!List.of("newAssignee", "replyBy").contains(field)) {
            isKeptIn(field, page);
        }
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void aCommentKeepsItsWordsWhenTheNewOnesAreTooLong() {
        consultant
                .sendTo(submission, consultant.get(submission), Map.of("action", "SEND", "text", "Thank you"))
                .redirect();
        String comment = submission + "/comments/"
                + jdbc.sql("select id from comment").query(Long.class).single();
        List<?> before = stored();

        Page page = consultant.sendTo(comment, consultant.get(comment), Map.of("comment", MARKS));

        isToldAt("comment", page);
        isKeptIn("comment", page);
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/submissions, NOTE, note",
        "/admin/submissions, '', note",
        "/admin/submissions, TAG, newTag",
        "/admin/submissions, '', newTag",
        "/admin/feedback, ACTION_TAKEN, actionTaken",
        "/admin/feedback, TAG, newTag",
    })
    void whatIsWrittenOfSeveralIsShownAgainWithWhatIsTickedAndWhatIsWrong(String list, String action, String field) {
        Page open = consultant.get(list);
        String ticked = open.html().expectFirst("input[name=id], [name=id]").attr("value");
        List<?> before = stored();

        Page page = consultant.sendTo(list, open, Map.of("id", ticked, "action", action, field, MARKS));

        isToldAt(field, page);
        isKeptIn(field, page);
        assertThat(page.html().select("input[name=id][checked]").eachAttr("value"))
                .containsExactly(ticked);
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "password"})
    void noConsultantHasSuchANameOrPassword(String field) {
        List<?> before = stored();

        Page page = consultant.sendTo(
                "/admin/consultants",
                consultant.get("/admin/consultants"),
                field.equals("username")
                        ? Map.of("username", MARKS, "password", "correct horse battery")
                        : Map.of("username", "not-yet-there", "password", MARKS));

        isToldAt(field, page);
        assertThat(stored()).isEqualTo(before);
    }

    /** The audit log, which is the last table, counts what failed. */
    private static List<?> exceptWhatFailed(List<?> stored) {
        return stored.subList(0, stored.size() - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "password"})
    void nobodySignsInWithSuchANameOrPassword(String field) {
        Visitor anybody = new Visitor(mvc);
        List<?> before = stored();

        Page page = anybody.send(
                anybody.get("/login"),
                field.equals("username")
                        ? Map.of("username", MARKS, "password", "correct horse battery")
                        : Map.of("username", "consultant", "password", MARKS));

        assertThat(page.header("Location")).isEqualTo("/login?error");
        assertThat(exceptWhatFailed(stored())).isEqualTo(exceptWhatFailed(before));
    }

    @ParameterizedTest
    @ValueSource(strings = {"band", "source", "assignee", "tag", "q", "state", "sort", "hasAction", "feedback"})
    void aFilterThatIsSentWithAFormIsCutAndStillNothingPassesIt(String field) {
        Page open = consultant.get("/admin/submissions");

        String list = consultant
                .sendTo("/admin/submissions", open, Map.of("action", "ASSIGN_TO_ME", field, MARKS))
                .redirect();

        assertThat(list.length()).isLessThan(1_200);
        boolean names = List.of("band", "source", "assignee", "tag", "q").contains(field);
        assertThat(consultant.get(list).html().select(".row")).hasSize(names ? 0 : 1);
    }

    @Test
    void theNameOfAVisitorsLinkIsCut() {
        Visitor another = new Visitor(mvc);

        another.send(
                        another.get("/questions/1"),
                        Map.of("choice", "A", "source", MARKS, "from", MARKS, "attempt", MARKS))
                .redirect();

        assertThat(jdbc.sql("select source from submission where submitted_at is null")
                        .query(String.class)
                        .single())
                .hasSizeBetween(1, 40);
    }

    @Test
    void theLongestTextThatIsTakenIsFoundAndShownLikeAnyOther() {
        String longest = "find me ".repeat(2) + ("a" + "\u0301\u0323\u0300".repeat(5)).repeat(3_984);
        Visitor another = new Visitor(mvc);

        String page = another.walk("A", longest);

        assertThat(another.get(page).html().expectFirst("blockquote.verbatim").wholeText())
                .isEqualTo(longest);
        assertThat(consultant
                        .get("/admin/feedback?q=find aaaaaaaaaa")
                        .html()
                        .select("mark")
                        .eachText())
                .startsWith("find")
                .hasSizeGreaterThan(1);
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class TextLimitsOnPostgresTest extends TextLimitsTest {}
