package com.cxcheck.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import com.cxcheck.editor.QuestionnaireDraft.Translated;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the pages of the draft say of its mistakes. */
class DraftMistakesTest extends DraftPages {

    @Autowired
    private QuestionnaireDrafts drafts;

    @Test
    void mistakesAreSentencesWithALinkAndCannotBePublished() {
        save(DRAFT + "/questions/q3", Map.of("weight", "0")).redirect();
        save(DRAFT + "/questions/q4", Map.of("weight", "two")).redirect();
        save(DRAFT + "/bands/crossing-over", Map.of("from", "140")).redirect();

        Page outline = consultant.get(DRAFT);
        assertThat(outline.html().select("section:has(#mistakes) a").eachText())
                .contains(
                        "question q3: weight is 0; it has to be a whole number from 1 to 10.",
                        "question q4: weight is 'two'; it has to be a whole number.",
                        "band crossing-over: from is 140; it has to be from 0 to 100.");
        assertThat(outline.html().select("section:has(#mistakes) a").eachAttr("href"))
                .contains(DRAFT + "/questions/q3", DRAFT + "/bands/crossing-over");
        assertThat(consultant
                        .get(DRAFT + "/questions/q4")
                        .html()
                        .select("#weight")
                        .val())
                .isEqualTo("two");
        assertThat(consultant.get(DRAFT + "/publish").html().select("main form"))
                .isEmpty();
        Map<String, String> form = Visitor.form(outline);
        form.put("reason", "In a hurry");
        assertThat(consultant.post(DRAFT + "/publish", form).status()).isEqualTo(409);
    }

    @Test
    void mistakesOfTheStartPageLeadThere() {
        save(DRAFT + "/start", Map.of("title-en", "", "contrast-reactive-en", ""))
                .redirect();

        assertThat(consultant
                        .get(DRAFT)
                        .html()
                        .select("section:has(#mistakes) a[href=" + DRAFT + "/start]")
                        .eachText())
                .containsExactly("contrast: reactive is empty; write its text.");
        save(DRAFT + "/start", Map.of("contrast-reactive-en", "We react.")).redirect();
        assertThat(consultant
                        .get(DRAFT)
                        .html()
                        .select("section:has(#mistakes) a[href=" + DRAFT + "/start]")
                        .eachText())
                .containsExactly("the questionnaire: title is empty; write its text.");
    }

    private List<String> mistakesInGerman() {
        List<String> german = consultant
                .get(DRAFT + "?lang=de")
                .html()
                .select("section:has(#mistakes) li")
                .eachText();
        consultant.get(DRAFT + "?lang=en");
        return german;
    }

    @Test
    void mistakesAreSaidInTheLanguageOfThePage() {
        save(DRAFT + "/questions/q3", Map.of("weight", "0", "next_step-en", "")).redirect();
        save(DRAFT + "/questions/q4", Map.of("weight", "two")).redirect();
        save(DRAFT + "/questions/q5", Map.of("answer-A-proactive", "101")).redirect();
        save(DRAFT + "/bands/crossing-over", Map.of("from", "140", "name-en", ""))
                .redirect();

        assertThat(mistakesInGerman())
                .contains(
                        "Frage q3: „Gewicht“ ist 0; es muss eine ganze Zahl von 1 bis 10 sein.",
                        "Frage q4: „Gewicht“ ist „two“; es muss eine ganze Zahl sein.",
                        "Frage q5, Antwort A: „Platz“ ist 101; möglich ist 0 bis 100.",
                        "Stufe crossing-over: „Niedrigstes Ergebnis“ ist 140; möglich ist 0 bis 100.")
                .hasSize(4);
    }

    @Test
    void aMistakeOfATranslationIsSaidWithItsLanguage() {
        drafts.change(drafts.read().revision(), (draft, next) -> {
            Map<String, Translated> german =
                    new HashMap<>(Objects.requireNonNull(draft.translations().get("de")));
            german.put("themes/journey/name", new Translated("Der\nWeg", "Journey"));
            return new QuestionnaireDraft(
                    next, draft.original(), Map.of("de", german), Map.of(), Map.of(), draft.better());
        });
        String sentence = "German: theme journey: name has a line break; write it as one line.";

        assertThat(consultant
                        .get(DRAFT)
                        .html()
                        .select("section:has(#mistakes) a")
                        .eachText())
                .containsExactly(sentence);
        assertThat(consultant
                        .get(DRAFT + "/themes/journey")
                        .html()
                        .select(".notice p")
                        .eachText())
                .containsExactly(sentence);
    }

    @Test
    void mistakesOfTheStoryAreSaidInTheLanguageOfThePage() {
        save(DRAFT + "/start", Map.of("contrast-reactive-en", "")).redirect();
        List<String> reactive = mistakesInGerman();
        save(DRAFT + "/start", Map.of("contrast-reactive-en", "We react.", "contrast-proactive-en", ""))
                .redirect();

        assertThat(reactive).containsExactly("Die Geschichte: „reaktiv“ ist leer; schreiben Sie den Text.");
        assertThat(mistakesInGerman()).containsExactly("Die Geschichte: „proaktiv“ ist leer; schreiben Sie den Text.");
    }

    @Test
    void mistakesOfAFormNameNoKeysOfTheFileOnAGermanPage() {
        save(Q1, Map.of("answer-A-proactive", "90")).redirect();
        save(DRAFT + "/questions/q5", Map.of("answer-A-proactive", "")).redirect();

        assertThat(mistakesInGerman())
                .containsExactly(
                        "Frage q1 hat keine Antwort mit dem Platz 100; die Skala muss bis an beide Enden reichen.",
                        "Frage q5, Antwort A braucht entweder einen Platz von 0 bis 100, oder sie zählt nicht, und nicht"
                                + " beides.");
    }

    @Test
    void bandsWithAGapAndAThemeWithoutAQuestionAreMistakes() {
        save(DRAFT + "/bands/service-led", Map.of("from", "10")).redirect();
        assertThat(consultant.get(DRAFT).text())
                .contains("band service-led: from is 10, which leaves the scores below without a band");
        save(DRAFT + "/bands/service-led", Map.of("from", "0")).redirect();

        outline("add", "themes").redirect();
        save(DRAFT + "/themes/theme-1", Map.of("name-en", "Money", "about-en", "What it costs?"))
                .redirect();
        assertThat(consultant.get(DRAFT).text()).contains("theme theme-1 has no question; give it one or remove it");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class DraftMistakesOnPostgresTest extends DraftMistakesTest {}
