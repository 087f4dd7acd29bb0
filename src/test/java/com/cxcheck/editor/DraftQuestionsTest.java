package com.cxcheck.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Questions, answers and themes that are reworded, added, moved, removed and put back in the draft. */
class DraftQuestionsTest extends DraftPages {

    @Test
    void aQuestionInOtherWordsHasToBeSaidToBeTheSameOrAnother() {
        Page undecided = save(Q1, Map.of("text-en", "Do we know the way of our customers?"));

        assertThat(undecided.status()).isEqualTo(422);
        assertThat(undecided.text()).contains("Say whether it is still the same question");
        assertThat(undecided.html().select("#text-en").text()).isEqualTo("Do we know the way of our customers?");
        assertThat(exists()).isFalse();

        consultant.send(undecided, Map.of("same", "better")).redirect();
        assertThat(consultant.get(Q1).html().select("#text-en").text())
                .isEqualTo("Do we know the way of our customers?");
    }

    @Test
    void anotherQuestionGetsAnIdOfItsOwnAndCanGetTheOldOneBack() {
        String saved = save(Q1, Map.of("text-en", "Who answers the phone?", "same", "another"))
                .redirect();

        assertThat(saved).contains("questions-q12");
        assertThat(consultant.get(Q1).status()).isEqualTo(404);
        Page another = consultant.get(DRAFT + "/questions/q12");
        assertThat(another.html().select("#text-de").text()).isNotBlank();
        assertThat(consultant.get(DRAFT).html().select("#questions-q12 .tag").text())
                .isEqualTo("new");

        consultant.send(another, Map.of("same", "better")).redirect();
        assertThat(consultant.get(Q1).html().select("#text-en").text()).isEqualTo("Who answers the phone?");
    }

    @Test
    void questionsMoveAndLettersComeFromThePosition() {
        outline("down", "questions/q1").redirect();

        assertThat(names(consultant.get(DRAFT), "questions").get(1)).startsWith("2. Our journey is designed");
        assertThat(save(Q1, Map.of("move", "C up")).redirect()).contains("/questions/q1?saved");
        Page question = consultant.get(Q1);
        assertThat(question.html().select("legend h2").eachText()).startsWith("Answer A", "Answer B", "Answer C");
        assertThat(question.html().select("[name=move]").eachAttr("value"))
                .startsWith("A up", "A down", "C up", "C down", "B up");
    }

    @Test
    void theLastQuestionStaysTheLast() {
        assertThat(consultant.get(DRAFT).html().select("#questions-q11 button")).isEmpty();
        assertThat(consultant.get(DRAFT).html().select("#questions-q10 button[name=down]"))
                .isEmpty();
        outline("down", "questions/q10").redirect();

        assertThat(exists()).isFalse();
    }

    @Test
    void anAddedQuestionTellsWhatItLacksAndIsWholeInTheEnd() {
        String added = outline("add", "questions").redirect();

        assertThat(added).endsWith("/questions/q12");
        assertThat(consultant.get(added).text()).contains("question q12: text is empty; write its text.");
        Map<String, String> answer = new HashMap<>(Map.of(
                "text-en", "Do we call back?",
                "short-en", "We call back",
                "next_step-en", "Call back.",
                "text-de", "Rufen wir zurück?",
                "short-de", "Wir rufen zurück",
                "next_step-de", "Rufen Sie zurück."));
        answer.putAll(Map.of(
                "added-text-en", "Always",
                "added-text-de", "Immer",
                "added-proactive", "100",
                "added-insight-en", "Good.",
                "added-insight-de", "Gut."));
        save(added, answer).redirect();
        save(
                        added,
                        Map.of(
                                "added-text-en", "Never",
                                "added-text-de", "Nie",
                                "added-proactive", "0",
                                "added-insight-en", "Bad.",
                                "added-insight-de", "Schlecht."))
                .redirect();

        Page outline = consultant.get(DRAFT);
        assertThat(outline.text()).doesNotContain("To be put right", "Not translated yet");
        assertThat(names(outline, "questions")).contains("11. We call back");
        publish("Calling back belongs here").redirect();
        assertThat(new Visitor(mvc).get("/scoring").text()).contains("Do we call back?");
    }

