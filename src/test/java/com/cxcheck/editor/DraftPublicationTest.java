package com.cxcheck.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The publication of a draft, and what respondents meet afterwards. */
class DraftPublicationTest extends DraftPages {

    @Test
    void aPublicationNeedsAReasonAndIsListedWithIt() {
        save(Q1, Map.of("weight", "5")).redirect();
        assertThat(publish(" ").status()).isEqualTo(422);
        Page page = consultant.get(DRAFT + "/publish");
        assertThat(page.text()).contains("1 change from what is in use", "Our journey is designed on purpose");

        consultant.send(page, Map.of("reason", "It counts for more")).redirect();

        assertThat(consultant.send(page, Map.of("reason", "It counts for more")).redirect())
                .isEqualTo("/admin/questionnaire?published");
        assertThat(questionnaire.getObject().version()).isEqualTo(3);
        assertThat(questionnaire.getObject().choiceQuestions().get(0).weight()).isEqualTo(5);
        assertThat(consultant
                        .get("/admin/questionnaire")
                        .html()
                        .expectFirst("tbody tr")
                        .text())
                .contains("3", "It counts for more", "consultant");
        assertThat(consultant.get("/admin/audit").text())
                .contains("Published the questionnaire", "3: It counts for more");
        assertThat(exists()).isFalse();
    }

    @Test
    void whoPublishesWhatIsGoneIsTold() {
        save(Q1, Map.of("weight", "5")).redirect();
        Page publish = consultant.get(DRAFT + "/publish");
        save(DRAFT + "/discard", Map.of()).redirect();

        Page told = consultant.send(publish, Map.of("reason", "Mine"));

        assertThat(told.status()).isEqualTo(409);
        assertThat(told.text()).contains("What you wanted to publish is not published");
    }

    @Test
    void aDraftThatSaysWhatIsInUseIsNotPublished() {
        save(Q1, Map.of("weight", "5")).redirect();
        Page publish = consultant.get(DRAFT + "/publish");
        save(Q1, Map.of("weight", "2")).redirect();

        assertThat(consultant.get(DRAFT + "/publish").html().select("main form"))
                .isEmpty();
        assertThat(consultant.send(publish, Map.of("reason", "Nothing")).status())
                .isEqualTo(409);
    }

    @Test
    void aFirstAnswerToAQuestionThatStandsElsewhereByNowIsNotTakenForAnother() {
        Visitor visitor = new Visitor(mvc);
        Page first = visitor.get("/questions/1");
        outline("down", "questions/q1").redirect();
        publish("Another order").redirect();

        assertThat(visitor.send(first, Map.of("choice", "A")).redirect()).isEqualTo("/questions/1");

        assertThat(visitor.get("/questions/1").text())
                .contains(questionnaire.getObject().choiceQuestions().get(0).text());
        assertThat(jdbc.sql("select count(*) from submission")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(visitor.send(visitor.get("/questions/1"), Map.of("choice", "A"))
                        .redirect())
                .isEqualTo("/questions/2");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class DraftPublicationOnPostgresTest extends DraftPublicationTest {}
