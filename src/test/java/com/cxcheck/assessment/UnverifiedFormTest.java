package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.ServerTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Forms with a wrong CSRF token, on a real server, since MockMvc does not execute forwards. */
@ServerTest
class UnverifiedFormTest {

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private Visitor visitor;

    @BeforeEach
    void aNewVisitor() {
        jdbc.sql("delete from submission").update();
        visitor = Visitor.of(new Visitor.Server("http://localhost:" + port));
    }

    private String storedAnswers() {
        return jdbc.sql("select answers from submission").query(String.class).single();
    }

    @Test
    void aFormThatCannotBeVerifiedStoresNothingAndIsShownAgainWithWhatWasChosen() {
        visitor.answer(1, 2, "A");
        Page three = visitor.get("/questions/3");
        visitor.clearCookie("csrf");

        Page again = visitor.send(three, Map.of("choice", "B"));

        assertThat(again.status()).isEqualTo(403);
        assertThat(again.chosen()).isEqualTo("B");
        assertThat(again.text()).contains("please send it once more");
        assertThat(storedAnswers()).doesNotContain("q3");
        assertThat(visitor.send(again, Map.of()).redirect()).isEqualTo("/questions/4");
        assertThat(storedAnswers()).contains("\"q3\":\"B\"");
    }

    @Test
    void aBrowserThatKeepsNoCookiesIsToldEachTimeWhatToAllowWithItsAnswerStillChosen() {
        Page page = visitor.get("/questions/1");

        for (int times = 0; times < 3; times++) {
            visitor.clearCookies();
            page = visitor.send(page, Map.of("choice", "B"));

            assertThat(page.status()).isEqualTo(403);
            assertThat(page.html().select("[role=alert] h2").text())
                    .isEqualTo("Your browser sent no cookies, so nothing was saved");
            assertThat(page.html().select("[role=alert]").text())
                    .contains("allow those of this site", "press Continue again")
                    .doesNotContain("open for a long time");
            assertThat(page.chosen()).isEqualTo("B");
        }
        assertThat(visitor.send(page, Map.of()).redirect())
                .as("as soon as they are allowed")
                .isEqualTo("/questions/2");
    }

    @Test
    void whoAsksForTheResultWithoutACookieIsToldThatTheAnswersCannotBeFound() {
        visitor.answer(1, 10, "A");
        Page check = visitor.get("/answers");
        visitor.clearCookies();

        Page told = visitor.send(check, Map.of());

        assertThat(told.status()).isEqualTo(403);
        assertThat(told.h1()).isEqualTo("Your browser no longer has its cookie");
        assertThat(told.html().select("main a.button").attr("href")).isEqualTo("/questions/1");
    }

    @Test
    void noPageSaysThatNothingIsLostWhereAnswersAre() throws IOException {
        for (String file : List.of("messages.properties", "messages_de.properties")) {
            assertThat(Files.readString(Path.of("src/main/resources", file)))
                    .doesNotContainIgnoringCase("nothing is lost")
                    .doesNotContainIgnoringCase("nichts verloren");
        }
    }

    @Test
    void feedbackThatCannotBeVerifiedIsNotLostEither() {
        visitor.answer(1, 10, "A");
        Page eleven = visitor.get("/questions/11");
        visitor.clearCookie("csrf");

        Page again = visitor.send(eleven, Map.of("feedback", "A long text"));

        assertThat(again.status()).isEqualTo(403);
        assertThat(Visitor.form(again)).containsEntry("feedback", "\nA long text");
        assertThat(visitor.send(again, Map.of("feedback", "A long text")).redirect())
                .isEqualTo("/answers");
    }

    @Test
    void aSubmissionThatCannotBeVerifiedShowsTheCheckPageAgain() {
        visitor.answer(1, 10, "A");
        Page check = visitor.get("/answers");
        visitor.clearCookie("csrf");

        Page again = visitor.send(check, Map.of());

        assertThat(again.status()).isEqualTo(403);
        assertThat(again.h1()).isEqualTo("Check your answers");
        assertThat(visitor.send(again, Map.of()).redirect()).startsWith("/results/");
    }

    @Test
    void contactDetailsThatCannotBeVerifiedAreStillInTheForm() {
        Page result = visitor.get(visitor.walk("A", ""));
        visitor.clearCookie("csrf");

        Page again = visitor.send(result, Map.of("business", "Ada Ltd", "phone", "030 123456", "consent", "true"));

        assertThat(again.status()).isEqualTo(403);
        assertThat(again.html().select("#business").val()).isEqualTo("Ada Ltd");
        assertThat(jdbc.sql("select business from submission").query().singleColumn())
                .containsOnlyNulls();
        assertThat(visitor.send(again, Map.of()).redirect()).endsWith("#contact");
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, same-origin", "Sec-Fetch-Site, none", "Origin, null", "Accept-Language, en"})
    void afterAllCookiesWereClearedNoPageClaimsToKnowTheVisitorAndSendingOnceMoreWorks(String header, String value) {
        visitor.withHeader(header, value).answer(1, 10, "A");
        Page eleven = visitor.get("/questions/11");
        visitor.clearCookies();

        Page again = visitor.send(eleven, Map.of("feedback", "A long text"));

        assertThat(again.status()).isEqualTo(403);
        assertThat(again.headers().getOrEmpty("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("visitor="));
        assertThat(Visitor.form(again)).containsEntry("feedback", "\nA long text");
        assertThat(visitor.send(again, Map.of("feedback", "A long text")).redirect())
                .isEqualTo("/questions/1");
        assertThat(visitor.hasCookie("visitor")).isTrue();
        visitor.answer(1, 10, "A");
        assertThat(visitor.get("/questions/11").text()).contains("A long text");
    }

    @Test
    void noAnswerToAFormThatCannotBeVerifiedHasAVisitorsCookieNorAnotherTokenThanTheBrowserHas() {
        visitor.answer(1, 10, "A");
        Page check = visitor.get("/answers");
        Page question = visitor.get("/questions/3");
        visitor.clearCookie("visitor");

        for (Page form : List.of(question, check)) {
            Page again = visitor.send(form, Map.of("_csrf", "forged", "choice", "B"));

            assertThat(again.status()).isIn(303, 403);
            assertThat(again.headers().getOrEmpty("Set-Cookie")).isEmpty();
        }
        for (String path : List.of("/answers/delete", "/results/x/contact", "/login", "/logout")) {
            assertThat(visitor.post(path, Map.of("_csrf", "forged")).headers().getOrEmpty("Set-Cookie"))
                    .as(path)
                    .isEmpty();
        }
    }
}
