package com.cxcheck.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

/** Every page in English and in German, whichever the browser asks for or its user chooses. */
class LanguageTest extends LanguagePages {

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
