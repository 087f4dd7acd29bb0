package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor.Page;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaires;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.questionnaire.Translations;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Walking through the preview of a draft. */
class PreviewWalkTest extends PreviewPages {

    @Autowired
    private Questionnaire questionnaire;

    @Autowired
    private Translations translations;

    @ParameterizedTest
    @CsvSource({
        "en, A A A A A A A A A A",
        "en, B A C B A B A B A B",
        "de, B A C B A B A B A B",
        "de, C B C D B N B C E B"
    })
    void aWalkThroughItsOwnFormsLeadsToTheResultOfItsAnswers(String language, String choices) {
        consultant.withHeader("Accept-Language", language);
        Questionnaire translated = translations.of(questionnaire, Locale.forLanguageTag(language));
        Result expected = Result.of(translated, Questionnaires.answers(translated, choices));

        Page page = resultOf(choices);

        String percent = expected.proactive() + (language.equals("de") ? " %" : "%");
        assertThat(page.html().select(".panel .score strong").text()).isEqualTo(percent);
        assertThat(page.html().select(".panel .score b").text())
                .isEqualTo(expected.band().name());
        assertThat(page.h1()).isEqualTo(expected.band().headline().replace('\u00a0', ' '));
        assertThat(page.html().select(".steps h3").eachText())
                .containsExactlyElementsOf(expected.firstSteps().stream()
                        .map(step -> step.question().nextStepTitle().replace('\u00a0', ' '))
                        .toList());
        assertThat(page.html().select(".answers .said").eachText())
                .containsExactlyElementsOf(expected.explanations().stream()
                        .map(each -> each.choice().text().replace('\u00a0', ' '))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Lowest result", "Mixed result", "Highest result"})
    void aResultIsOneClickAway(String link) {
        Page result = consultant.get(consultant
                .get(ROOT)
                .html()
                .expectFirst("aside a:contains(" + link + ")")
                .attr("href"));

        int score = Integer.parseInt(
                result.html().select(".panel .score strong").text().replace("%", ""));
        switch (link) {
            case "Lowest result" -> assertThat(score).isZero();
            case "Highest result" -> assertThat(score).isEqualTo(100);
            default -> assertThat(score).isBetween(20, 80);
        }
    }

    @Test
    void anyQuestionIsShownAtOnceAndContinueGoesOnFromThere() {
        Page seventh = consultant.get(ROOT + "/questions/7");

        assertThat(seventh.h1()).isEqualTo(questionnaire.questions().get(6).text());
        assertThat(send(seventh, "A", false).redirect())
                .isEqualTo(ROOT + "/questions/8?answers=" + parameter("A", 7, 7));
    }

    @Test
    void aQuestionWithoutAChoiceIsAskedAgain() {
        Page again = send(consultant.get(ROOT + "/questions/2?answers=" + parameter("A", 1, 1)), "", false);

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.html().title()).startsWith("Error: ");
        assertThat(again.html().select("#error-summary a").attr("href"))
                .isEqualTo("#" + again.html().expectFirst("[type=radio]").id());
        assertThat(again.html().select("main form [name=answers]").val()).isEqualTo(parameter("A", 1, 1));
    }

    @Test
    void backReloadAndChangingAnAnswerOnTheCheckPageWorkAsForVisitors() {
        Page second = answer(consultant.get(ROOT + "/questions/1"), "A");
        Page first = follow(send(second, "B", true));
        assertThat(first.chosen()).isEqualTo("A");
        assertThat(answer(first, "").chosen()).isEqualTo("B");
        assertThat(send(consultant.get(ROOT + "/questions/1"), "A", true).redirect())
                .isEqualTo(ROOT + "?answers=" + parameter("A", 1, 1));

        Page check = consultant.get(ROOT + "/answers?answers=" + parameter("A", 1, 10));
        String change = check.html().expectFirst("#answer-4 .change-link a").attr("href");
        assertThat(send(consultant.get(change), "B", false).redirect())
                .startsWith(ROOT + "/answers?answers=")
                .endsWith("#answer-4")
                .contains(parameter("B", 4, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/answers", "/result"})
    void whereAnAnswerIsMissingItsQuestionComesFirst(String page) {
        assertThat(consultant.get(ROOT + page).redirect()).isEqualTo(ROOT + "/questions/1");
        assertThat(consultant
                        .get(ROOT + page + "?answers=" + parameter("A", 1, 4))
                        .redirect())
                .isEqualTo(ROOT + "/questions/5?answers=" + parameter("A", 1, 4));
    }

    @Test
    void aPageThatTheDraftDoesNotHaveAnyMoreLeadsToTheCheckPage() {
        assertThat(consultant
                        .get(ROOT + "/questions/12?answers=" + parameter("A", 1, 10))
                        .redirect())
                .isEqualTo(ROOT + "/answers?answers=" + parameter("A", 1, 10));
        assertThat(consultant
                        .get(ROOT + "/questions/12?attempt=1&choice=A&answers=" + parameter("A", 1, 10))
                        .redirect())
                .isEqualTo(ROOT + "/answers?answers=" + parameter("A", 1, 10));
        assertThat(consultant.get(ROOT + "/questions/0").status()).isEqualTo(404);
        assertThat(consultant.get(ROOT + "/questions/0?attempt=1").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "~",
                "q1",
                "q1.",
                ".A",
                "q1.%3Cscript%3E",
                "nobody.A~q99.B",
                "%01%1B%0D%0A~%09",
                "q1..A~~q1",
                "%F0%9F%98%80.A"
            })
    void whateverIsNoAnswerIsIgnored(String answers) {
        for (String page : List.of("", "/questions/1", "/guide")) {
            Page shown = consultant.get(ROOT + page + "?answers=" + answers);
            assertThat(shown.status()).isEqualTo(200);
            assertThat(shown.html()
                            .select("aside ~ main a, main [name=answers]")
                            .outerHtml())
                    .doesNotContain("answers=", "script", "nobody", "q99");
        }
        assertThat(consultant.get(ROOT + "/result?answers=" + answers).redirect())
                .isEqualTo(ROOT + "/questions/1");
    }

    @Test
    void aListOfAnswersWithoutEndIsIgnoredToo() {
        String endless = "q1.A~".repeat(20_000);

        assertThat(consultant.get(ROOT + "/questions/1?answers=" + endless).chosen())
                .isEmpty();
        assertThat(consultant
                        .get(ROOT + "/questions/1?answers=" + "x".repeat(200_000))
                        .body())
                .doesNotContain("\"xxx");
    }

    @Test
    void anotherLanguageHasTheSameAnswers() {
        Page english = consultant.get(ROOT + "/questions/2?answers=" + parameter("A", 1, 2));
        String german = english.html().expectFirst(".colophon a[hreflang=de]").attr("href");

        Page translated = consultant.get(ROOT + "/questions/2" + german);

        assertThat(translated.html().expectFirst("html").attr("lang")).isEqualTo("de");
        assertThat(translated.chosen()).isEqualTo("A");
        assertThat(translated.h1())
                .isEqualTo(translations
                        .of(questionnaire, Locale.GERMAN)
                        .questions()
                        .get(1)
                        .text());
    }

    private String parameter(String choice, int from, int to) {
        List<ChoiceQuestion> questions = questionnaire.choiceQuestions();
        return questions.subList(from - 1, to).stream()
                .map(question -> question.id() + "." + choice)
                .collect(Collectors.joining("~"));
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class PreviewWalkOnPostgresTest extends PreviewWalkTest {}
