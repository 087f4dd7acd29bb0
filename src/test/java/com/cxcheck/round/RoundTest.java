package com.cxcheck.round;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.MovableClock;
import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import com.cxcheck.submission.Submissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What the owner, those who take part, and others see of a round. */
@AppTest
@Import(MovableClock.Configuration.class)
class RoundTest {

    private static final int GUESSES = 10_000;

    @Autowired
    private Submissions submissions;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @Autowired
    private RoundClosing closing;

    private Voters voters;
    private Visitor owner;
    private String result;
    private String round;
    private String invitation;

    @BeforeEach
    void anOwnerOpensARound() {
        clock.reset();
        voters = new Voters(() -> new Visitor(mvc));
        owner = new Visitor(mvc);
        result = owner.walk("A", "");
        round = Voters.open(owner, result, "Ada");
        invitation = Voters.invitation(owner, round);
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private int countOfRound(String table) {
        return jdbc.sql("select count(*) from " + table
                        + " where round_id = (select id from round where reference = ?)")
                .param(round.substring("/rounds/".length()))
                .query(Integer.class)
                .single();
    }

    @Test
    void theResultLeadsToARoundAndFromThenOnToThatRound() {
        Page page = owner.get(result);

        assertThat(page.html()
                        .select("a[href='/rounds/new?result=" + result.substring(9) + "']")
                        .text())
                .isEqualTo("Does your team see it as you do?");
        assertThat(page.html().select("a[href='" + round + "']").text()).isEqualTo("Ada: how you see it");
        assertThat(new Visitor(mvc).get(result).body()).doesNotContain("/rounds/");
    }

    @Test
    void onlyTheBrowserThatAnsweredOpensARound() {
        String path = "/rounds/new?result=" + result.substring("/results/".length());

        assertThat(new Visitor(mvc).get(path).status()).isEqualTo(404);
        assertThat(owner.get("/rounds/new?result=other").status()).isEqualTo(404);
    }

    @Test
    void whatIsWrongInTheFormIsSaidBesideItsField() {
        Page form = owner.get("/rounds/new?result=" + result.substring("/results/".length()));

        Page wrong = owner.send(form, Map.of("name", " ", "expected", "-1", "closesOn", "2000-01-01"));

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html().select(".error-summary a").eachAttr("href"))
                .containsExactly("#name", "#expected", "#closesOn");
        assertThat(wrong.html().title()).startsWith("Error:");
    }

    @Test
    void aSecondClickOpensNoSecondRoundButAnotherNameDoes() {
        assertThat(Voters.open(owner, result, "Ada")).isEqualTo(round);
        assertThat(Voters.open(owner, result, "Ada, shop floor")).isNotEqualTo(round);
    }

    @Test
    void theOpenersPageHasALinkAQrCodeATextAndNumbers() {
        voters.cast(invitation, "A", 2);
        voters.join(invitation);

        Page page = owner.get(round);

        assertThat(page.text()).contains("2 done", "1 under way");
        assertThat(page.html().select("textarea").text()).contains("Ada would like to know", invitation);
        assertThat(page.html().select("svg.qr")).hasSize(1);
    }

    @Test
    void anInvitationSaysWhoAsksAndWhoSeesWhat() {
        Page page = new Visitor(mvc).get(invitation);

        assertThat(page.h1()).isEqualTo("Ada would like to know how you see it");
        assertThat(page.text())
                .contains(
                        "no name",
                        "from five people on",
                        "with three or four, only whether you see it as Ada does",
                        "below three, nothing",
                        "can look up which answers are yours",
                        "If all of you answer alike, that can be seen",
                        "Anyone who has the link could answer more than once");
        assertThat(count("select count(*) from submission where round_id is not null and answers <> '{}'"))
                .as("reading stores nothing")
                .isEqualTo(count("select count(*) from submission where round_id is not null and answers <> '{}'"));
    }

    @Test
    void aMemberWalksAsUsualCastsAndWaits() {
        Visitor member = voters.join(invitation);
        assertThat(member.get("/questions/1").text()).contains("For Ada, without your name");
        member.answer(1, 10, "B");
        assertThat(member.get("/questions/11").text()).contains("Only the consultants read it");
        member.feedback("One line").redirect();
        Page check = member.get("/answers");
        assertThat(check.text()).contains("Your answers go into the box of Ada");

        String page = member.send(check, Map.of()).redirect();

        assertThat(page).isEqualTo(round);
        assertThat(member.get(page).text()).contains("Your answers are in the box", "1 done");
        assertThat(countOfRound("submission")).as("the walk is gone").isZero();
        assertThat(countOfRound("round_voter")).isEqualTo(1);
        assertThat(countOfRound("round_text")).isEqualTo(1);
    }

