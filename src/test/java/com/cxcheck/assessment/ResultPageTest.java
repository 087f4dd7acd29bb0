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
import org.jsoup.select.Elements;
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
    void thePanelTellsTheBandTheFigureAndTheDate() {
        Page page = visitor.get(visitor.walk("A", ""));

        String today =
                DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).format(LocalDate.now(clock));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().title()).startsWith("Result: 37% proactive, Service-led – ");
        assertThat(items(page, ".panel .kicker")).containsExactly("Your result, " + today);
        assertThat(items(page, "h1")).containsExactly("You are at your best once a problem has landed.");
        assertThat(page.html().select(".panel .score").text()).isEqualTo("37% proactive Service-led");
        assertThat(page.html().select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void theLineHasTheBandsAMarkerAndWhatTheFirstStepsWouldMakeOfIt() {
        Page page = visitor.get(visitor.walk("A", ""));

        Element line = page.html().expectFirst(".panel .scale svg");
        assertThat(line.attr("aria-hidden")).isEqualTo("true");
        assertThat(line.select("rect").eachAttr("x")).containsExactly("0%", "40%", "70%");
        assertThat(line.select("foreignObject").eachText())
                .containsExactly("Service-led", "Crossing over, from 40%", "Experience-led, from 70%");
        assertThat(line.select("p.current").text()).isEqualTo("Service-led");
        assertThat(line.select("circle.marker").eachAttr("cx")).containsExactly("37%");
        assertThat(line.select("circle.goal").eachAttr("cx")).containsExactly("68%");
        assertThat(page.html().select(".panel .visually-hidden").text())
                .isEqualTo(
                        "The bands of the scale: Service-led, from 0%; Crossing over, from 40%; Experience-led, from 70%.");
        assertThat(items(page, ".panel .summary"))
                .first()
                .asString()
                .startsWith("Three changes would take you to 68%. ");
    }

    @Test
    void headingsFitTheMostProactiveAndTheMostReactiveAnswers() {
        Visitor proactive = new Visitor(mvc);
        List<String> best = List.of("A", "B", "A", "C", "C", "D", "C", "B", "A", "B");
        List<String> worst = List.of("B", "C", "B", "A", "A", "C", "A", "A", "E", "A");
        for (int page = 1; page <= 10; page++) {
            proactive.answer(page, best.get(page - 1));
            visitor.answer(page, worst.get(page - 1));
        }

        Page hundred = proactive.get(proactive.submit());
        assertThat(hundred.html().select(".panel .score").text()).isEqualTo("100% proactive Experience-led");
        assertThat(hundred.html().select("#steps").text()).isEqualTo("You gave the most proactive answer everywhere");
        assertThat(hundred.html().select(".steps, circle.goal, .next-level")).isEmpty();
        assertThat(hundred.text()).doesNotContain("where most is to gain", "your strongest", "would take you");
        Page zero = visitor.get(visitor.submit());
        assertThat(zero.html().select(".panel .score").text()).isEqualTo("0% proactive Service-led");
        assertThat(zero.html().select("#steps").text()).isEqualTo("Do these three things first");
        assertThat(zero.text()).doesNotContain("where most is to gain", "your strongest");
    }

    @Test
    void whereOnlyTwoAnswersHaveSomethingToGainTheHeadingCountsTwo() {
        List<String> choices = List.of("A", "B", "B", "A", "C", "D", "C", "B", "A", "B");
        for (int page = 1; page <= 10; page++) {
            visitor.answer(page, choices.get(page - 1));
        }

        Page page = visitor.get(visitor.submit());

        assertThat(page.html().select("#steps").text()).isEqualTo("Do these two things first");
        assertThat(page.html().select(".steps > li")).hasSize(2);
        assertThat(items(page, ".panel .summary"))
                .first()
                .asString()
                .startsWith("Two changes would take you to 100%. ");
    }

    @Test
    void theTextIsShortUntilSomethingIsUnfolded() {
        Page page = visitor.get(visitor.walk("A", "My word"));

        Element main = page.html().expectFirst("main").clone();
        main.select("details > :not(summary), [hidden], .visually-hidden, .print-only")
                .remove();
        assertThat(main.text().split("\\s+")).hasSizeBetween(200, 700);
    }

    @Test
    void eachStepIsAnActionWithItsEffortAndGainAndQuotesTheAnswerThatItComesFrom() {
        Page page = visitor.get(visitor.walk("A", ""));

        assertThat(page.html().select(".steps > li")).hasSize(3);
        Element first = page.html().expectFirst(".steps > li");
        assertThat(first.select("h3").text()).isEqualTo("Add one way to answer in the moment");
        assertThat(first.select(".badges li").eachText()).containsExactly("this week", "worth about 11 points");
        assertThat(first.select("details summary").text()).isEqualTo("Because of your answer 4");
        assertThat(first.select("details q").text()).startsWith("Feedback comes from customer service");
        assertThat(first.select("details").hasAttr("open")).isFalse();
    }

    @Test
    void theAnswersStandOnOneLineForEachThemeTheWeakestFirst() {
        Page page = visitor.get(visitor.walk("A", ""));

        assertThat(items(page, ".theme-lines h3"))
                .containsExactly("Listening where most is to gain", "Response", "Ownership", "Journey your strongest");
        Elements listening = page.html().expectFirst(".theme-lines li").select("svg svg");
        assertThat(listening.eachAttr("x")).containsExactly("0%", "0%");
        assertThat(listening.select("text").eachText()).containsExactly("4", "8");
        assertThat(listening.select("circle").eachAttr("cx"))
                .as("beside each other")
                .containsExactly("0", "27");
    }

    @Test
    void everyAnswerIsExplainedInOrderInARowToOpen() {
        Page page = visitor.get(visitor.walk("A", ""));

        assertThat(page.html().select(".answers > li")).hasSize(10);
        Element second = page.html().select(".answers > li").get(1);
        assertThat(second.select("details").hasAttr("open")).isFalse();
        assertThat(second.select("summary .number").text()).isEqualTo("2");
        assertThat(second.select("h3").text()).isEqualTo("One department is held responsible");
        assertThat(second.select("summary .percent").text()).isEqualTo("25%");
        assertThat(second.select("summary .said").text()).isEqualTo("True");
        assertThat(second.text()).contains("Someone answers for it, which is a start.");
        assertThat(page.html()
                        .select(".answers > li")
                        .get(3)
                        .select(".next-level")
                        .text())
                .startsWith("One level up: ");
        assertThat(page.html().select(".answers > li").get(0).select(".next-level"))
                .as("nothing is above the most proactive answer")
                .isEmpty();
    }

    /** As a reader with a pocket calculator does. */
    @Test
    void theSumCanBeDoneAgainByHand() {
        Page page = visitor.get(visitor.walk("A", ""));

        int weights = 0;
        int products = 0;
        for (Element row : page.html().select(".sum tbody tr")) {
            int weight = Integer.parseInt(row.select("td").get(0).text());
            int share = Integer.parseInt(row.select("td").get(1).text().replace("%", ""));
            assertThat(row.select("td").get(2).text()).isEqualTo(Integer.toString(weight * share));
            weights += weight;
            products += weight * share;
        }
        assertThat(page.html().select(".sum tfoot td").eachText())
                .containsExactly(Integer.toString(weights), Integer.toString(products));
        assertThat(page.html().select(".sum + p").text()).isEqualTo(products + " ÷ " + weights + " = 37%");
        assertThat(Math.round((double) products / weights)).isEqualTo(37);
    }

    @Test
    void aQuestionThatDoesNotApplyIsLeftOut() {
        visitor.answer(1, 10, "A");
        visitor.answer(6, "N");

        Page page = visitor.get(visitor.submit());

        assertThat(page.html().select(".panel .score").text()).startsWith("38% proactive");
        Element sixth = page.html().select(".answers > li").get(5);
        assertThat(sixth.select(".percent").text()).isEqualTo("–");
        assertThat(sixth.text()).contains("Left out of the score.");
        assertThat(page.html().select(".theme-lines text").eachText()).doesNotContain("6");
        assertThat(page.html().select(".sum tbody th").eachText()).doesNotContain("6");
        assertThat(page.body()).doesNotContain("NaN");
    }

    @Test
    void thereAreMoreThingsToTryToUnfold() {
        Page page = visitor.get(visitor.walk("A", ""));

        assertThat(page.html().select("summary:contains(Three more things to try)"))
                .hasSize(1);
        assertThat(page.html().select(".cards h3")).hasSize(3);
    }

    @Test
    void aSecondResultBeginsWithTheDifferenceAndMarksTheFirstOnTheLine() {
        visitor.walk("A", "");
        visitor.send(visitor.get("/questions/1?attempt=2"), Map.of("choice", "B"));
        visitor.answer(2, 10, "B");

        Page page = visitor.get(visitor.submit());

        assertThat(items(page, ".panel .summary")).first().asString().startsWith("21 points more than on ");
        assertThat(page.html().select(".panel circle.previous").attr("cx")).isEqualTo("37%");
        assertThat(page.html().select(".panel circle.goal")).isEmpty();
    }

    @Test
    void aStrangerIsAskedHowTheirsWouldComeOut() {
        String result = visitor.walk("A", "");

        Page page = new Visitor(mvc).get(result);

        assertThat(page.html().select(".panel .kicker").text()).startsWith("A result of ");
        assertThat(page.html().select("#yours").text()).isEqualTo("How would yours come out?");
        assertThat(page.html().select("form[action*=contact]")).isEmpty();
    }

    @Test
    void thePageTellsItsOwnLinkAtThePublicAddress() {
        String result = visitor.walk("A", "");

        assertThat(visitor.get(result).html().select("#link").val()).isEqualTo("http://localhost:8080" + result);
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
        for (String field : List.of("name", "business", "email", "phone", "teamSize", "consent")) {
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

        assertThat(kept.redirect()).isEqualTo(result + "#contact");
        assertThat(visitor.get(result).html().select("#contact [role=status]").text())
                .isEqualTo("You asked us to answer at ada@example.com. We do so within one working day.");
        assertThat(new Visitor(mvc).get(result + "?kept").html().select("[role=status]"))
                .isEmpty();
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

        assertThat(visitor.keepInTouch(result, Map.of("phone", "030 123456", "teamSize", "HUGE", "consent", "true"))
                        .redirect())
                .startsWith(result);
        assertThat(visitor.keepInTouch(result, Map.of("email", "ada@example.com", "consent", "xyz"))
                        .status())
                .isEqualTo(422);
        Map<String, Object> row = jdbc.sql("select * from submission").query().singleRow();
        assertThat(row)
                .containsEntry("phone", "030 123456")
                .containsEntry("team_size", null)
                .containsEntry("email", null);
    }

    @Test
    void whoCanNotBeAnsweredIsToldSoAndNotThanked() {
        String result = visitor.walk("A", "");

        visitor.keepInTouch(result, Map.of()).redirect();
        assertThat(items(visitor.get(result), "#contact [role=status]"))
                .containsExactly(
                        "You have not entered anything. To get an answer, leave an e-mail address or a telephone number.");
        visitor.keepInTouch(result, Map.of("name", "Ada", "business", "Ada Ltd"))
                .redirect();
        Page page = visitor.get(result);
        assertThat(items(page, "#contact [role=status]"))
                .containsExactly(
                        "Your details are saved. Without an e-mail address or a telephone number we can’t answer you.");
        assertThat(page.html().select("#contact details").hasAttr("open")).isTrue();
        assertThat(page.html().select("#name").val()).isEqualTo("Ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"030 123456", "+49 (30) 123-456", "０３０１２３４５", "(030)12345"})
    void aTelephoneNumberIsEnough(String phone) {
        String result = visitor.walk("A", "");

        visitor.keepInTouch(result, Map.of("phone", phone, "consent", "true")).redirect();

        assertThat(visitor.get(result).html().select("#contact [role=status]").text())
                .startsWith("You asked us to answer at " + phone);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234",
                "call me",
                "030 123456 or ask for Ada",
                "12345678901234567890123456",
                "+",
                "\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE\uD835\uDFCE"
            })
    void aTextThatIsNoTelephoneNumberIsSaidSoAtItsField(String phone) {
        String result = visitor.walk("A", "");

        Page page = visitor.keepInTouch(result, Map.of("phone", phone, "consent", "true"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select(".error-summary a").eachAttr("href")).containsExactly("#phone");
        assertThat(page.html().select("#phone").val()).isEqualTo(phone);
    }

    @Test
    void emptyingTheFormDeletesWhatWasThereAndSaysSoOnceToTheBrowserThatDidIt() {
        String result = visitor.walk("A", "");
        visitor.keepInTouch(result, Map.of("name", "Ada", "email", "ada@example.com", "consent", "true"))
                .redirect();

        visitor.keepInTouch(result, Map.of("name", "", "email", "")).redirect();

        assertThat(new Visitor(mvc).get(result).html().select("[role=status]")).isEmpty();
        assertThat(visitor.get(result).html().select("#contact [role=status]").text())
                .isEqualTo("Your contact details are deleted. We will not get in touch.");
        assertThat(visitor.get(result).html().select("[role=status]")).isEmpty();
        assertThat(jdbc.sql("select coalesce(contact_name, email) from submission")
                        .query()
                        .singleColumn())
                .containsOnlyNulls();
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
        visitor.keepInTouch(result, Map.of("name", "", "email", "")).redirect();
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

        assertThat(page.text()).contains("37% proactive");
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
