package com.cxcheck.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import com.cxcheck.inbox.Population;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Translations;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Every page in English and in German, whichever the browser asks for or its user chooses. */
@AppTest
class LanguageTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Questionnaire questionnaire;

    @Autowired
    private Translations translations;

    @Autowired
    private Clock clock;

    private Visitor visitor;

    @BeforeEach
    void aNewVisitorWhoReadsGerman() {
        Population.clear(jdbc);
        visitor = asking("de-AT,de;q=0.9,en;q=0.8");
    }

    private Visitor asking(String languages) {
        return new Visitor(mvc).withHeader(HttpHeaders.ACCEPT_LANGUAGE, languages);
    }

    private static Element html(Page page) {
        return page.html().expectFirst("html");
    }

    private static Element link(Page page, String language) {
        return page.html().expectFirst("footer nav [lang=" + language + "]");
    }

    /** Follows a link, or presses a button, that is relative to the page's address, as that of a language is. */
    private static Page choose(Visitor visitor, String path, Page page, String language) {
        Element link = link(page, language);
        if (link.is("button")) {
            Map<String, String> form = Visitor.form(page);
            form.put(link.attr("name"), link.attr("value"));
            return visitor.get(visitor.post(path.replaceFirst("\\?.*", "") + link.attr("formaction"), form)
                    .redirect());
        }
        String href = link.attr("href");
        assertThat(href).startsWith("?");
        return visitor.get(path + href);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de                    | de",
                "de-CH                 | de",
                "fr, de;q=0.5          | de",
                "en-GB,en;q=0.9,de     | en",
                "en;q=0.1,de;q=0.9     | de",
                "fr                    | en",
                "*                     | en",
                "x-no-language         | en",
            })
    void aBrowserGetsTheLanguageThatItAsksForAndEnglishIfThereIsNone(String asked, String language) {
        Page page = asking(asked).get("/");

        assertThat(html(page).attr("lang")).isEqualTo(language);
        assertThat(html(page).attr("dir")).isEqualTo("ltr");
        assertThat(page.header(HttpHeaders.CONTENT_LANGUAGE)).isEqualTo(language);
        assertThat(page.h1())
                .isEqualTo(
                        language.equals("de")
                                ? "Halten Sie Ihre Kunden, oder verlieren Sie sie mit jedem gelösten Problem?"
                                : "Are you keeping customers, or losing them one fixed problem at a time?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de/Foo", "/", "de/", "xx", "de DE", "<script>", "-"})
    void aLanguageCookieThatSomebodyMadeUpChangesNothing(String value) {
        Visitor visitor = new Visitor(mvc);
        visitor.setCookie("language", value);

        Page page = visitor.get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().expectFirst("html").attr("lang")).isIn("en", "de");
    }

    @Test
    void whoSaysNothingGetsEnglish() {
        assertThat(html(new Visitor(mvc).get("/")).attr("lang")).isEqualTo("en");
    }

    @Test
    void theSwitchIsOnEveryPageInTheWordsOfEachLanguage() {
        for (String path :
                List.of("/", "/questions/1", "/answers/delete", "/guide", "/scoring", "/privacy", "/login")) {
            Page page = visitor.get(path);

            assertThat(link(page, "en").text()).isEqualTo("English");
            assertThat(link(page, "en").attr("lang")).isEqualTo("en");
            assertThat(link(page, "en").hasAttr("aria-current")).isFalse();
            assertThat(link(page, "de").text()).isEqualTo("Deutsch");
            assertThat(link(page, "de").attr("lang")).isEqualTo("de");
            assertThat(link(page, "de").attr("aria-current")).isEqualTo("true");
        }
    }

    @Test
    void whatIsChosenHoldsOnAllPagesWhateverTheBrowserAsksFor() {
        Page chosen = choose(visitor, "/guide", visitor.get("/guide"), "en");

        assertThat(chosen.h1()).isEqualTo("Customer service and customer experience: a guide");
        assertThat(chosen.header(HttpHeaders.SET_COOKIE))
                .startsWith("language=en; ")
                .contains("Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=34560000");
        assertThat(html(visitor.get("/privacy")).attr("lang")).isEqualTo("en");
        assertThat(html(choose(visitor, "/privacy", visitor.get("/privacy"), "de"))
                        .attr("lang"))
                .isEqualTo("de");
        assertThat(html(visitor.get("/")).attr("lang")).isEqualTo("de");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "", "d", "../de", "deutsch", "%00", "de-AT", "<b>"})
    void aLanguageThatIsNotOfferedChangesNothing(String language) {
        visitor.setCookie("language", "fr");
        Page page = visitor.get(
                "/privacy?lang=" + Visitor.encoded(Map.of("", language)).substring(1));

        assertThat(html(page).attr("lang")).isEqualTo("de");
        assertThat(page.headers().getOrEmpty(HttpHeaders.SET_COOKIE))
                .noneMatch(cookie -> cookie.startsWith("language"));
    }

    @Test
    void changingTheLanguageInTheMiddleChangesTheWordsAndNothingElse() {
        visitor.answer(1, 6, "B");
        Page german = visitor.get("/questions/3?from=answers");
        Page english = choose(visitor, "/questions/3", german, "en");

        assertThat(german.h1()).startsWith("Das ganze Team versteht");
        assertThat(english.h1()).startsWith("The whole team understands");
        assertThat(english.chosen()).isEqualTo("B");
        assertThat(english.html().select("input[name=from]").attr("value")).isEqualTo("answers");
        assertThat(visitor.get("/").html().select("a.button").text()).isEqualTo("Continue with question 7");
        visitor.answer(7, 9, "B");
        choose(visitor, "/questions/10", visitor.get("/questions/10"), "de");
        visitor.answer(10, "B").redirect();
        Page result = visitor.get(visitor.submit());
        assertThat(result.text()).contains("58 % proaktiv Im Übergang");
        assertThat(jdbc.sql("select count(distinct questionnaire_version_id) from submission where score = 58")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from questionnaire_version")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aFormThatWasWrongIsShownInTheLanguageThatIsChosenNext() {
        visitor.answer(1, 2, "A");
        Page wrong = visitor.send(visitor.get("/questions/3"), Map.of());
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Da stimmt etwas nicht", "Wählen Sie die Antwort, die am ehesten passt");
        assertThat(choose(visitor, "/questions/3", wrong, "en").h1()).startsWith("The whole team");

        choose(visitor, "/", visitor.get("/"), "de");
        visitor.answer(3, 10, "A");
        String result = visitor.submit();
        Page details = visitor.keepInTouch(result, Map.of("email", "ada", "name", "a".repeat(201)));
        assertThat(details.status()).isEqualTo(422);
        assertThat(details.text()).contains("Ihr Name darf hier bis zu 200 Zeichen haben", "Setzen Sie das Häkchen");
        String form = result + "/contact";
        assertThat(choose(visitor, form, details, "en").redirect()).isEqualTo(result);
        assertThat(visitor.get(result).h1()).isEqualTo("You are at your best once a problem has landed.");
    }

    /** All that a page says, in text and in what is read out or shown elsewhere, but for names of languages. */
    private static String words(Page page) {
        Document html = page.html();
        html.select("footer nav [lang]").remove();
        Stream<String> attributes = html.select("*").stream()
                .flatMap(element -> element.attributes().asList().stream())
                .filter(attribute -> List.of("aria-label", "content", "title", "alt", "placeholder", "data-label")
                        .contains(attribute.getKey()))
                .map(Attribute::getValue);
        return Stream.concat(Stream.of(html.text(), html.title()), attributes)
                .reduce((one, other) -> one + "\n" + other)
                .orElseThrow();
    }

    /** The sentences of the English texts that have more than three words, without what is put into them. */
    private List<String> english() throws IOException {
        Properties messages = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/messages.properties"))) {
            messages.load(reader);
        }
        List<String> texts = new ArrayList<>(messages.stringPropertyNames().stream()
                .map(messages::getProperty)
                .flatMap(text -> Stream.of(text.split("\\{[^}]*}")))
                .toList());
        questionnaire.choiceQuestions().forEach(question -> {
            texts.addAll(List.of(question.text(), question.label(), question.nextStep()));
            question.choices().stream().map(Choice::text).forEach(texts::add);
            question.choices().stream().map(Choice::insight).forEach(texts::add);
        });
        questionnaire.bands().forEach(band -> texts.addAll(List.of(band.name(), band.headline(), band.meaning())));
        questionnaire.themes().forEach(theme -> texts.addAll(List.of(theme.name(), theme.about())));
        translations
                .guide(Locale.ENGLISH)
                .topics()
                .forEach(topic -> texts.addAll(List.of(topic.question(), topic.answer())));
        translations
                .guide(Locale.ENGLISH)
                .actions()
                .forEach(action -> texts.addAll(List.of(action.title(), action.how())));
        return texts.stream()
                .map(String::strip)
                .filter(text -> text.split("\\s+").length > 3)
                .toList();
    }

    private void assertGerman(Page page) throws IOException {
        assertThat(html(page).attr("lang")).isEqualTo("de");
        String words = words(page);
        assertThat(english())
                .hasSizeGreaterThan(300)
                .allSatisfy(sentence -> assertThat(words).doesNotContain(sentence));
    }

    @Test
    void aWalkInGermanFromTheStartToTheResultHasNoEnglishSentence() throws IOException {
        List<Page> pages = new ArrayList<>(List.of(visitor.get("/")));
        List<String> choices = List.of("A", "C", "B", "D", "B", "N", "B", "C", "D", "A");
        for (int page = 1; page <= 10; page++) {
            pages.add(visitor.get("/questions/" + page));
            pages.add(visitor.send(pages.get(pages.size() - 1), Map.of()));
            visitor.answer(page, choices.get(page - 1)).redirect();
        }
        pages.add(visitor.get("/questions/11"));
        pages.add(visitor.feedback("x".repeat(4001)));
        visitor.feedback("Danke").redirect();
        pages.add(visitor.get("/answers"));
        String result = visitor.submit();
        pages.add(visitor.get(result));
        pages.add(visitor.keepInTouch(result, Map.of("email", "ada")));
        pages.add(new Visitor(mvc).withHeader("Accept-Language", "de").get(result));
        visitor.get("/questions/1?attempt=2");
        pages.add(visitor.get("/answers/delete"));
        for (String path :
                List.of("/guide", "/scoring", "/privacy", "/accessibility", "/login", "/login?error", "/?deleted")) {
            pages.add(visitor.get(path));
        }

        for (Page page : pages) {
            assertGerman(page);
        }
        String today =
                DateTimeFormatter.ofPattern("d. MMMM yyyy", Locale.GERMAN).format(LocalDate.now(clock));
        Page shown = visitor.get(result);
        assertThat(shown.html().select(".panel .kicker").text()).isEqualTo("Ihr Ergebnis vom " + today);
        assertThat(shown.html().select(".panel .score").text()).endsWith(" % proaktiv Servicegeprägt");
        assertThat(shown.text())
                .contains("So ist es, und wir alle verstehen sie genau.", "größter Spielraum", "Zählt nicht mit.");
        assertThat(visitor.get("/questions/11").redirect()).isEqualTo("/");
    }

    @Test
    void whatADeletionSaysIsInGermanToo() throws IOException {
        visitor.walk("A", "");
        visitor.send(visitor.get("/questions/1?attempt=2"), Map.of("choice", "B"));
        Page open = visitor.get("/questions/2");
        Visitor otherTab = visitor.sameBrowser().withHeader("Accept-Language", "de");
        Page delete = visitor.get("/answers/delete");

        Page told = visitor.get(visitor.send(delete, Map.of()).redirect());
        Page tooLate = otherTab.send(open, Map.of("choice", "B"));

        assertGerman(told);
        assertThat(told.html().select("main [role=status]").text())
                .isEqualTo("Ihr Ergebnis und Ihr angefangener Check sind gelöscht.");
        assertGerman(tooLate);
        assertThat(tooLate.html().select("main [role=alert]").text()).startsWith("Ihre Antworten wurden gelöscht");
    }

    @Test
    void theSecondTimeTheResultBeforeIsInGermanToo() {
        visitor.walk("A", "");
        visitor.get("/questions/1?attempt=2");
        visitor.send(visitor.get("/questions/1?attempt=2"), Map.of("choice", "B"));
        visitor.answer(2, 10, "B");

        assertThat(visitor.get(visitor.submit()).text()).contains("21 Punkte mehr als am ");
    }

    @Test
    @SignedInConsultant
    void theConsultantsPagesAreInGerman() throws IOException {
        visitor.walk("A", "Mehr davon");
        long id = jdbc.sql("select id from submission").query(Long.class).single();

        for (String path : List.of(
                "/admin",
                "/admin?deleted=2",
                "/admin/submissions/" + id,
                "/admin/submissions/" + id + "/delete",
                "/admin/submissions/" + id + "/comments",
                "/admin/submissions/" + id + "/action-taken",
                "/admin/submissions/delete?all=true",
                "/admin/feedback",
                "/admin/insight",
                "/admin/share?source=Messe!",
                "/admin/share?source=!",
                "/admin/questionnaire",
                "/admin/consultants",
                "/admin/audit",
                "/admin/account")) {
            assertGerman(visitor.get(path));
        }
        assertThat(visitor.get("/admin").text()).contains("Zu erledigen 1", "Servicegeprägt");
        assertThat(visitor.get("/admin/feedback").text()).contains("37 %, Servicegeprägt");
        Page one = visitor.get("/admin/submissions/" + id);
        assertThat(one.text()).contains("So ist es, und wir alle verstehen sie genau.", "Servicegeprägt");
        Page insight = visitor.get("/admin/insight");
        assertThat(insight.text())
                .contains(
                        "Frage für Frage",
                        "Wo Menschen aufhören",
                        "Unsere Kundenreise ist bewusst gestaltet",
                        "Servicegeprägt");
    }

    @Test
    @SignedInConsultant
    void numbersAndDatesAreWrittenAsTheLanguageDoes() {
        visitor.walk("A", "");
        jdbc.sql("update submission set submitted_at = timestamp '2026-03-01 12:00:00'")
                .update();
        String path = "/admin/submissions/"
                + jdbc.sql("select id from submission").query(Long.class).single();

        assertThat(visitor.get(path).text()).containsPattern("1\\. März 2026, \\d\\d:00 Uhr");
        assertThat(choose(visitor, path, visitor.get(path), "en").text()).containsPattern("1 March 2026, \\d\\d:00 ");
        choose(visitor, path, visitor.get(path), "de");
        assertThat(visitor.sameBrowser().get("/questions/11?attempt=2").status())
                .isLessThan(400);
        visitor.clearCookie("visitor");
        visitor.answer(1, 10, "A");
        assertThat(visitor.get("/questions/11").text()).contains("Bis zu 4.000 Zeichen.");
        assertThat(choose(visitor, "/questions/11", visitor.get("/questions/11"), "en")
                        .text())
                .contains("Up to 4,000 characters.");
    }
}
