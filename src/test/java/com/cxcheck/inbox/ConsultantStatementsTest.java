package com.cxcheck.inbox;

import static com.cxcheck.Statements.heard;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Statements;
import com.cxcheck.Visitor;
import com.cxcheck.followup.FollowUps;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What each of the consultant's pages asks of the database: the same however many submissions and tags there are. */
@AppTest
@Import(Statements.class)
@SignedInConsultant("ada")
class ConsultantStatementsTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private FollowUps followUps;

    private Visitor ada;

    @BeforeEach
    void tenSubmissionsWithTwentyTagsEach() {
        jdbc.sql("delete from submission").update();
        jdbc.sql("delete from consultant where username = 'ada'").update();
        jdbc.sql("insert into consultant (username, password_hash) values ('ada', '')")
                .update();
        for (int i = 0; i < 10; i++) {
            new Visitor(mvc).walk("A", "Something");
        }
        jdbc.sql("""
                insert into follow_up_tag (submission_id, tag, submitted_at)
                select submission_id, 'tag ' || lpad(cast(submission_id * 20 + n as varchar), 9, '0'), submitted_at
                from follow_up, (select x as n from generate_series(1, 20) as series (x)) numbers
                """).update();
        ada = new Visitor(mvc);
        ada.get("/admin/insight"); // counts what is new
    }

    private String newest() {
        return "/admin/submissions/"
                + jdbc.sql("select max(id) from submission").query(Long.class).single();
    }

    /** How often a page asks which table, except for who looks at it. */
    private Map<String, Long> asked(String page) throws Exception {
        return heard(() -> ada.get(page)).stream()
                .filter(statement -> statement.startsWith("select") && !statement.endsWith("consultant"))
                .collect(Collectors.groupingBy(
                        statement -> statement.substring("select ".length()), TreeMap::new, Collectors.counting()));
    }

    @Test
    void theListOfSubmissions() throws Exception {
        assertThat(asked("/admin"))
                .isEqualTo(Map.of(
                        "brand",
                        1L,
                        "follow_up",
                        17L,
                        "follow_up_tag",
                        2L,
                        "questionnaire_version",
                        1L,
                        "saved_view",
                        1L,
                        "submission",
                        2L));
        assertThat(ada.get("/admin").html().select("#tag option"))
                .as("200 tags, and any")
                .hasSize(201);
    }

    @Test
    void theListOfThoseWithATagAndAWord() throws Exception {
        assertThat(asked("/admin?tag=none&q=some"))
                .isEqualTo(Map.of(
                        "brand",
                        1L,
                        "follow_up",
                        12L,
                        "follow_up_tag",
                        3L,
                        "questionnaire_version",
                        1L,
                        "saved_view",
                        1L,
                        "submission",
                        2L,
                        "submission_word",
                        1L));
    }

    @Test
    void oneSubmission() throws Exception {
        assertThat(asked(newest()))
                .isEqualTo(Map.ofEntries(
                        Map.entry("brand", 1L),
                        Map.entry("comment", 1L),
                        Map.entry("follow_up", 4L),
                        Map.entry("follow_up_event", 1L),
                        Map.entry("follow_up_tag", 1L),
                        Map.entry("intention", 1L),
                        Map.entry("mail_outcome", 1L),
                        Map.entry("message", 1L),
                        Map.entry("note", 1L),
                        Map.entry("round", 1L),
                        Map.entry("snippet", 1L),
                        Map.entry("submission", 3L)));
    }

    @Test
    void feedback() throws Exception {
        assertThat(asked("/admin/feedback"))
                .isEqualTo(Map.of(
                        "brand",
                        1L,
                        "follow_up",
                        5L,
                        "follow_up_tag",
                        2L,
                        "questionnaire_version",
                        1L,
                        "submission",
                        1L));
    }

    @Test
    void theFigures() throws Exception {
        assertThat(asked("/admin/insight"))
                .isEqualTo(Map.of(
                        "attempt_history",
                        4L,
                        "brand",
                        1L,
                        "follow_up",
                        3L,
                        "insight",
                        13L,
                        "insight_source",
                        1L,
                        "questionnaire_version",
                        1L,
                        "submission",
                        5L,
                        "submission_change",
                        1L));
    }

    @Test
    void theTagsInUseAreTheFirstOfTheAlphabetEachOnce() {
        jdbc.sql("update follow_up_tag set tag = 'same'"
                        + " where tag in (select min(tag) from follow_up_tag group by submission_id)")
                .update();

        assertThat(followUps.tagsInUse())
                .isSorted()
                .doesNotHaveDuplicates()
                .isEqualTo(jdbc.sql("select distinct tag from follow_up_tag order by tag limit 200")
                        .query(String.class)
                        .list());
        jdbc.sql("delete from follow_up_tag").update();
        assertThat(followUps.tagsInUse()).isEmpty();
    }
}

@PostgresTest
@Tag("slow")
class ConsultantStatementsOnPostgresTest extends ConsultantStatementsTest {}