    @Test
    void afterCastingBackLeadsToTheWaitingPageAndAStaleFormTellsSo() {
        Visitor member = voters.answer(invitation, "B", "");
        Page check = member.get("/answers");
        Page question = member.get("/questions/3");
        member.send(check, Map.of()).redirect();

        assertThat(member.send(check, Map.of()).redirect()).as("double click").isEqualTo(round);
        assertThat(member.send(question, Map.of("choice", "C")).redirect()).isEqualTo(round);
        assertThat(member.get("/answers").redirect()).isEqualTo(round);
        assertThat(member.get("/questions/11").redirect()).isEqualTo(round);
        assertThat(count("select sum(cast_count) from round where reference = '" + round.substring(8) + "'"))
                .isEqualTo(1);
    }

    @Test
    void aBrowserCastsOnceAndIsToldSo() {
        Visitor member = voters.cast(invitation, "A");

        String again = member.send(member.get(invitation), Map.of()).redirect();

        assertThat(again).isEqualTo(round + "?again=true");
        assertThat(member.get(again).text()).contains("You have already answered in this browser");
    }

    @Test
    void theOpenersBrowserCannotCast() {
        Page page = owner.get(invitation);

        assertThat(page.html().select("main form")).isEmpty();
        assertThat(page.text()).contains("opened in this browser");
        assertThat(owner.sendTo("/join/x", csrf(), Map.of()).status()).isEqualTo(404);
        assertThat(countOfRound("submission")).isZero();
    }

    /** A page with a form that has the owner's CSRF token. */
    private Page csrf() {
        Page page = owner.get(result);
        Element form = page.html().expectFirst("form[method=post]");
        form.attr("action", "/join/x");
        return new Page(200, page.headers(), form.outerHtml());
    }

    @Test
    void anOwnWalkGoesOnAfterCasting() {
        Visitor member = new Visitor(mvc);
        member.answer(1, 4, "C");
        member.send(member.get(invitation), Map.of()).redirect();
        member.answer(1, 10, "A");
        member.feedback("").redirect();
        member.submit();

        assertThat(member.get("/answers").redirect()).isEqualTo("/questions/5");
        assertThat(member.get("/questions/4").chosen()).isEqualTo("C");
    }

    @Test
    void whoComesBackGoesOnWhereTheyStopped() {
        Visitor member = voters.join(invitation);
        member.answer(1, 4, "C");

        assertThat(member.send(member.get(invitation), Map.of()).redirect()).isEqualTo("/answers");
        assertThat(member.get("/answers").redirect()).isEqualTo("/questions/5");
    }

    @Test
    void nobodyElseFindsTheRound() {
        Visitor stranger = new Visitor(mvc);

        assertThat(stranger.get(round).status()).isEqualTo(404);
        assertThat(stranger.get(round + "/close").status()).isEqualTo(404);
        assertThat(voters.join(invitation).get(round).status()).as("under way").isEqualTo(404);
    }

    @Test
    void closingTakesTwoStepsAndTellsWhoIsStillAnswering() {
        voters.cast(invitation, "A", 3);
        voters.join(invitation);

        Page confirmation = owner.get(round + "/close");
        assertThat(confirmation.text()).contains("3 done. One person is still answering");
        Page sheet = Voters.close(owner, round);

        assertThat(sheet.text()).contains("3 people answered");
        assertThat(jdbc.sql("select code from round where reference = ?")
                        .param(round.substring(8))
                        .query(String.class)
                        .optional())
                .isEmpty();
    }

    @Test
    void aClosedOrUnknownCodeIsSaidToBeSoWithAWayOn() {
        voters.cast(invitation, "A", 3);
        Voters.close(owner, round);

        for (String path : List.of(invitation, "/join/zzzz-zzzz", "/join?code=no+code")) {
            Page page = new Visitor(mvc).get(path);
            assertThat(page.status()).isEqualTo(404);
            assertThat(page.text()).contains("No open round has this code");
            assertThat(page.html().select("main form[method=get] input[name=code]"))
                    .hasSize(1);
            assertThat(page.html().select("#code-error").text()).isEqualTo("No open round has this code");
            assertThat(page.body()).doesNotContain("Ada");
        }
    }

