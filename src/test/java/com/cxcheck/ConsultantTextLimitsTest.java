package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Visitor.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A text of a consultant that is too long: told at its field, and not lost. */
class ConsultantTextLimitsTest extends LongTexts {

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
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class ConsultantTextLimitsOnPostgresTest extends ConsultantTextLimitsTest {}
