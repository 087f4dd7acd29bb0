package com.cxcheck.editor;

import static com.cxcheck.editor.Contents.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Visitor.Page;
import java.util.Locale;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the draft would do to the scores of those who have answered. */
class CompareScoresPageTest extends ComparePages {

    @Autowired
    private ImpactReader reader;

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
}
