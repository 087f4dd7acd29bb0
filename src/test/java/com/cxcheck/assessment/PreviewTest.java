package com.cxcheck.assessment;

import static com.cxcheck.Statements.heard;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Statements;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaires;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.questionnaire.Translations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A consultant walks through the visitor's pages of the draft; as long as there is none, of what is in use. */
@AppTest
@SignedInConsultant
@Import(Statements.class)
class PreviewTest {

    private static final String ROOT = "/admin/questionnaire/draft/preview";
    private static final String STRIP = "Preview, nothing is kept";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Questionnaire questionnaire;

    @Autowired
    private Translations translations;

    private Visitor consultant;

    @BeforeEach
    void aConsultant() {
        consultant = new Visitor(mvc);
    }

    /** Sends the one form of a page as a browser does, which drops the query of its address. */
    private Page send(Page page, String choice, boolean back) {
        Element form = page.html().expectFirst("main form");
        assertThat(form.attr("method")).isEqualTo("get");
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[type=hidden], input[checked]")
                .forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        if (!choice.isEmpty()) {
            assertThat(form.select("input[type=radio][value=" + choice + "]")).isNotEmpty();
            fields.put("choice", choice);
        }
        if (back) {
            fields.put("go", "back");
        }
        String query = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"));
        return consultant.get(form.attr("action").replaceFirst("\\?.*", "") + "?" + query);
    }

    private Page answer(Page page, String choice) {
        return follow(send(page, choice, false));
    }

    private Page follow(Page redirect) {
        String location = redirect.redirect();
        assertThat(location).startsWith(ROOT);
        return consultant.get(location.replaceFirst("#.*", ""));
    }

    private List<Page> walk(String... choices) {
        List<Page> seen = new ArrayList<>();
        seen.add(consultant.get(ROOT));
        seen.add(consultant.get(seen.get(0).html().expectFirst("main a.button").attr("href")));
        for (String choice : choices) {
            seen.add(answer(seen.get(seen.size() - 1), choice));
        }
        Page feedback = seen.get(seen.size() - 1);
        assertThat(feedback.html().select("main textarea")).hasSize(1);
        Page check = answer(feedback, "");
        seen.add(check);
        Page result = send(check, "", false);
        assertThat(result.status()).isEqualTo(200);
        seen.add(result);
        return seen;
    }

    private Page resultOf(String choices) {
        List<Page> seen = walk(choices.split(" "));
        return seen.get(seen.size() - 1);
    }

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
    @CsvSource({
        "en, Preview, 'Preview, nothing is kept', Back to the draft",
        "de, Vorschau, 'Vorschau, nichts wird gespeichert', Zurück zum Entwurf"
    })
    void eachPageSaysThatNothingIsKeptAndLeadsBackToTheDraft(String language, String name, String note, String back) {
        consultant.withHeader("Accept-Language", language);
        List<Page> pages = new ArrayList<>(walk("A", "A", "A", "A", "A", "A", "A", "A", "A", "A"));
        pages.add(consultant.get(ROOT + "/guide"));
        pages.add(consultant.get(ROOT + "/scoring"));
        pages.add(send(consultant.get(ROOT + "/questions/1"), "", false));

        assertThat(pages).allSatisfy(page -> {
            Element strip = page.html().expectFirst("aside");
            assertThat(strip.attr("aria-label")).isEqualTo(name);
            assertThat(strip.select("b").text()).isEqualTo(note);
            assertThat(strip.select("a:contains(" + back + ")").attr("href")).isEqualTo("/admin/questionnaire/draft");
            assertThat(page.html().expectFirst("html").attr("lang")).isEqualTo(language);
            assertThat(page.header("Cache-Control")).contains("no-store");
        });
    }

    @Test
    void itsPagesAreTheVisitorsOwn() {
        Visitor visitor = new Visitor(mvc);

        assertThat(consultant.get(ROOT).text()).isEqualTo(visitor.get("/").text());
        assertThat(consultant
                        .get(ROOT + "/questions/3")
                        .html()
                        .select("main form")
                        .text())
                .isEqualTo(answered(visitor, 2)
                        .get("/questions/3")
                        .html()
                        .select("main form")
                        .text());
        assertThat(consultant.get(ROOT + "/scoring").text())
                .isEqualTo(visitor.get("/scoring").text());
        assertThat(consultant.get(ROOT + "/guide").text())
                .isEqualTo(visitor.get("/guide").text());
        Page real = visitor.get(visitor.walk("A", ""));
        Page preview = resultOf("A A A A A A A A A A");
        for (String part : List.of(".panel", "section:has(#steps) h3", ".theme-lines", ".answers", ".sum")) {
            assertThat(preview.html().select(part).text())
                    .as(part)
                    .isNotEmpty()
                    .isEqualTo(real.html().select(part).text());
        }
    }

