package com.cxcheck.round;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The consultant's pages of rounds, and rounds that follow one another. */
class WorkshopTest extends WorkshopPages {

    @Test
    void aWorkshopIsOpenedListedShownToTheRoomAndClosed() {
        String page = open("Green Lane");
        String invitation = invitation(page);
        voters.cast(invitation, "A", 3);
        voters.cast(invitation, "B", 2);

        assertThat(consultant.get("/admin/rounds").text()).contains("Green Lane", "open, answers: 5");
        Page board = consultant.get(page + "/board");
        assertThat(board.text()).contains("5 done · 0 under way", "localhost:8080/join", invitation.substring(6));
        assertThat(board.html().select("svg.qr")).hasSize(1);
        assertThat(board.html().select("a:contains(Show the latest)")).hasSize(1);
        Page confirmation =
                consultant.get(board.html().select("a:contains(Close and show)").attr("href"));
        assertThat(consultant.sendTo(page + "/close", confirmation, Map.of()).redirect())
                .isEqualTo(page + "/board");
        assertThat(consultant.get("/admin/rounds").text()).contains("closed, answers: 5");
    }

    @Test
    void theBoardShowsQuestionByQuestionByApartnessWithNextAndBack() {
        String page = open("Board");
        voters.cast(invitation(page), "A", 3);
        voters.cast(invitation(page), "B", 2);
        close(page);

        int before = 101;
        for (int number = 1; number <= 10; number++) {
            Page board = consultant.get(page + "/board?page=" + number);
            String apart = board.text().replaceFirst("(?s).*at random are ([0-9]+|of one mind).*", "$1");
            int points = apart.equals("of one mind") ? 0 : Integer.parseInt(apart);
            assertThat(points).isLessThanOrEqualTo(before);
            before = points;
            assertThat(board.html().select("a:contains(Next)")).hasSize(number < 10 ? 1 : 0);
            assertThat(board.html().select("a:contains(Back)")).hasSize(number > 1 ? 1 : 0);
        }
        assertThat(consultant.get(page + "/board?page=99").status()).isEqualTo(200);
    }

    @Test
    void textsAreShownToConsultantsFromFiveOnAndInNoOrder() {
        String page = open("Texts");
        String invitation = invitation(page);
        List<String> written = IntStream.range(0, 20)
                .mapToObj(number -> "Line number " + number)
                .toList();
        for (String text : written) {
            voters.answer(invitation, "A", text).submit();
        }
        assertThat(consultant.get(page).body()).doesNotContain("Line number");
        close(page);

        List<String> shown = consultant.get(page).html().select("blockquote").eachText();

        assertThat(shown).containsExactlyInAnyOrderElementsOf(written).isNotEqualTo(written);
        assertThat(consultant.get(page).html().select("blockquote").eachText())
                .as("at each look the same")
                .isEqualTo(shown);
    }

    @Test
    void ofFourNeitherTextsNorAnswersAreShownInAWorkshop() {
        String page = open("Four");
        String invitation = invitation(page);
        for (int person = 0; person < 4; person++) {
            voters.answer(invitation, "A", "Line number " + person).submit();
        }
        close(page);

        for (String path : List.of(page, page + "/board", page + "/sheet")) {
            Page shown = consultant.get(path);
            assertThat(shown.body()).doesNotContain("Line number", "article");
            assertThat(shown.text())
                    .contains("The answers are shown from five people on")
                    .doesNotContain("%");
        }
    }

    @Test
    void theSheetToPrintHasTheFiveLargestDisagreementsWithLinesToWriteOn() {
        String page = open("Sheet");
        voters.cast(invitation(page), "A", 3);
        voters.cast(invitation(page), "B", 3);
        close(page);

        Page sheet = consultant.get(page + "/sheet");

        assertThat(sheet.html().select("article")).hasSize(5);
        assertThat(sheet.html().select(".lines").eachText()).containsOnly("What we will do, who, until when");
    }

    @Test
    void theConsultantsOwnViewIsAThirdMarkThatIsNamedAndNeverCounted() {
        Visitor owner = new Visitor(mvc);
        String round = Voters.open(owner, owner.walk("A", ""), "Third mark");
        Visitor member = voters.cast(Voters.invitation(owner, round), "B");
        voters.cast(Voters.invitation(owner, round), "B", 4);
        String page = "/admin/rounds/"
                + jdbc.sql("select max(id) from round").query(Long.class).single();
        Map<String, String> answers = new java.util.LinkedHashMap<>();
        IntStream.rangeClosed(1, 9).forEach(question -> answers.put("q" + question, "A"));
        Page missing = consultant.sendTo(page + "/view", consultant.get(page + "/view"), answers);
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.html().select(".error-summary a").eachAttr("href")).containsExactly("#q10-A");
        answers.put("q10", "A");
        consultant.sendTo(page + "/view", missing, answers).redirect();

        Page sheet = Voters.close(owner, round);

        assertThat(sheet.text()).contains("5 people answered", "who advises you");
        assertThat(sheet.html().select("rect.view")).isNotEmpty();
        assertThat(sheet.text()).contains("The ring below it is your own answer. The square is the view of");
        assertThat(consultant.get(page).html().select("rect.view")).isNotEmpty();
        assertThat(member.get(round).html().select("rect.view")).isEmpty();
    }

    @Test
    void aResultOfOnesOwnIsOfferedOnlyWhereTheConsultantSaysSoAndKeptOnlyForWhoAsksForIt() {
        String without = open("Without");
        Visitor member = voters.answer(invitation(without), "A", "");
        assertThat(member.get("/answers").html().select("#own")).isEmpty();
        assertThat(member.send(member.get("/answers"), Map.of("own", "true")).redirect())
                .doesNotContain("own");
        assertThat(member.get("/").html().select("main a[href^=/results/]")).isEmpty();

        String with = consultant
                .sendTo("/admin/rounds", consultant.get("/admin/rounds"), Map.of("name", "With", "ownResults", "true"))
                .redirect();
        Visitor asks = voters.answer(invitation(with), "A", "");
        String waiting = asks.send(asks.get("/answers"), Map.of("own", "true")).redirect();
        assertThat(asks.get(waiting).text()).contains("1 done", "Your own result is on the start page");
        assertThat(asks.get("/").html().select("main a[href^=/results/]")).isNotEmpty();
        Visitor doesNot = voters.cast(invitation(with), "A");
        assertThat(doesNot.get("/").html().select("main a[href^=/results/]")).isEmpty();
        assertThat(consultant.get(with).text()).contains("2 done");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class WorkshopOnPostgresTest extends WorkshopTest {}
