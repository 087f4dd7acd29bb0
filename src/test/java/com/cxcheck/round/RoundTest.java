package com.cxcheck.round;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the owner, those who take part, and others see of a round. */
class RoundTest extends OpenRound {

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
    void nobodyElseFindsTheRound() {
        Visitor stranger = new Visitor(mvc);

        assertThat(stranger.get(round).status()).isEqualTo(404);
        assertThat(stranger.get(round + "/close").status()).isEqualTo(404);
        assertThat(voters.join(invitation).get(round).status()).as("under way").isEqualTo(404);
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
}

/** The same on PostgreSQL. */
@PostgresTest
class RoundOnPostgresTest extends RoundTest {}
