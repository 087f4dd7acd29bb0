package com.cxcheck.round;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Taking part in a round. */
class RoundMemberTest extends OpenRound {

    private static final int GUESSES = 10_000;

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
    @Tag("slow")
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
@Tag("slow")
class RoundMemberOnPostgresTest extends RoundMemberTest {}
