package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
class ResultPageTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private Visitor visitor;

    @BeforeEach
    void aNewVisitor() {
        jdbc.sql("delete from submission").update();
        visitor = new Visitor(mvc);
    }

    private List<String> items(Page page, String selector) {
        return page.html().select(selector).eachText();
    }

    @Test
    void oneSentenceSaysWhereTheBusinessStandsWithTheDate() {
        Page page = visitor.get(visitor.walk("A", ""));

        String today =
                DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).format(LocalDate.now(clock));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select("p.lead").text())
                .isEqualTo("On " + today + " your answers put your business at 37 % proactive: Service-led.");
        assertThat(page.html().select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void theScaleHasOneMarkerAndTheFiguresAsText() {
        Page page = visitor.get(visitor.walk("A", ""));

        assertThat(page.html().select("figure svg circle")).hasSize(1);
        assertThat(page.html().select("figure svg circle").attr("cx")).isEqualTo("37%");
        assertThat(page.html().select("figure svg").attr("aria-hidden")).isEqualTo("true");
        assertThat(page.html().select("figcaption").text()).isEqualTo("63 % reactive 37 % proactive");
    }

    @Test
    void theMostProactiveAnswersShow100AndTheMostReactive0() {
        Visitor proactive = new Visitor(mvc);
        List<String> best = List.of("A", "B", "A", "C", "C", "D", "C", "B", "A", "B");
        List<String> worst = List.of("B", "C", "B", "A", "A", "C", "A", "A", "E", "A");
        for (int page = 1; page <= 10; page++) {
            proactive.answer(page, best.get(page - 1));
            visitor.answer(page, worst.get(page - 1));
        }

        Page hundred = proactive.get(proactive.submit());
        assertThat(hundred.html().select("p.lead").text()).contains("100 % proactive: Experience-led.");
        assertThat(hundred.html().select("figcaption").text()).isEqualTo("0 % reactive 100 % proactive");
        assertThat(hundred.html().select("#steps + p").text())
                .startsWith("Every answer of yours that counts is the most proactive");
        assertThat(hundred.html().select("details details")).isEmpty();
        Page zero = visitor.get(visitor.submit());
        assertThat(zero.html().select("p.lead").text()).contains("0 % proactive: Service-led.");
        assertThat(zero.html().select("figcaption").text()).isEqualTo("100 % reactive 0 % proactive");
    }

    @Test
    void theBandIsToldWithHeadlineAndMeaningAndTheThemesWeakestFirstInWords() {
        Page page = visitor.get(visitor.walk("A", ""));

        assertThat(page.html().select("#band").text()).isEqualTo("You are at your best once a problem has landed.");
        assertThat(page.text()).contains("Someone notices, someone fixes it");
        assertThat(items(page, ".themes h3"))
                .containsExactly(
                        "Listening: Service-led",
                        "Response: Service-led",
                        "Ownership: Crossing over",
                        "Journey: Experience-led");
        assertThat(page.html().select(".themes rect.bar-part").eachAttr("width"))
                .containsExactly("0%", "13%", "42%", "80%");
        assertThat(page.html().select(".themes").text())
                .as("no false precision")
                .doesNotContain("%");
    }

    @Test
    void startHereQuotesTheAnswerThatEachStepComesFrom() {
        Page page = visitor.get(visitor.walk("A", ""));

        assertThat(page.html().select(".steps li")).hasSize(3);
        Element first = page.html().expectFirst(".steps li");
        assertThat(first.select("h3").text()).isEqualTo("Every customer can tell us");
        assertThat(first.select("q").text()).startsWith("Feedback comes from customer service");
        assertThat(first.select(".step-text").text()).startsWith("Ask where it happens");
    }

    @Test
    void everyAnswerIsExplainedInOrder() {
        Page page = visitor.get(visitor.walk("A", ""));

        assertThat(page.html().select(".explanations > li")).hasSize(10);
        Element second = page.html().select(".explanations > li").get(1);
        assertThat(second.select("h3").text()).isEqualTo("One department is held responsible");
        assertThat(second.expectFirst("details > p > q").text()).isEqualTo("True");
        assertThat(second.text()).contains("Counts as 25 % proactive and 75 % reactive, with a weight of 2.");
        assertThat(second.text()).contains("Someone answers for it, which is a start.");
        assertThat(second.select("details details"))
                .as("an answer that only says false is no advice")
                .isEmpty();
        Element fifth = page.html().select(".explanations > li").get(4);
        assertThat(fifth.select("details details").attr("open")).as("collapsed").isEmpty();
        assertThat(fifth.select("details details summary").text()).isEqualTo("What the next level looks like");
        assertThat(fifth.select("details details q").text()).startsWith("Keeping customers happy is our core focus.");
        Element top = page.html().select(".explanations > li").get(0);
        assertThat(top.select("details details"))
                .as("nothing is above the most proactive answer")
                .isEmpty();
    }

    @Test
    void aQuestionThatDoesNotApplyIsLeftOut() {
        visitor.answer(1, 10, "A");
        visitor.answer(6, "N");

        Page page = visitor.get(visitor.submit());

        assertThat(page.html().select("p.lead").text()).contains("38 % proactive");
        Element sixth = page.html().select(".explanations > li").get(5);
        assertThat(sixth.text()).contains("Left out of the score.").doesNotContain("Counts as");
        assertThat(page.body()).doesNotContain("NaN");
    }

    @Test
    void thereAreActionsToReadOn() {
        Page page = visitor.get(visitor.walk("A", ""));

        assertThat(items(page, ".cards h3"))
                .containsExactly(
                        "Call five customers after their order",
                        "Give every issue an owner on the day that it arrives",
                        "Let your team take this check too");
    }

    @Test
    void thePageTellsItsOwnLinkAtThePublicAddress() {
        String result = visitor.walk("A", "");

        assertThat(visitor.get(result).html().select(".long-link a").attr("href"))
                .isEqualTo("http://localhost:8080" + result);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "ada@localhost",
                "ada@127.0.0.1",
                "ada@[127.0.0.1]",
                "ada@ex_ample.org",
                "\"ada\"@example.com",
                "ada..lovelace@example.com",
                "grüße@example.com",
                "ada@example.com, bob@example.com"
            })
    void anAddressToWhichNoMailCanBeSentIsSaidSoAtItsFieldAndNothingIsLost(String email) {
        String result = visitor.walk("A", "");

        Page page = visitor.keepInTouch(result, Map.of("name", "Ada", "email", email, "consent", "true"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select(".error-summary a").eachAttr("href")).containsExactly("#email");
        assertThat(page.html().select("#email-error").text())
                .isEqualTo("Write the e-mail address like name@example.com");
        assertThat(page.html().select("#email").val()).isEqualTo(email);
        assertThat(page.html().select("#name").val()).isEqualTo("Ada");
        assertThat(page.html().select("#consent").hasAttr("checked")).isTrue();
    }

    @Test
    void whatCannotBeSeenIsTakenOffAnAddress() {
        String result = visitor.walk("A", "");

        visitor.keepInTouch(
                        result, Map.of("email", "\u00a0\u200bada+check@\u00adexample.com\u202c ", "consent", "true"))
                .redirect();

        assertThat(jdbc.sql("select email from submission").query(String.class).single())
                .isEqualTo("ada+check@example.com");
    }

    @Test
    void contactDetailsAreOptionalAndConsentIsApartAndUnticked() {
        Page page = visitor.get(visitor.walk("A", ""));

        assertThat(page.html().select("#consent[type=checkbox]")).hasSize(1);
        assertThat(page.html().select("#consent").hasAttr("checked")).isFalse();
        assertThat(page.html().select("input[required]")).isEmpty();
        for (String field : List.of("name", "business", "email", "teamSize", "consent")) {
            assertThat(page.html().select("label[for=" + field + "]")).as(field).hasSize(1);
        }
    }

    @Test
    void contactDetailsAreStoredWithTheConsentAndItsTime() {
        String result = visitor.walk("A", "");

        Page kept = visitor.keepInTouch(
                result,
                Map.of(
                        "name",
                        " Ada ",
                        "business",
                        "Müller & Söhne",
                        "email",
                        "ada@example.com",
                        "teamSize",
                        "TWO_TO_TEN",
                        "consent",
                        "true"));

        assertThat(kept.redirect()).isEqualTo(result + "?kept#keep-in-touch");
        assertThat(visitor.get(result + "?kept").html().select("[role=status]").text())
                .startsWith("Thank you.");
        assertThat(visitor.get(result).html().select("#business").val()).isEqualTo("Müller & Söhne");
        assertThat(visitor.get(result)
                        .html()
                        .select("#teamSize option[selected]")
                        .val())
                .isEqualTo("TWO_TO_TEN");
        Map<String, Object> row = jdbc.sql("select * from submission").query().singleRow();
        assertThat(row).containsEntry("contact_name", "Ada").containsEntry("email", "ada@example.com");
        assertThat(row.get("consented_at")).isNotNull();
    }

    @Test
    void anAddressWithoutConsentIsNotStored() {
        String result = visitor.walk("A", "");

        Page page = visitor.keepInTouch(result, Map.of("email", "ada@example.com", "business", "Ada Ltd"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().title()).startsWith("Error: ");
        assertThat(page.html().select(".error-summary a").attr("href")).isEqualTo("#consent");
        assertThat(page.html().select("#business").val())
                .as("what was written is still there")
                .isEqualTo("Ada Ltd");
        assertThat(jdbc.sql("select email from submission").query().singleColumn())
                .containsOnlyNulls();
    }

    @Test
    void whatCannotBeTakenIsSaidSoOnceAField() {
        String result = visitor.walk("A", "");

        Page page = visitor.keepInTouch(
                result,
                Map.of(
                        "email",
                        "nobody".repeat(60),
                        "name",
                        "x".repeat(201),
                        "business",
                        "x".repeat(201),
                        "consent",
                        "true"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select(".error-summary a").eachAttr("href"))
                .containsExactlyInAnyOrder("#email", "#name", "#business");
        assertThat(page.html().select("#email-error").text())
                .isEqualTo("Write the e-mail address like name@example.com");
        assertThat(page.html().select("#name-error").text()).isEqualTo("Your name may have up to 200 characters here");
    }

    @Test
    void aTamperedContactFormIsNoError() {
        String result = visitor.walk("A", "");

        assertThat(visitor.keepInTouch(result, Map.of("business", "Ada Ltd", "teamSize", "HUGE", "consent", "xyz"))
                        .redirect())
                .startsWith(result);
        assertThat(visitor.keepInTouch(result, Map.of("email", "ada@example.com", "consent", "xyz"))
                        .status())
                .isEqualTo(422);
        Map<String, Object> row = jdbc.sql("select * from submission").query().singleRow();
        assertThat(row)
                .containsEntry("business", "Ada Ltd")
                .containsEntry("team_size", null)
                .containsEntry("email", null);
    }

    @Test
    void consentKeepsItsTimeWhileTheAddressStaysAndEndsWithIt() {
        String result = visitor.walk("A", "");
        visitor.keepInTouch(result, Map.of("email", "ada@example.com", "consent", "true"))
                .redirect();
        jdbc.sql("update submission set consented_at = timestamp with time zone '2020-01-01 00:00:00+00:00'")
                .update();

        visitor.keepInTouch(result, Map.of("name", "Ada")).redirect();
        assertThat(consentedIn2020()).isTrue();
        visitor.keepInTouch(result, Map.of("email", "other@example.com")).redirect();
        assertThat(consentedIn2020()).isFalse();
        visitor.keepInTouch(result, Map.of("email", "")).redirect();
        assertThat(jdbc.sql("select consented_at from submission").query().singleColumn())
                .containsOnlyNulls();
    }

    private boolean consentedIn2020() {
        return jdbc.sql("select extract(year from consented_at) from submission")
                        .query(Integer.class)
                        .single()
                == 2020;
    }

    @Test
    void whoOnlyHasTheLinkSeesTheResultButNeitherContactNorFeedbackAndCannotDelete() {
        String result = visitor.walk("A", "My private word");
        visitor.keepInTouch(result, Map.of("business", "Ada Ltd", "email", "ada@example.com", "consent", "true"));
        Visitor friend = new Visitor(mvc);

        Page page = friend.get(result);

        assertThat(page.text()).contains("37 % proactive");
        assertThat(page.body()).doesNotContain("Ada Ltd", "ada@example.com", "My private word", "Delete my answers");
        friend.answer(1, "A");
        Page delete = friend.get("/answers/delete");
        assertThat(friend.post(result + "/contact", Visitor.form(delete)).status())
                .isEqualTo(403);
        friend.send(delete, Map.of()).redirect();
        assertThat(visitor.get(result).status()).isEqualTo(200);
    }

    @Test
    void deletingRemovesEveryResultOfThisBrowserAndTheirLinks() {
        String first = visitor.walk("A", "My word");
        visitor.send(visitor.get("/questions/1?attempt=2"), Map.of("choice", "B"));
        visitor.answer(2, 10, "B");
        String second = visitor.submit();
        String others = new Visitor(mvc).walk("A", "");

        visitor.send(
                visitor.get(visitor.get(second)
                        .html()
                        .select("a:contains(Delete my answers)")
                        .attr("href")),
                Map.of());

        assertThat(visitor.get(first).status()).isEqualTo(404);
        assertThat(visitor.get(second).status()).isEqualTo(404);
        assertThat(visitor.get(others).status()).isEqualTo(200);
        assertThat(jdbc.sql("select count(*) from submission").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void anUnknownResultIsNotFound() {
        assertThat(visitor.get("/results/AAAAAAAAAAAAAAAAAAAAAAAA").status()).isEqualTo(404);
        assertThat(visitor.get("/results/x'or'1'='1").status()).isEqualTo(404);
    }
}
