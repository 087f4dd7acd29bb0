package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.followup.FollowUps;
import com.cxcheck.inbox.SortOrder.Column;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.submission.Submission;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Page;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Lists with more rows than they have pages for, and with more tags than can be chosen. */
@AppTest
@SignedInConsultant
@Tag("slow")
class LongListTest {

    private static final SubmissionFilter COOP =
            new SubmissionFilter("", "", null, null, "", "", "", "", "coop", "", "", "", SortOrder.NEWEST_FIRST);

    @Autowired
    private Inbox inbox;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private FollowUps followUps;

    @Autowired
    private Questionnaire questionnaire;

    @Autowired
    private JdbcTemplate template;

    @Autowired
    private Clock clock;

    @BeforeEach
    @AfterEach
    void empty() {
        Population.clear(jdbc);
    }

    private void populate(int number) {
        long version = jdbc.sql("select max(id) from questionnaire_version")
                .query(Long.class)
                .single();
        new Population(template, questionnaire, version, 1).add(number, clock.instant(), 100);
    }

    /** 32,768 of a kind, each a minute older than the one before, half of them not submitted. */
    private void double15Times() {
        populate(1);
        jdbc.sql("update submission set feedback = 'Cooperative', business = null, contact_name = null")
                .update();
        for (int i = 0; i < 15; i++) {
            jdbc.sql("""
                            insert into submission (token_hash, attempt, questionnaire_version_id, answers, feedback, started_at,
                                changed_at, submitted_at, reference, score, band)
                            select ? || id, 1, questionnaire_version_id, answers, feedback, started_at, changed_at,
                                submitted_at - interval '1' minute, ? || id, score, band
                            from submission
                            """).params("hash" + i, "ref" + i).update();
        }
        jdbc.sql("""
                        insert into submission (token_hash, attempt, questionnaire_version_id, answers, started_at, changed_at)
                        select 'new' || id, 1, questionnaire_version_id, answers, started_at, changed_at from submission
                        """).update();
        jdbc.sql("delete from follow_up").update();
        jdbc.sql("delete from submission_word").update();
        jdbc.sql("""
                        insert into follow_up (submission_id, state, reply_by, version, submitted_at, band, has_feedback)
                        select id, 'NEW', date '2001-01-01', 0, submitted_at, band, true
                        from submission where submitted_at is not null
                        """).update();
        jdbc.sql("insert into submission_word (submission_id, word) select submission_id, ? from follow_up")
                .param(SearchTerms.bytes("cooperative"))
                .update();
    }

    private String text(String path) {
        return new Visitor(mvc).get(path).text();
    }

    private static SubmissionFilter sorted(Column column) {
        return new SubmissionFilter("", "", null, null, "", "", "", "", "", "", "", "", new SortOrder(column, false));
    }

    private List<Long> onAllPages(SubmissionFilter filter) {
        int pages = inbox.page(filter, 1).page().getTotalPages();
        return IntStream.rangeClosed(1, pages)
                .mapToObj(page -> inbox.page(filter, page).page().map(Submission::id))
                .flatMap(Page::stream)
                .toList();
    }

    @Test
    void beyondTenThousandIsMoreAndHasNoPages() {
        double15Times();

        assertThat(text("/admin"))
                .contains("To do 999+", "Overdue, 10000+", "More than 10,000 in progress.", "Page 1 of 400")
                .doesNotContain("Pages lead no further.");
        for (String page : List.of("400", "401", "99999")) {
            assertThat(text("/admin?page=" + page))
                    .contains("Page 400 of 400", "Pages lead no further. To see the others, choose dates.");
        }
        assertThat(text("/admin/feedback"))
                .startsWith("Feedback More than 10,000 visitors have written something.")
                .contains("Page 1 of 400");
        assertThat(inbox.ids(SubmissionFilter.ALL)).hasSize(32_768);
        assertThat(inbox.ids(SubmissionFilter.ALL.withFeedback())).hasSize(32_768);
    }

