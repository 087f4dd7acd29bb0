package com.cxcheck.round;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.MovableClock;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The consultant's pages of rounds, and rounds that follow one another. */
@AppTest
@SignedInConsultant
@Import(MovableClock.Configuration.class)
class WorkshopTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Voters voters;
    private Visitor consultant;

    @BeforeEach
    void aConsultant() {
        clock.reset();
        voters = new Voters(() -> new Visitor(mvc));
        consultant = new Visitor(mvc);
    }

    private String open(String name) {
        return consultant
                .sendTo("/admin/rounds", consultant.get("/admin/rounds"), Map.of("name", name))
                .redirect();
    }

    private String invitation(String page) {
        return consultant.get(page).html().select("input#link").val().replaceFirst("https?://[^/]+", "");
    }

    private void close(String page) {
        consultant
                .sendTo(page + "/close", consultant.get(page + "/close"), Map.of())
                .redirect();
    }

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

    @Test
    void theNextRoundComesAfterFourteenDaysAndTellsWhatHasMoved() {
        Visitor owner = new Visitor(mvc);
        String result = owner.walk("A", "");
        String first = Voters.open(owner, result, "Series");
        voters.cast(Voters.invitation(owner, first), "A", 5);
        Page sheet = Voters.close(owner, first);
        assertThat(sheet.html().select("a[href='" + first + "/next']")).isEmpty();
        assertThat(owner.get(first + "/next").status()).isEqualTo(409);

        clock.putForward(Duration.ofDays(14));
        Page form = owner.get(first + "/next");
        String second = owner.send(form, Map.of()).redirect();
        voters.cast(Voters.invitation(owner, second), "B", 6);
        Page moved = Voters.close(owner, second);

        assertThat(moved.text()).contains("of 5 people then", "of 6 now, not necessarily of the same people");
        assertThat(moved.html().select("b:matches(Moved towards|No clear change)"))
                .hasSize(10);
        assertThat(moved.html().select("b:contains(Moved towards)")).isNotEmpty();
        assertThat(moved.html().select(".before").eachText()).hasSize(10).containsOnly("Then, with 5 people:");
        assertThat(moved.html().select("article .people")).as("both spreads").hasSize(20);
    }

    @Test
    void aWorkshopIsRepeatedAfterFourteenDaysAndTellsWhatHasMoved() {
        String first = open("Leeds");
        voters.cast(invitation(first), "A", 5);
        Voters.close(consultant, first);
        assertThat(consultant.get(first).html().select("a[href='" + first + "/next']"))
                .isEmpty();
        assertThat(consultant.get(first).text()).contains("You can open the next round from");
        assertThat(consultant.get(first + "/next").status()).isEqualTo(409);

        jdbc.sql(
                        "update round set opened_at = opened_at - interval '14' day, closed_at = closed_at - interval '14' day")
                .update();
        assertThat(consultant.get(first).html().select("a[href='" + first + "/next']"))
                .hasSize(1);
        Page form = consultant.get(first + "/next");
        assertThat(form.html().select("main li"))
                .as("the list is not in the way of the form")
                .isEmpty();
        assertThat(form.html().select("#name").val()).isEqualTo("Leeds");
        Page refused = consultant.sendTo("/admin/rounds", form, Map.of("name", ""));
        assertThat(refused.status()).isEqualTo(422);
        String second = consultant
                .sendTo("/admin/rounds", refused, Map.of("name", "Leeds again"))
                .redirect();
        voters.cast(invitation(second), "B", 6);
        Voters.close(consultant, second);

        assertThat(consultant.get(second).text()).contains("of 5 people then", "of 6 now");
        assertThat(consultant.get(second).html().select("b:contains(Moved towards)"))
                .isNotEmpty();
        assertThat(consultant.get(second + "/sheet").status()).isEqualTo(200);
        assertThat(consultant.get(second + "/board?page=2").status()).isEqualTo(200);
    }

    @Test
    void aRoundThatIsOpenOrAnOwnersIsNotFollowedByAWorkshop() {
        assertThat(consultant.get(open("Open") + "/next").status()).isEqualTo(409);
        Visitor owner = new Visitor(mvc);
        String owners = Voters.open(owner, owner.walk("A", ""), "Team");
        Voters.close(owner, owners);
        long id = jdbc.sql("select id from round where reference = ?")
                .param(owners.substring(Round.PATH.length()))
                .query(Long.class)
                .single();
        assertThat(consultant.get("/admin/rounds/" + id + "/next").status()).isEqualTo(409);
        assertThat(consultant
                        .sendTo(
                                "/admin/rounds",
                                consultant.get("/admin/rounds"),
                                Map.of("name", "After it", "follows", String.valueOf(id)))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void anotherRoundMayBeginAtOnceWhereNothingWasShown() {
        Visitor owner = new Visitor(mvc);
        String first = Voters.open(owner, owner.walk("A", ""), "Too few");
        voters.cast(Voters.invitation(owner, first), "A", 2);
        Page sheet = Voters.close(owner, first);

        assertThat(sheet.html().select("a[href='" + first + "/next']")).hasSize(1);
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class WorkshopOnPostgresTest extends WorkshopTest {}
