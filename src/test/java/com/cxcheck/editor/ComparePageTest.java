package com.cxcheck.editor;

import static com.cxcheck.editor.Contents.at;
import static com.cxcheck.editor.Contents.move;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Visitor.Page;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the draft changes: its words, figures and order, and its languages. */
class ComparePageTest extends ComparePages {

    @Test
    void withoutADifferenceThereIsNone() {
        Page page = consultant.get(PATH);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("No changes", "No submissions yet");
        assertThat(page.html().select("ins, del")).isEmpty();
    }

    @Test
    void aDraftWithMistakesCannotBeComparedAndSaysSo() {
        draft(tree -> at(tree, "/questions/4").put("weight", 11));

        Page page = consultant.get(PATH);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("The draft has mistakes");
        assertThat(page.html().select("h2")).isEmpty();
    }

    @Test
    void changedWordsAreMarkedInEachLanguageAndFiguresShownOnce() {
        draft(Locale.ENGLISH, tree -> at(tree, "/questions/0").put("short", "Our journey is made on purpose"));
        draft(tree -> {
            at(tree, "/questions/0").put("weight", 3).put("effort", "today");
            at(tree, "/questions/0/answers/2").put("proactive", 60);
        });
        draft(Locale.GERMAN, tree -> at(tree, "/questions/0").put("short", "Ein anderer Satz"));

        Page page = consultant.get(PATH);

        assertThat(page.text()).contains("Words in German");
        Element english =
                Objects.requireNonNull(page.html().select("#changes").first()).parent();
        assertThat(Objects.requireNonNull(english).text())
                .contains(
                        "Question 1: Our journey is made on purpose",
                        "Weight, 1 to 10 2 → 3",
                        "How soon this month → today")
                .contains("Answer C Place from reactive (0) to proactive (100) 50% → 60%");
        assertThat(english.select("del").eachText()).containsExactly("designed");
        assertThat(english.select("ins").eachText()).containsExactly("made");
        assertThat(english.select("dd:has(ins)").eachAttr("lang")).containsExactly("en");
        Element german = Objects.requireNonNull(
                        page.html().select("#changes-de").first())
                .parent();
        assertThat(Objects.requireNonNull(german).select("dd").eachAttr("lang")).containsExactly("de");
        assertThat(german.text()).contains("Ein anderer Satz").doesNotContain("Gewicht", "Weight");
    }

    @Test
    void addedRemovedAndMovedEntriesAreShown() {
        draft(tree -> {
            ArrayNode questions = (ArrayNode) tree.get("questions");
            ObjectNode added = at(tree, "/questions/0").deepCopy();
            questions.insert(10, added.put("id", "new").put("short", "Something new"));
            questions.remove(6);
            move(tree, "/questions", 2, 0);
        });

        Page page = consultant.get(PATH);

        assertThat(page.text()).contains("This question is new.", "This question is removed.");
        assertThat(texts(page, "#changes ~ section h4"))
                .containsExactly(
                        "Question 1: Every department has a part",
                        "Question 10: Something new (new)",
                        "Question 7: Not answerable for what I can’t control (removed)");
        assertThat(page.text()).contains("Order was 3, is now 1");
    }

    @Test
    void aLanguageThatTheDraftLeavesOutIsSaidToBe() {
        QuestionnaireDrafts.State state = drafts.read();
        drafts.change(
                drafts.read().revision(),
                (draft, next) -> new QuestionnaireDraft(
                        next, draft.original(), Map.of("de", Map.of()), Map.of(), draft.replaced(), draft.better()));
        assertThat(state.exists()).isFalse();

        Page page = consultant.get(PATH);

        assertThat(page.text()).contains("Words in German The draft leaves this language out.");
    }

    @Test
    void itSpeaksGerman() {
        submit(50);
        draft(tree -> at(tree, "/questions/4").put("weight", 10));

        Page german = consultant.get(PATH + "?lang=de");
        german = german.status() == 200 ? german : consultant.get(PATH);

        assertThat(german.text())
                .contains("Was der Entwurf ändert", "von 50 käme", "am meisten bewegt sich Frage 5.", "Änderungen");
        assertThat(german.text()).containsPattern("Gewicht[^→]* 2 → 10");
    }
}
