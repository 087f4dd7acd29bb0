package com.cxcheck.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Translations in the draft: of earlier words, not there yet, and of a language that is left out. */
class DraftTranslationsTest extends DraftPages {

    @Autowired
    private VersionContents contents;

    @Test
    void aTranslationOfEarlierWordsIsListedUntilItIsChangedOrSaidToFit() {
        save(DRAFT + "/themes/journey", Map.of("name-en", "The whole way", "about-en", "All of it?"))
                .redirect();

        Page theme = consultant.get(DRAFT + "/themes/journey");
        assertThat(theme.html().select("#name-de-source").text()).contains("Journey");
        consultant
                .send(theme, Map.of("name-de", "Der ganze Weg", "about-de-fits", "true"))
                .redirect();
        assertThat(consultant.get(DRAFT).text()).doesNotContain("Translations of earlier words");
    }

    @Test
    void anOutdatedTranslationIsPublishedAndStillKnownInTheNextDraft() {
        save(DRAFT + "/themes/journey", Map.of("name-en", "The whole way")).redirect();
        publish("Plainer").redirect();

        save(DRAFT + "/themes/ownership", Map.of("about-en", "Whose is it?")).redirect();

        assertThat(consultant.get(DRAFT).text()).contains("German: The whole way", "German: Ownership");
        assertThat(consultant
                        .get(DRAFT + "/themes/journey")
                        .html()
                        .select("#name-de-source")
                        .text())
                .contains("Journey");
    }

    @Test
    void aLanguageThatIsNotTranslatedWholeIsLeftOutOrNothingIsPublished() {
        save(DRAFT + "/themes/journey", Map.of("name-de", "")).redirect();
        assertThat(consultant.get(DRAFT).text()).contains("Not translated yet", "German: Journey");

        Page refused = publish("Without German");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#reason").val()).isEqualTo("Without German");
        consultant.send(refused, Map.of("leftOut", "de")).redirect();

        Visitor german = new Visitor(mvc).withHeader("Accept-Language", "de");
        assertThat(german.get("/questions/1").text())
                .contains(questionnaire.getObject().choiceQuestions().get(0).text());
    }

    @Test
    void whatIsTranslatedIntoALanguageThatIsLeftOutIsThereInTheNextDraft() {
        save(DRAFT + "/bands/service-led", Map.of("name-en", "Led", "name-de", "Geleitet"))
                .redirect();
        save(DRAFT + "/themes/journey", Map.of("name-en", "The whole way", "name-de", ""))
                .redirect();
        consultant.send(publish("Without German"), Map.of("leftOut", "de")).redirect();

        Page outline = consultant.get(DRAFT);
        assertThat(exists()).isFalse();
        assertThat(outline.text()).contains("German: The whole way").doesNotContain("German: Led");
        assertThat(consultant.get("/admin/questionnaire").html().select("a[href$=.yaml]"))
                .hasSize(1);
        assertThat(consultant
                        .get(DRAFT + "/bands/service-led")
                        .html()
                        .select("#name-de")
                        .text())
                .isEqualTo("Geleitet");
        save(DRAFT + "/bands/service-led", Map.of("name-en", "Led by service")).redirect();
        assertThat(consultant.get(DRAFT).text()).contains("German: Led by service");
        save(DRAFT + "/themes/journey", Map.of("name-de", "Der ganze Weg")).redirect();
        assertThat(consultant.get(DRAFT + "/compare").text()).contains("The draft adds this language.");
        publish("With German again").redirect();

        Visitor german = new Visitor(mvc).withHeader("Accept-Language", "de");
        assertThat(german.get("/scoring").text()).contains("Der ganze Weg", "Geleitet");
        assertThat(consultant.get("/admin/questionnaire").html().select("a[href$=.yaml]"))
                .hasSize(2);
    }

    @Test
    void anEarlierVersionGetsOnlyThoseTextsThatALaterOneLeftOutForWhichItHasAPlace() {
        save(DRAFT + "/themes/journey", Map.of("name-de", "")).redirect();
        consultant.send(publish("Without German"), Map.of("leftOut", "de")).redirect();
        long earlier = versions.storedIdOfInUse();
        outline("add", "bands").redirect();
        Map<String, String> band =
                Map.of("name-en", "Best", "headline-en", "All.", "meaning-en", "More.", "from", "90");
        save(DRAFT + "/bands/band-1", band).redirect();
        save(DRAFT + "/bands/band-1", Map.of("name-de", "Am besten")).redirect();
        publish("One more band").redirect();
        assertThat(contents.inUse(1).texts("de")).containsEntry("bands/band-1/name", "Am besten");

        QuestionnaireDraft draft = contents.draft(earlier, 1);

        assertThat(draft.texts("de"))
                .containsEntry("themes/ownership/name", "Verantwortung")
                .doesNotContainKey("bands/band-1/name");
        assertThat(Texts.of(draft.original()))
                .containsKeys(draft.texts("de").keySet().toArray(String[]::new));
    }

    @Test
    void aLanguageThatIsLeftOutKeepsItsGuideAsLongAsTheOriginalIsTheSame() {
        Visitor german = new Visitor(mvc).withHeader("Accept-Language", "de");
        String guide = german.get("/guide").text();
        save(DRAFT + "/themes/journey", Map.of("name-de", "")).redirect();
        consultant.send(publish("Without German"), Map.of("leftOut", "de")).redirect();
        assertThat(german.get("/guide").text()).isEqualTo(guide);

        save(DRAFT + "/guide/difference", Map.of("question-en", "What sets them apart?"))
                .redirect();
        publish("Another guide").redirect();

        assertThat(german.get("/guide").text()).contains("What sets them apart?");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class DraftTranslationsOnPostgresTest extends DraftTranslationsTest {}
