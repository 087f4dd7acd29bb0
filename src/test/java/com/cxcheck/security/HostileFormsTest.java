package com.cxcheck.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Visitor;
import com.cxcheck.input.TextLength;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.submission.Submission;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Forms with their token, filled in with what is meant to do harm. */
@Tag("slow")
class HostileFormsTest extends HostileRequests {

    @Autowired
    private EntityManager entities;

    @Test
    void aVisitorsFormsWithTheirTokenStoreNothingThatTheRulesForbid() throws IOException {
        List<HostileVisitor> visitors =
                IntStream.range(0, 20).mapToObj(this::hostileVisitor).toList();

        Map<String, Integer> statuses = sendThem(() -> {
            HostileVisitor visitor = any(visitors);
            return request(any(visitor.paths()), visitor.cookies(), "&_csrf=" + visitor.token());
        });

        List<Submission> stored =
                entities.createQuery("from Submission", Submission.class).getResultList();
        assertThat(stored).hasSize(20).allSatisfy(HostileFormsTest::keepsTheRules);
        assertThat(statuses).as("some of them were let through").containsKeys("303", "422");
    }

    private record HostileVisitor(String cookies, String token, List<String> paths) {}

    /** One who has answered everything, and every other one has submitted it, too. */
    private HostileVisitor hostileVisitor(int number) {
        Visitor visitor = Visitor.of(new Visitor.Server("http://localhost:" + port));
        visitor.answer(1, 10, "A");
        String form = number % 2 == 0 ? visitor.submit() + "/contact" : "/questions/11";
        String token = Objects.requireNonNull(
                Visitor.form(visitor.get("/answers/delete")).get("_csrf"));
        return new HostileVisitor(
                "visitor=" + visitor.cookie("visitor") + "; csrf=" + visitor.cookie("csrf"),
                token,
                List.of("/questions/1", form, form, form));
    }

    private static void keepsTheRules(Submission submission) {
        Questionnaire questionnaire = submission.questionnaire();
        assertThat(submission.answers().choices().keySet())
                .isSubsetOf(questionnaire.choiceQuestions().stream()
                        .map(ChoiceQuestion::id)
                        .toList());
        questionnaire
                .choiceQuestions()
                .forEach(question ->
                        assertThat(submission.answers().to(question)).isPresent());
        assertThat(TextLength.inCharacters(submission.feedback().orElse(""))).isLessThanOrEqualTo(4_000);
        if (submission.isSubmitted()) {
            assertThat(submission.score())
                    .isEqualTo(Result.of(submission.questionnaire(), submission.answers())
                            .proactive());
        } else {
            assertThat(submission.contact()).isEmpty();
        }
        submission
                .contact()
                .ifPresent(contact -> assertThat(contact.email() == null).isEqualTo(contact.consentedAt() == null));
    }
}
