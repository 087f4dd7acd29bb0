package com.cxcheck.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import com.cxcheck.editor.QuestionnaireDraft.Translated;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.submission.QuestionnaireVersions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
@SignedInConsultant
class QuestionnaireDraftTest {

    private static final String DRAFT = "/admin/questionnaire/draft";
    private static final String Q1 = DRAFT + "/questions/q1";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectProvider<Questionnaire> questionnaire;

    @Autowired
    private QuestionnaireVersions versions;

    @Autowired
    private QuestionnaireDrafts drafts;

    @Autowired
    private VersionContents contents;

    private Visitor consultant;

    @BeforeEach
    void nobodyHasADraft() {
        consultant = new Visitor(mvc);
    }

    @AfterEach
    void forgetTheDraftAndWhatWasPublished() {
        PublishedVersions.reset(jdbc, versions);
    }

    private boolean exists() {
        return jdbc.sql("select count(*) from questionnaire_draft where content is not null")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private Page save(String path, Map<String, String> filledIn) {
        return consultant.send(consultant.get(path), filledIn);
    }

    private Page outline(String button, String value) {
        return consultant.send(consultant.get(DRAFT), Map.of(button, value));
    }

    private Page publish(String reason) {
        return save(DRAFT + "/publish", Map.of("reason", reason));
    }

    private static List<String> names(Page outline, String list) {
        return outline.html().select("section:has(> #" + list + ") li > a").eachText();
    }

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
    void whoSavesWhatSomebodyElseChangedSeesBothTextsAndLosesNothing() {
        Page first = consultant.get(Q1);
        Page second = consultant.get(Q1);
        consultant.send(first, Map.of("next_step-en", "Mine", "weight", "3")).redirect();

        Page conflict = consultant.send(second, Map.of("next_step-en", "Yours"));

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.html().select("#next_step-en").text()).isEqualTo("Yours");
        assertThat(conflict.html().select("#next_step-en-stored").text()).contains("Mine");
        assertThat(conflict.html().select("#weight-stored").text()).contains("3");
        assertThat(consultant.get(Q1).html().select("#next_step-en").text()).isEqualTo("Mine");
        consultant.send(conflict, Map.of()).redirect();
        assertThat(consultant.get(Q1).html().select("#next_step-en").text()).isEqualTo("Yours");
    }

    @Test
    void aSecondClickIsNoConflict() {
        Page form = consultant.get(Q1);

        assertThat(consultant.send(form, Map.of("weight", "5")).redirect()).contains("?saved");
        assertThat(consultant.send(form, Map.of("weight", "5")).redirect()).contains("?saved");
    }

    @Test
    void twoConsultantsMayWorkOnTwoQuestions() {
        Page first = consultant.get(Q1);
        Page second = consultant.get(DRAFT + "/questions/q2");

        consultant.send(first, Map.of("weight", "5")).redirect();
        consultant.send(second, Map.of("weight", "6")).redirect();

        assertThat(consultant.get(Q1).html().select("#weight").val()).isEqualTo("5");
        assertThat(consultant
                        .get(DRAFT + "/questions/q2")
                        .html()
                        .select("#weight")
                        .val())
                .isEqualTo("6");
    }

