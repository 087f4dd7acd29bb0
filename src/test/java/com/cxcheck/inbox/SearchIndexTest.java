package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.followup.Note;
import com.cxcheck.followup.Notes;
import com.cxcheck.submission.Submissions;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionOperations;

/** When the words of a submission are stored, and how many. */
@AppTest
@SignedInConsultant
class SearchIndexTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Submissions submissions;

    @Autowired
    private Notes notes;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private SearchIndex index;

    private String result;
    private Visitor visitor;

    @BeforeEach
    void oneHasSubmitted() {
        jdbc.sql("delete from submission").update();
        visitor = new Visitor(mvc);
        result = visitor.walk("A", "Zeppelin");
    }

    private long id() {
        return jdbc.sql("select max(id) from submission").query(Long.class).single();
    }

    private int rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private boolean finds(String q) {
        return !new Visitor(mvc)
                .get("/admin/submissions?q=" + q)
                .html()
                .select(".row")
                .isEmpty();
    }

    /** As a request does, up to when it is killed: there is no end of it. */
    private void write(String note) {
        transaction.executeWithoutResult(status -> notes.save(
                new Note(id(), "ada", submissions.findById(id()).orElseThrow().submittedAt(), note)));
    }

    @Test
    void whatARequestChangesIsFoundRightAfterItAndNothingIsLeftToDo() {
        assertThat(finds("zeppelin")).isTrue();
        visitor.keepInTouch(result, Map.of("business", "Balloons")).redirect();

        assertThat(finds("zeppelin balloons")).isTrue();
        assertThat(rows("submission_to_index")).isZero();
    }

    @Test
    void whatAKilledRequestHasStoredIsFoundLater() {
        write("Helium");
        write("Hydrogen");
        assertThat(finds("helium")).isFalse();

        index.indexPending();

        assertThat(finds("zeppelin helium hydrogen")).isTrue();
        assertThat(rows("submission_to_index")).isZero();
    }

    @Test
    void whatIsRolledBackLeavesNothingToDo() {
        transaction.executeWithoutResult(status -> {
            write("Helium");
            status.setRollbackOnly();
        });

        assertThat(rows("submission_to_index")).isZero();
        index.indexPending();
        assertThat(finds("helium")).isFalse();
    }

    @Test
    void ofWhatIsDeletedBeforeItIsIndexedNothingIsLeft() {
        write("Helium");
        submissions.delete(submissions.findById(id()).orElseThrow());

        assertThat(rows("submission_to_index")).isZero();
        index.indexPending();
        assertThat(rows("submission_word")).isZero();
    }

    @Test
    void noTextHasMoreWordsThanAThousandAndNoSubmissionMoreThanFive() {
        for (int note = 0; note < 7; note++) {
            int from = 10_000 + note * 1_000;
            String digits = IntStream.range(from, from + 650)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(" "));
            write(digits);
        }
        index.indexPending();
        assertThat(rows("submission_word")).isEqualTo(7 * 650 + 1);

        write(IntStream.range(30_000, 30_650).mapToObj(Integer::toString).collect(Collectors.joining(" ")));
        index.indexPending();

        assertThat(rows("submission_word")).isEqualTo(SearchIndex.MAX_WORDS);
        assertThat(finds("zeppelin")).as("the visitor's words are first").isTrue();
        assertThat(finds("30649")).as("and then those of the latest note").isTrue();
    }

    @Test
    void aVisitorsTextOfManyWordsHasAThousand() {
        String words = IntStream.range(0, 1_333)
                .mapToObj(n -> new String(Character.toChars(0xAC00 + n)) + " ")
                .collect(Collectors.joining());
        new Visitor(mvc).walk("A", words);

        assertThat(jdbc.sql("select count(*) from submission_word where submission_id = ?")
                        .param(id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(SearchTerms.MAX_COUNT);
    }

    @Test
    void aLongSearchCostsNoMoreThanTwentyWords() {
        new Visitor(mvc).walk("A", "a b c d e f g h i j k l m n o p q r s t");

        assertThat(finds("a b c d e f g h i j k l m n o p q r s t u v w x y z")).isTrue();
        assertThat(finds("a b z")).isFalse();
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class SearchIndexOnPostgresTest extends SearchIndexTest {}
