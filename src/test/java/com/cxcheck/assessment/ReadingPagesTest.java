package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Guide;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Translations;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
class ReadingPagesTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Questionnaire questionnaire;

    @Autowired
    private Translations translations;

    private Page get(String path) {
        return new Visitor(mvc).get(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/guide", "/scoring", "/privacy", "/accessibility", "/login", "/questions/1"})
    void everyPageStandsOnItsOwn(String path) {
        Page page = get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).startsWith("<!DOCTYPE html>");
        assertThat(page.html().select("html").attr("lang")).isEqualTo("en");
        assertThat(page.html().select("h1")).hasSize(1);
        assertThat(page.html().title()).endsWith(" – Customer experience check").hasSizeBetween(15, 100);
        assertThat(page.html().select("header, main, footer")).hasSize(3);
        assertThat(page.html().expectFirst("body > a").attr("href")).isEqualTo("#main");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/guide", "/scoring", "/privacy", "/accessibility", "/login", "/questions/1"})
    void noPageHasInlineStyleOrScriptOrAsksAnotherOrigin(String path) {
        Page page = get(path);

        assertThat(page.html().select("[style], style, script:not([src]), [onclick], [onload]"))
                .isEmpty();
        assertThat(page.html().select("[src], link[href], form[action]").stream()
                        .map(each -> each.attr("src") + each.attr("href") + each.attr("action")))
                .allMatch(address -> address.startsWith("/") && !address.startsWith("//"));
        assertThat(page.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; ")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/guide", "/scoring", "/privacy", "/accessibility"})
    void whatEverybodyMayReadCanBeFoundBySearchEngines(String path) {
        assertThat(get(path).html().select("meta[name=description]").attr("content"))
                .hasSizeBetween(60, 200);
        assertThat(get(path).html().select("meta[name=robots]")).isEmpty();
    }

    @Test
    void theStartPageSaysWhatThisIsHowLongItTakesAndWhatHappensToTheAnswersAndHasOneButton() {
        Page page = get("/");

        assertThat(page.h1()).isEqualTo(questionnaire.tagline());
        assertThat(page.text())
                .contains(
                        questionnaire.title(),
                        questionnaire.introduction(),
                        "about " + questionnaire.minutes() + " minutes",
                        "no name, no e-mail address")
                .contains(questionnaire.contrast().reactive().split("\n"))
                .contains(questionnaire.contrast().proactive().split("\n"))
                .contains("An order is late. Two businesses.", "Who reads your answers");
        assertThat(page.html().select("main .button, main button")).hasSize(1);
        assertThat(page.header("Set-Cookie")).as("reading sets no cookie").isEmpty();
    }

    /** The expected numbers are those of ResultTest for the first answer to every question. */
    @ParameterizedTest
    @CsvSource({"en, 'What you get, for example', 37% proactive", "de, 'Das bekommen Sie, zum Beispiel', 37 % proaktiv"
    })
    void theStartPageGivesATasteOfAResultMarkedAsAnExampleAndScoredAsAnyOther(
            String language, String mark, String proactive) {
        Page page = new Visitor(mvc).withHeader("Accept-Language", language).get("/");
        Questionnaire words = translations.of(questionnaire, Locale.forLanguageTag(language));

        Element example = page.html().expectFirst("figure:has(.scale)");
        assertThat(example.expectFirst("figcaption").text()).isEqualTo(mark);
        assertThat(example.select(".score").text())
                .isEqualTo(proactive + " " + words.bandOf(37).name());
        assertThat(example.select("circle.marker").attr("cx")).isEqualTo("37%");
        assertThat(example.text())
                .contains(
                        words.choiceQuestions().get(3).nextStepTitle(),
                        words.choiceQuestions().get(3).choices().get(0).text());
    }

    @Test
    void theGuideAnswersEveryQuestionOfItsFile() {
        Guide guide = translations.guide(Locale.ENGLISH);
        assertThat(guide.topics()).hasSize(10);
        assertThat(get("/guide").text())
                .contains(guide.topics().stream().map(Guide.Topic::question).toList())
                .contains(guide.topics().stream().map(Guide.Topic::answer).toList());
    }

    @Test
    void theScoringPageListsEveryWeightAndWhy() {
        Page page = get("/scoring");

        assertThat(page.html().select("section.weights")).hasSize(10);
        for (ChoiceQuestion question : questionnaire.choiceQuestions()) {
            String section = page.html()
                    .select("section.weights:has(#" + question.id() + ")")
                    .text();
            assertThat(section)
                    .contains(
                            question.text(),
                            "Weight " + question.weight() + " of 19:",
                            question.weight() == 2 ? "up to 11 points" : "up to 5 points");
            for (Choice choice : question.choices()) {
                String counts = choice.proactive().isPresent()
                        ? choice.proactive().getAsInt() + "% proactive"
                        : "left out of the score";
                assertThat(section).contains(choice.text() + " " + counts + " " + choice.insight());
            }
        }
    }
}