    @Test
    void theLastScoredQuestionMayBeRemovedButNotPublished() {
        for (int question = 1; question <= 10; question++) {
            outline("remove", "questions/q" + question).redirect();
        }

        Page outline = consultant.get(DRAFT);
        assertThat(names(outline, "questions")).hasSize(1);
        assertThat(outline.html().select("section:has(#mistakes) li")).isNotEmpty();
        assertThat(outline.text()).contains("Removed: Our journey is designed on purpose");
        outline("restore", "questions/q1").redirect();
        assertThat(names(consultant.get(DRAFT), "questions").get(0)).startsWith("1. Our journey");
        assertThat(consultant.get(Q1).html().select("#text-de").text()).isNotBlank();
    }

    @Test
    void anAnswerWithoutATextIsKept() {
        save(Q1, Map.of("added-insight-en", "A reason", "same", "better")).redirect();

        assertThat(consultant.get(Q1).html().select("#answer-D-insight-en").text())
                .isEqualTo("A reason");
        assertThat(consultant.get(DRAFT).text()).contains("question q1, answer D needs either proactive");
    }

    @Test
    void aReplacedQuestionCanBeHadBack() {
        save(Q1, Map.of("text-en", "Who answers the phone?", "same", "another")).redirect();
        Page stale = consultant.get(DRAFT);
        assertThat(consultant.send(stale, Map.of("restore", "questions/q1")).status())
                .isEqualTo(409);

        outline("remove", "questions/q12").redirect();
        outline("restore", "questions/q1").redirect();

        assertThat(consultant.get(DRAFT).text()).contains("Nothing differs from what is in use");
    }

    @Test
    void whatIsPutBackStandsBeforeTheQuestionForFreeText() {
        outline("remove", "questions/q10").redirect();
        outline("remove", "questions/q1").redirect();
        outline("restore", "questions/q10").redirect();

        assertThat(names(consultant.get(DRAFT), "questions")).last().asString().contains("Your feedback");
        assertThat(consultant.get(DRAFT).text()).doesNotContain("To be put right");
    }

    @Test
    void aRemovedThemeIsAMistakeOfItsQuestionsAndLeavesTheActions() {
        outline("remove", "themes/journey").redirect();

        assertThat(consultant.get(DRAFT).text()).contains("action journey-map has no themes");
        assertThat(consultant.get(Q1).html().select("#theme option[selected]").text())
                .isEqualTo("journey (removed)");
        assertThat(consultant.get(DRAFT + "/actions/journey-map").html().select("[name=themes][value=journey]"))
                .isEmpty();
        outline("restore", "themes/journey").redirect();
        assertThat(consultant
                        .get(DRAFT + "/actions/journey-map")
                        .html()
                        .select("[name=themes][value=journey][checked]"))
                .hasSize(1);
    }

    @Test
    void anActionMayImproveSeveralThemes() {
        String path = DRAFT + "/actions/journey-map";
        Page action = consultant.get(path);
        Map<String, String> form = Visitor.form(action);
        String query = "?themes=listening&themes=response";

        assertThat(consultant.post(path + query, form).redirect()).contains("?saved");

        assertThat(consultant.get(path).html().select("[name=themes][checked]").eachAttr("value"))
                .contains("listening", "response");
    }

    @Test
    void aReverseKeyedQuestionKeepsItsIdsAndPlacesInOtherWords() {
        save(DRAFT + "/questions/q2", Map.of("text-en", "One department answers for it.", "same", "better"))
                .redirect();

        Page question = consultant.get(DRAFT + "/questions/q2");
        assertThat(question.html().select("#answer-A-proactive").val()).isEqualTo("25");
        assertThat(question.html().select("#answer-B-proactive").val()).isEqualTo("100");
        assertThat(consultant.get(DRAFT).text()).contains("1 change from what is in use");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class DraftQuestionsOnPostgresTest extends DraftQuestionsTest {}
