package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** None */
class ResultPageTest extends VisitorWithResults {

    @Autowired
    private Clock clock;

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
}
