package com.cxcheck.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.submission.Respondents;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.VisitorDeletions;
import com.cxcheck.submission.VisitorToken;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

/** Figures after changes. */
class RecountTest extends CountedSubmissions {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private VisitorDeletions deletions;

    @Autowired
    private TransactionOperations transaction;

    @Test
    void whatIsDeletedIsInNoFigure() {
        populate(questionnaire, WALKS, 2);
        comeBack(60, 10);
        followUp(6);
        read(InsightFilter.ALL);
        List<Submission> all = expected.allSubmitted();
        for (int i = 0; i < all.size(); i += 3) {
            submissions.deleteSubmitted(List.of(all.get(i).id()));
        }
        submissions.deleteSubmitted(clock.instant().minus(Duration.ofDays(150)));

        Insight insight = read(InsightFilter.ALL);

        assertThat(insight.number()).isBetween(1L, (long) all.size() * 2 / 3);
        filters().forEach(filter -> expected.compare(filter, read(filter)));
    }

    @Test
    @SignedInConsultant
    void whatTheConsultantsChangeIsInEveryFigure() {
        populate(questionnaire, 100, 8);
        followUp(9);
        filters().forEach(this::read);
        List<Long> ids = jdbc.sql("select submission_id from follow_up order by submission_id")
                .query(Long.class)
                .list();

        changeTogether(ids.subList(0, 20), "DONE", "");
        filters().forEach(filter -> expected.compare(filter, read(filter)));
        changeTogether(ids.subList(10, 30), "TAG", "bakery");
        filters().forEach(filter -> expected.compare(filter, read(filter)));
        ids.subList(20, 40).forEach(id -> change(id, "NEW", "two words"));
        filters().forEach(filter -> expected.compare(filter, read(filter)));
        ids.forEach(id -> change(id, "IN_CONVERSATION", ""));
        filters().forEach(filter -> expected.compare(filter, read(filter)));
        assertThat(statistics.tags()).isEmpty();
    }

    /** Sends the form of the inbox. */
    private void changeTogether(List<Long> ids, String action, String tag) {
        MvcTestResult changed = mvc.post()
                .uri("/admin/submissions")
                .with(csrf())
                .param("id", ids.stream().map(id -> id + "-" + version(id)).toArray(String[]::new))
                .param("action", action)
                .param("newTag", tag)
                .exchange();
        assertThat(changed).hasStatus(HttpStatus.SEE_OTHER);
    }

    /** Sends the form on a submission's page. */
    private void change(long id, String state, String tags) {
        MvcTestResult changed = mvc.post()
                .uri("/admin/submissions/{id}", id)
                .with(csrf())
                .param("action", "SAVE")
                .param("newState", state)
                .param("newAssignee", "")
                .param("replyBy", "2026-12-24")
                .param("tags", tags)
                .param("version", String.valueOf(version(id)))
                .exchange();
        assertThat(changed).hasStatus(HttpStatus.SEE_OTHER);
    }

    @Test
    void whatAVisitorSubmitsAndDeletesIsCountedAtOnce() {
        VisitorToken respondent = Respondents.another();
        Submission walk = submissions.save(new Submission(respondent, 1, questionnaire, clock.instant()));
        assertThat(read(InsightFilter.ALL).number()).isEqualTo(0L);

        transaction.executeWithoutResult(status -> {
            Submission locked = submissions.lockByToken(respondent).orElseThrow();
            questionnaire
                    .choiceQuestions()
                    .forEach(question ->
                            locked.answer(question, question.choices().get(0), clock.instant()));
            locked.submit(clock.instant());
            submissions.save(locked);
        });
        assertThat(submissions.findById(walk.id()).orElseThrow().isSubmitted()).isTrue();
        expected.compare(InsightFilter.ALL, read(InsightFilter.ALL));
        assertThat(read(InsightFilter.ALL).number()).isEqualTo(1L);

        deletions.delete(respondent);
        assertThat(read(InsightFilter.ALL).number()).isEqualTo(0L);
        assertThat(jdbc.sql("select count(*) from insight").query(Long.class).single())
                .isZero();
    }

    @Test
    void whatIsTakenBackIsNotCounted() {
        aggregator.update();
        try {
            transaction.executeWithoutResult(status -> {
                submissions.save(submitted());
                throw new IllegalStateException("the database went away");
            });
        } catch (IllegalStateException expected) {
            // and nothing is there
        }

        assertThat(read(InsightFilter.ALL).number()).isEqualTo(0L);
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class RecountOnPostgresTest extends RecountTest {}
