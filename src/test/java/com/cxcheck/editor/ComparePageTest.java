package com.cxcheck.editor;

import static com.cxcheck.editor.Contents.at;
import static com.cxcheck.editor.Contents.move;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import com.cxcheck.inbox.Population;
import com.cxcheck.submission.QuestionnaireVersions;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@AppTest
@SignedInConsultant
class ComparePageTest {

    private static final String PATH = "/admin/questionnaire/draft/compare";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private QuestionnaireVersions versions;

    @Autowired
    private QuestionnaireDrafts drafts;

    @Autowired
    private ImpactReader reader;

    @Autowired
    private JdbcTemplate template;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private Visitor consultant;

    @BeforeEach
    void aNewConsultant() {
        PublishedVersions.reset(jdbc, versions);
        Population.clear(jdbc);
        consultant = new Visitor(mvc);
    }

    @AfterEach
    void nothingIsLeft() {
        Population.clear(jdbc);
        PublishedVersions.reset(jdbc, versions);
    }

    private void draft(Locale language, Consumer<ObjectNode> edit) {
        QuestionnaireDrafts.State state = drafts.read();
        ObjectNode content = state.draft().content(language);
        edit.accept(content);
        drafts.read(language, content, state.revision());
    }

    private void draft(Consumer<ObjectNode> edit) {
        draft(Locale.ENGLISH, edit);
    }

    private void submit(int number) {
        new Population(template, versions.inUse(), versions.storedIdOfInUse(), number)
                .add(number, clock.instant(), 100);
    }

    private static List<String> texts(Page page, String selector) {
        return page.html().select(selector).eachText();
    }

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
    void itSaysWhatTheDraftWouldDo() {
        submit(200);
        draft(tree -> {
            at(tree, "/questions/4").put("weight", 10);
            at(tree, "/bands/1").put("from", 55);
        });
        Impact impact = reader.readNewest(
                        versions.inUse(),
                        drafts.content(Locale.ROOT).orElseThrow().questionnaire())
                .impact();
        assertThat(impact.inAnotherBand()).isPositive();

        Page page = consultant.get(PATH);

        int before = impact.middleBefore().orElseThrow();
        int after = impact.middleAfter().orElseThrow();
        assertThat(page.text())
                .contains(impact.inAnotherBand() + " of 200 would be in another band; the middle score "
                        + (before == after ? "stays at " + before : "goes from " + before + " to " + after)
                        + "; question 5 moves most.");
        assertThat(page.text()).contains("The last 200 submissions, scored by the version in use and by the draft");
        assertThat(texts(page, "a[href=/admin/questionnaire/draft/questions/q5]"))
                .hasSize(1);
        assertThat(page.text()).contains("The draft counts differently");
    }

    @Test
    void moreThanAThousandAreScoredIfAskedFor() {
        submit(1_100);
        draft(tree -> at(tree, "/questions/4").put("weight", 10));

        Page page = consultant.get(PATH);
        assertThat(page.text()).contains("of 1,000 would be in another band");
        Element all = page.html().select("a[href=" + PATH + "?all]").first();
        assertThat(Objects.requireNonNull(all).text()).contains("at most the last 100,000");

        Page many = consultant.get(PATH + "?all");
        assertThat(many.text()).contains("of 1,100 would be in another band");
        assertThat(texts(many, "a[href=" + PATH + "]")).containsExactly("Score only the last 1,000");
    }

    @Test
    void whileAllAreScoredForSomebodyElseThePageSaysSo() throws InterruptedException {
        reader.many.acquire();
        try {
            assertThat(consultant.get(PATH + "?all").text()).contains("Reload the page in a few seconds");
            assertThat(consultant.get(PATH).text()).contains("No submissions yet");
        } finally {
            reader.many.release();
        }
    }

    @Test
    void swappedPlacesAreWarnedAboutWithALinkToTheQuestion() {
        submit(100);
        draft(tree -> {
            at(tree, "/questions/9/answers/0").put("proactive", 100);
            at(tree, "/questions/9/answers/1").put("proactive", 0);
        });

        Page page = consultant.get(PATH);

        assertThat(texts(page, "#warnings ~ ul li a"))
                .containsExactly("Question 10: I didn’t know the difference before");
        assertThat(texts(page, "#warnings ~ ul li").get(0))
                .containsPattern("Those who chose A \\(100%\\) reach \\d+% on the other questions on average,"
                        + " those who chose B \\(0%\\) reach \\d+%\\. Have the two been swapped\\?");
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
    void wordsAndScoresAreComparedWithWhatAnotherInstanceHasJustPublished() {
        submit(200);
        draft(tree -> at(tree, "/questions/4").put("weight", 10));
        String published =
                drafts.content(Locale.ROOT).orElseThrow().questionnaire().yaml();

        Page page;
        // this instance takes it up once the lock of its refreshing is released
        Object refreshing = versions;
        synchronized (refreshing) {
            jdbc.sql("""
                            insert into questionnaire_version (questionnaire, version, fingerprint, content, first_used_at)
                            values ('cx-or-service', 3, 'another', ?, current_timestamp)""").param(published.replace("version: 2", "version: 3")).update();
            jdbc.sql(
                            "update questionnaire_in_use set questionnaire_version_id = (select max(id) from questionnaire_version)")
                    .update();
            page = consultant.get(PATH);
        }

        assertThat(page.text())
                .contains("None of 200 would be in another band")
                .doesNotContain("The draft counts differently", "Weight");
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