    @Test
    void aCommonWordIsLookedForInTheNewestAndInAllThatTheRestOfTheFilterLeaves() {
        double15Times();
        List<Long> newestFirst = jdbc.sql(
                        "select submission_id from follow_up order by submitted_at desc, submission_id desc")
                .query(Long.class)
                .list();
        jdbc.sql("update follow_up set assignee = 'ada' where submission_id in (?, ?)")
                .params(newestFirst.get(7), newestFirst.get(30_000))
                .update();
        jdbc.sql("delete from submission_word where submission_id in (select submission_id from follow_up"
                        + " order by submitted_at desc, submission_id desc limit 19990)")
                .update();

        assertThat(text("/admin?q=coop")).contains("More than 10 submissions.");
        assertThat(inbox.page(COOP, 1).page().map(Submission::id).getContent())
                .isEqualTo(newestFirst.subList(19_990, 20_000));
        assertThat(text("/admin?q=coop&assignee=ada")).contains("1 submission ");
        assertThat(inbox.ids(COOP)).hasSize(12_778);

        jdbc.sql("update submission set source = 'Coop' where id = ?")
                .param(newestFirst.get(7))
                .update();
        jdbc.sql("update follow_up set source = 'coop' where submission_id = ?")
                .param(newestFirst.get(7))
                .update();
        assertThat(text("/admin?q=coop&assignee=ada")).contains("2 submissions");
        assertThat(inbox.ids(COOP)).hasSize(12_779);
    }

    @Test
    void ofMoreThanHavePagesTheNewestAreSortedAndTheOldestFirstAreTheOldestOfAll() {
        double15Times();
        List<Long> newestFirst = jdbc.sql(
                        "select submission_id from follow_up order by submitted_at desc, submission_id desc")
                .query(Long.class)
                .list();
        jdbc.sql("update submission set score = 50 where submitted_at is not null")
                .update();
        lowerScore(newestFirst.get(10_000), 1);
        lowerScore(newestFirst.get(9_999), 2);

        List<Long> sorted = onAllPages(sorted(Column.SCORE));

        assertThat(sorted).hasSize(10_000).startsWith(newestFirst.get(9_999), newestFirst.get(0));
        assertThat(sorted).containsExactlyInAnyOrderElementsOf(newestFirst.subList(0, 10_000));
        assertThat(text("/admin?sort=score"))
                .contains(
                        "Sorted and shown are only the newest of them, 10,000 in number. To see earlier ones, choose dates.");
        assertThat(text("/admin?sort=date")).doesNotContain("Sorted and shown");
        assertThat(inbox.page(sorted(Column.DATE), 1).page().map(Submission::id))
                .startsWith(newestFirst.get(32_767), newestFirst.get(32_766));
    }

    private void lowerScore(long id, int score) {
        jdbc.sql("update submission set score = ? where id = ?")
                .params(score, id)
                .update();
    }

    @Test
    void theFirst200TagsCanBeChosenInTheOrderOfTheAlphabetAndTheOneThatIsChosen() {
        populate(1);
        jdbc.sql("delete from follow_up_tag").update();
        for (int i = 0; i < 205; i++) {
            jdbc.sql("insert into follow_up_tag (submission_id, tag, submitted_at)"
                            + " select submission_id, ?, submitted_at from follow_up")
                    .param("tag %03d".formatted((i * 7) % 205))
                    .update();
        }

        assertThat(followUps.tagsInUse())
                .hasSize(200)
                .isSorted()
                .startsWith("tag 000")
                .endsWith("tag 199");
        assertThat(new Visitor(mvc)
                        .get("/admin?tag=tag 204")
                        .html()
                        .select("#tag option")
                        .eachText())
                .hasSize(202)
                .endsWith("tag 199", "tag 204");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class LongListOnPostgresTest extends LongListTest {}