    @Test
    void whoHasNoLinkIsAskedForTheCode() {
        Page page = new Visitor(mvc).get("/join");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.h1()).isEqualTo("Join a round");
        assertThat(page.html().select(".error-summary, .field-error")).isEmpty();
    }

    @Test
    void aCodeMayBeTypedInCapitalsAndWithoutAHyphen() {
        String code = invitation.substring("/join/".length());

        assertThat(new Visitor(mvc)
                        .get("/join?code=" + code.replace("-", "").toUpperCase(Locale.ROOT))
                        .redirect())
                .isEqualTo(invitation);
    }

    @Test
    void aWalkUnderWayAtTheClosingIsToldAndMayBecomeAResultOfOnesOwn() {
        Visitor late = voters.answer(invitation, "B", "");
        Page check = late.get("/answers");
        Voters.close(owner, round);

        assertThat(late.send(check, Map.of()).redirect()).isEqualTo("/answers");
        Page told = late.get("/answers");
        assertThat(told.text()).contains("Your answers weren’t counted");
        assertThat(late.sendTo("/answers/own", told, Map.of()).redirect()).isEqualTo("/answers");
        assertThat(late.submit()).startsWith("/results/");
        assertThat(count("select sum(cast_count) from round where reference = '" + round.substring(8) + "'"))
                .isZero();
    }

    @Test
    void theClockClosesARoundForGood() {
        voters.cast(invitation, "A", 3);
        Visitor late = voters.answer(invitation, "A", "");
        Page check = late.get("/answers");
        clock.putForward(Duration.ofDays(15));

        assertThat(late.send(check, Map.of()).redirect()).isEqualTo("/answers");
        closing.closeDue();

        assertThat(owner.get(round).text()).contains("3 people answered");
        assertThat(owner.get(round + "/close").redirect()).isEqualTo(round);
    }

    @Test
    void belowThreeNothingIsShownToAnybody() {
        Visitor member = voters.cast(invitation, "B");
        voters.cast(invitation, "B");

        for (Page page : List.of(Voters.close(owner, round), member.get(round))) {
            assertThat(page.text()).contains("Only 2 people answered. To protect them nothing is shown.");
            assertThat(page.html().select("main section:not(:has(#next)), main svg, main dl, main ul"))
                    .isEmpty();
        }
    }

    @Test
    void ofThreeOrFourTheDirectionAloneIsShown() {
        Visitor member = voters.cast(invitation, "B");
        voters.cast(invitation, "B", 3);

        Page sheet = Voters.close(owner, round);

        assertThat(sheet.text()).contains("4 people answered").contains("They see it as");
        assertThat(sheet.html().select("article, main svg, ul, details")).isEmpty();
        assertThat(sheet.text()).doesNotContain("%", "average", "points", "chose");
        assertThat(member.get(round).text()).contains("than Ada does").doesNotContain("%", "average", "points");
    }

    @Test
    void fromFiveOnTheCountsAreShownToTheOwnerWithTheOwnAnswersAndToTheOthersWithout() {
        Visitor member = voters.cast(invitation, "B");
        voters.cast(invitation, "B", 4);

        Page sheet = Voters.close(owner, round);

        assertThat(sheet.text()).contains("5 people answered", "points from you", "Your own answer", "5 chose");
        assertThat(sheet.html().select("article")).hasSize(10);
        Page members = member.get(round);
        assertThat(members.text()).contains("Two of you picked at random", "5 chose");
        assertThat(members.body()).doesNotContain("Your own answer", "points from you");
        assertThat(sheet.html().select("main circle")).isNotEmpty();
        assertThat(members.html().select("main circle")).isEmpty();
    }

    @Test
    void deletingTheOwnersAnswersTakesTheMarksAndLeavesTheSheet() {
        Visitor member = voters.cast(invitation, "B");
        voters.cast(invitation, "B", 4);
        Voters.close(owner, round);

        owner.send(owner.get("/answers/delete"), Map.of()).redirect();

        assertThat(owner.get(round).status()).isEqualTo(404);
        assertThat(member.get(round).text()).contains("5 people answered");
    }

    @Test
    void retentionTakesAbandonedWalksAndTheOwnersMarksAndLeavesTheSheet() {
        Visitor member = voters.cast(invitation, "B");
        voters.cast(invitation, "B", 4);
        voters.join(invitation).answer(1, 4, "B");
        clock.putForward(Duration.ofDays(13));
        assertThat(owner.get(round + "/number").body()).isEqualTo("5 1");

        submissions.deleteAbandoned(clock.instant());
        assertThat(owner.get(round + "/number").body()).isEqualTo("5 0");
        assertThat(Voters.close(owner, round).html().select("main circle")).isNotEmpty();
        submissions.deleteSubmitted(clock.instant());

        Page sheet = owner.get(round);
        assertThat(sheet.text()).contains("5 people answered", "Two of you picked at random", "5 chose");
        assertThat(sheet.html().select("main circle")).isEmpty();
        assertThat(member.get(round).text()).contains("5 people answered");
    }

    @Test
    void whatSomebodyLeftUnfinishedOnASharedDeviceIsNotUnderWayAfterTenMinutesAndThenDeleted() {
        Visitor device = new Visitor(mvc);
        device.sendTo(invitation + "/kiosk", device.get(invitation + "/kiosk"), Map.of())
                .redirect();
        device.send(device.get(invitation), Map.of()).redirect();
        device.answer(1, 3, "B");
        voters.join(invitation);
        assertThat(owner.get(round + "/number").body()).isEqualTo("0 2");

        clock.putForward(Duration.ofMinutes(11));
        assertThat(owner.get(round + "/number").body()).isEqualTo("0 1");
        assertThat(owner.get(round + "/close").text()).contains("One person is still answering");

        submissions.deleteLeft(clock.instant());
        assertThat(countOfRound("submission"))
                .as("the one on a device of their own")
                .isEqualTo(1);
    }

    @Test
    void beforeTheClosingEveryPageIsTheSameBeforeAndAfterACastButForTheNumber() {
        Visitor member = voters.cast(invitation, "A");
        Visitor next = voters.answer(invitation, "B", "A text that nobody may see");
        Visitor stranger = new Visitor(mvc);
        stranger.get(invitation);
        List<String> before = seen(member, stranger);

        next.submit();

        List<String> after = seen(member, stranger);
        assertThat(after).isNotEqualTo(before);
        assertThat(after.stream().map(RoundTest::withoutNumbers))
                .containsExactlyElementsOf(
                        before.stream().map(RoundTest::withoutNumbers).toList());
    }

    private List<String> seen(Visitor member, Visitor stranger) {
        return List.of(
                whole(owner.get(round)),
                whole(owner.get(round + "/close")),
                whole(member.get(round)),
                whole(member.get(round + "/number")),
                whole(stranger.get(invitation)),
                whole(owner.get(result)));
    }

    private static String whole(Page page) {
        return page.status() + " " + page.headers() + page.body();
    }

    /** The two numbers, and CSRF tokens, which are masked anew in each response. */
    private static String withoutNumbers(String page) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                .replaceAll("[0-9]+ (done|under way)", "$1")
                .replaceAll("(ETag:)?\"\"?[0-9]-[0-9]\"\"?", "")
                .replaceAll("[0-9] [0-9]$", "")
                .replaceAll("(One person is still|Nobody is) answering[^<]*", "");
    }

    @Test
    void noRowJoinsABrowserWithAnswers() {
        voters.cast(invitation, "B");

        assertThat(jdbc.sql("select column_name from information_schema.columns where table_name = 'round_voter'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("round_id", "token_hash");
        assertThat(count("select count(*) from round_voter v join submission s on s.token_hash = v.token_hash"))
                .isZero();
        assertThat(countOfRound("submission")).isZero();
    }

    @Test
    void guessingCodesIsLimited() {
        String address = "203.0.113.17";
        int notFound = 0;
        for (int guess = 0; guess < GUESSES; guess++) {
            int status = mvc.get()
                    .uri("/join/0000-" + "%04d".formatted(guess))
                    .with(request -> {
                        request.setRemoteAddr(address);
                        return request;
                    })
                    .exchange()
                    .getResponse()
                    .getStatus();
            assertThat(status).isIn(404, 429);
            notFound += status == 404 ? 1 : 0;
        }
        System.out.println("of " + GUESSES + " guesses of one address " + notFound + " were looked up");
        assertThat(notFound).isBetween(CodeGuesses.MAX_UNKNOWN, CodeGuesses.MAX_UNKNOWN + 20);
        assertThat(mvc.get()
                        .uri(invitation)
                        .with(request -> {
                            request.setRemoteAddr(address);
                            return request;
                        })
                        .exchange()
                        .getResponse()
                        .getStatus())
                .as("a right guess tells nothing")
                .isEqualTo(429);
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class RoundOnPostgresTest extends RoundTest {}
