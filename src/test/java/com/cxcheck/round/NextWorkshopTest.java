package com.cxcheck.round;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The workshop after a workshop, which tells what has moved. */
@Tag("slow")
class NextWorkshopTest extends WorkshopPages {

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
@Tag("slow")
class NextWorkshopOnPostgresTest extends NextWorkshopTest {}
