package com.cxcheck.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a draft of the questionnaire begins, and what it counts as a change. */
class QuestionnaireDraftTest extends DraftPages {

    @Test
    void lookingMakesNoDraft() {
        for (String path : List.of(
                "",
                "/start",
                "/questions/q1",
                "/themes/journey",
                "/bands/service-led",
                "/guide/difference",
                "/publish",
                "/import",
                "/discard")) {
            assertThat(consultant.get(DRAFT + path).status()).as(path).isEqualTo(200);
        }
        assertThat(consultant.get(DRAFT).text()).contains("It begins with the first change that you save");
        assertThat(consultant.get("/admin/questionnaire").text()).contains("Change it");
        assertThat(exists()).isFalse();
    }

    @Test
    void savingWithoutAChangeMakesNoDraft() {
        for (String path :
                List.of("/start", "/questions/q1", "/questions/q2", "/themes/journey", "/bands/service-led")) {
            assertThat(save(DRAFT + path, Map.of()).redirect()).contains("?saved");
        }

        assertThat(exists()).isFalse();
    }

    @Test
    void theFirstSavedChangeMakesTheDraftAndWhatIsInUseStaysAsItIs() {
        save(DRAFT + "/themes/journey", Map.of("name-en", "The whole way")).redirect();

        Page outline = consultant.get(DRAFT);
        assertThat(outline.text()).contains("1 change from what is in use");
        assertThat(names(outline, "themes")).contains("1. The whole way");
        assertThat(outline.html().select("#themes-journey .tag").text()).isEqualTo("changed");
        assertThat(consultant.get("/admin/questionnaire").text()).contains("Go on with the draft (1 change)");
        assertThat(new Visitor(mvc).get("/scoring").text()).contains("Journey").doesNotContain("The whole way");
        assertThat(outline.text()).contains("Translations of earlier words", "German: The whole way");
    }

    @Test
    void anAddedQuestionIsOneChangeAndAMovedOneIsOne() {
        outline("add", "questions").redirect();
        Page outline = consultant.get(DRAFT);
        assertThat(outline.text()).contains("1 change from what is in use");
        assertThat(outline.html().select(".tag").eachText()).containsExactly("new");

        outline("down", "questions/q3").redirect();
        assertThat(consultant.get(DRAFT).text()).contains("2 changes from what is in use");
    }

    @Test
    void controlCharactersAreNoText() {
        save(DRAFT + "/themes/journey", Map.of("name-en", "The\u0007way\u202e")).redirect();

        assertThat(consultant
                        .get(DRAFT + "/themes/journey")
                        .html()
                        .select("#name-en")
                        .text())
                .isEqualTo("The way");
    }

    @Test
    void anEarlierVersionBecomesTheDraft() {
        save(Q1, Map.of("weight", "5")).redirect();
        publish("More").redirect();
        long earlier = jdbc.sql("select min(id) from questionnaire_version")
                .query(Long.class)
                .single();

        save(DRAFT + "/replace?version=" + earlier, Map.of()).redirect();

        assertThat(consultant.get(DRAFT).text()).contains("1 change from what is in use");
        assertThat(consultant.get(Q1).html().select("#weight").val()).isEqualTo("2");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class QuestionnaireDraftOnPostgresTest extends QuestionnaireDraftTest {}
