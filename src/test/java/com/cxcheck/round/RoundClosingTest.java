package com.cxcheck.round;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import com.cxcheck.submission.Submissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Closing a round, and what is shown and kept afterwards. */
class RoundClosingTest extends OpenRound {

    @Autowired
    private Submissions submissions;

    @Autowired
    private RoundClosing closing;

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
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class RoundClosingOnPostgresTest extends RoundClosingTest {}