    @Test
    void whatIsWrittenWhileTheDraftIsDiscardedIsThereStill() {
        save(DRAFT + "/questions/q2", Map.of("weight", "6")).redirect();
        Page writing = consultant.get(Q1);
        save(DRAFT + "/discard", Map.of()).redirect();
        assertThat(exists()).isFalse();

        Page conflict = consultant.send(writing, Map.of("next_step-en", "Kept"));

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.html().select("#next_step-en").text()).isEqualTo("Kept");
        consultant.send(conflict, Map.of()).redirect();
        assertThat(consultant.get(Q1).html().select("#next_step-en").text()).isEqualTo("Kept");
        assertThat(consultant
                        .get(DRAFT + "/questions/q2")
                        .html()
                        .select("#weight")
                        .val())
                .isEqualTo("2");
    }

    @Test
    void whatIsWrittenWhileItsQuestionIsRemovedIsThereStill() {
        Page writing = consultant.get(Q1);
        outline("remove", "questions/q1").redirect();

        Page conflict = consultant.send(writing, Map.of("next_step-en", "Kept", "answer-B-text-en", "Kept, too"));

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.html().select("#next_step-en").text()).isEqualTo("Kept");
        assertThat(conflict.html().select("#answer-B-text-en").text()).isEqualTo("Kept, too");
        assertThat(conflict.text()).contains("Somebody removed it");
    }

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
    void theOutlineAnswersWhatIsStaleWithItself() {
        Page stale = consultant.get(DRAFT);
        Page discard = consultant.get(DRAFT + "/discard");
        outline("down", "questions/q1").redirect();

        for (Map<String, String> button : List.of(
                Map.of("down", "questions/q1"),
                Map.of("remove", "questions/q1"),
                Map.of("add", "questions"),
                Map.of("restore", "questions/q1"),
                Map.of("up", "questions/zz", "revision", "999999"))) {
            Page conflict = consultant.send(stale, button);
            assertThat(conflict.status()).as(button.toString()).isEqualTo(409);
            assertThat(conflict.text()).contains("This is how it is now", "Draft of the questionnaire");
        }
        assertThat(consultant
                        .sendTo(DRAFT + "/discard", consultant.get(DRAFT + "/discard"), Map.of("revision", "0"))
                        .status())
                .isEqualTo(409);
        assertThat(discard.html().select("main form")).isEmpty();
        assertThat(consultant.send(stale, Map.of("remove", "start")).status()).isEqualTo(400);
    }

    @Test
    void wordsForAnAnswerThatSomebodyElseRemovedAreNotLost() {
        Page mine = consultant.get(Q1);
        Page other = consultant.get(Q1);
        consultant.send(other, Map.of("answer-C-remove", "true")).redirect();

        Page conflict = consultant.send(mine, Map.of("answer-C-insight-en", "Mine"));

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.html().select("#answer-C-insight-en").text()).isEqualTo("Mine");
        consultant.send(conflict, Map.of()).redirect();
        assertThat(consultant.get(Q1).html().select("#answer-C-insight-en").text())
                .isEqualTo("Mine");
        assertThat(consultant.get(DRAFT).text()).doesNotContain("To be put right");
    }

    @Test
    void anAnswerThatSomebodyElseAddedStaysAsItIs() {
        Page mine = consultant.get(Q1);
        Page other = consultant.get(Q1);
        Map<String, String> added = Map.of(
                "added-text-en", "A little",
                "added-text-de", "Ein wenig",
                "added-proactive", "20",
                "added-insight-en", "Why",
                "added-insight-de", "Warum",
                "same", "better");
        consultant.send(other, added).redirect();
        assertThat(consultant.send(other, added).redirect())
                .as("a second click")
                .contains("?saved");

        Page conflict = consultant.send(mine, Map.of("next_step-en", "Mine"));
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.html().select("#answer-D-text-en").text()).isEqualTo("A little");
        consultant.send(conflict, Map.of("same", "better")).redirect();

        Page question = consultant.get(Q1);
        assertThat(question.html().select("#answer-D-proactive").val()).isEqualTo("20");
        assertThat(question.html().select("#answer-D-applicable[checked]")).hasSize(1);
        assertThat(question.html().select("legend h2").eachText()).doesNotContain("Answer E");
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
    void whoWritesOnAQuestionThatIsAnotherNowIsLedThere() {
        Page writing = consultant.get(Q1);
        save(Q1, Map.of("text-en", "Who answers the phone?", "same", "another")).redirect();

        Page conflict = consultant.send(writing, Map.of("next_step-en", "Kept"));

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.html().select("#next_step-en").text()).isEqualTo("Kept");
        assertThat(conflict.html().select("#error-summary a").attr("href")).isEqualTo(DRAFT + "/questions/q12");
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