    private static Visitor answered(Visitor visitor, int questions) {
        visitor.answer(1, questions, "A");
        return visitor;
    }

    @Test
    void nothingOfItIsKept() throws Exception {
        consultant.get("/admin");
        Map<String, Long> before = rows();
        String cookies = consultant.cookieHeader();

        List<String> statements = heard(() -> {
            for (Page page : walk("A", "B", "A", "B", "A", "B", "A", "B", "A", "B")) {
                assertThat(page.headers().getOrEmpty("Set-Cookie")).isEmpty();
            }
            consultant.get(ROOT + "/guide");
            return consultant.get(ROOT + "/scoring");
        });

        assertThat(rows()).isEqualTo(before);
        assertThat(consultant.cookieHeader()).isEqualTo(cookies);
        assertThat(statements)
                .as("but when the session was last used")
                .isNotEmpty()
                .noneMatch(statement ->
                        statement.matches("(?is)\\s*(insert|delete|merge|update (?!spring_session\\s)).*"));
    }

    private Map<String, Long> rows() {
        return jdbc
                .sql("select table_name from information_schema.tables"
                        + " where lower(table_schema) = 'public' and table_type = 'BASE TABLE'")
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        table -> jdbc.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single()));
    }

    @Test
    void noLinkOrFormLeadsToWhereSomethingIsStored() {
        List<Page> pages = new ArrayList<>(walk("A", "A", "A", "A", "A", "A", "A", "A", "A", "A"));
        pages.add(consultant.get(ROOT + "/guide"));
        pages.add(consultant.get(ROOT + "/scoring"));

        for (Page page : pages) {
            assertThat(page.html().select("form[method=post], [formaction], [name=_csrf], script"))
                    .isEmpty();
            assertThat(page.html().select("main form").eachAttr("action")).allMatch(path -> path.startsWith(ROOT));
            assertThat(page.html().select("main a").eachAttr("href"))
                    .allMatch(path -> path.startsWith(ROOT) || path.startsWith("#") || path.equals("/privacy"));
            assertThat(page.html().select("body > :not(main) a").eachAttr("href"))
                    .allMatch(path -> path.startsWith("/admin/questionnaire/draft")
                            || path.startsWith("#")
                            || path.startsWith("?")
                            || List.of("/privacy", "/accessibility", "/login").contains(path));
        }
    }

    @Test
    void theResultSaysWhatIsLeftOut() {
        Page result = resultOf("A A A A A A A A A A");

        assertThat(result.text()).contains("Not in the preview", "needs a result that is kept");
        assertThat(result.html().select("main input, main button, main svg.qr, main form"))
                .isEmpty();
        assertThat(result.text()).doesNotContain("We will do this", "Anyone who has this link", "Send me a copy");
    }

    @Test
    void whatIsTypedAsFeedbackIsNotSent() {
        Page feedback = consultant.get(ROOT + "/questions/11");

        assertThat(feedback.html().select("textarea").hasAttr("name")).isFalse();
        assertThat(feedback.text()).contains("what you type here isn’t sent");
        assertThat(consultant
                        .get(ROOT + "/questions/11?attempt=1&feedback=" + "x".repeat(5_000))
                        .redirect())
                .isEqualTo(ROOT + "/answers");
    }

    @Test
    void theTestOfTheSameBrowserIsOneThingAndThePreviewAnother() {
        consultant.sendTo("/admin/test-walk", consultant.get("/admin/share"), Map.of());

        assertThat(consultant.get(ROOT).html().select("form")).isEmpty();
        assertThat(consultant.get("/").html().body().text())
                .contains("This is a test")
                .doesNotContain(STRIP);
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

    @Test
    @WithAnonymousUser
    void whoIsNotSignedInSeesNoneOfIt() {
        for (String page : List.of("", "/questions/1", "/answers", "/result", "/guide", "/scoring")) {
            assertThat(consultant.get(ROOT + page).header("Location")).isEqualTo("/login");
        }
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
class PreviewOnPostgresTest extends PreviewTest {}
