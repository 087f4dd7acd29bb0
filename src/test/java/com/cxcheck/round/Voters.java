package com.cxcheck.round;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.Map;
import java.util.function.Supplier;

/** People who open rounds and take part in them, each with a browser. */
final class Voters {

    private final Supplier<Visitor> browsers;

    Voters(Supplier<Visitor> browsers) {
        this.browsers = browsers;
    }

    /** Opens a round of the result that a visitor has just got, and returns the address of its page. */
    static String open(Visitor owner, String result, String name) {
        return owner.send(owner.get("/rounds/new?result=" + result.replaceFirst("/results/", "")), Map.of("name", name))
                .redirect();
    }

    /** The path of the invitation, as it stands on the opener's page. */
    static String invitation(Visitor owner, String round) {
        return owner.get(round).html().select("input#link").val().replaceFirst("https?://[^/]+", "");
    }

    /** Joins in a new browser. */
    Visitor join(String invitation) {
        Visitor member = browsers.get();
        assertThat(member.send(member.get(invitation), Map.of()).redirect()).isEqualTo("/questions/1");
        return member;
    }

    /** Joins, and answers all questions alike. */
    Visitor answer(String invitation, String choice, String text) {
        Visitor member = join(invitation);
        member.answer(1, 10, choice);
        assertThat(member.feedback(text).redirect()).isEqualTo("/answers");
        return member;
    }

    /** Joins, answers all questions alike, and casts. */
    Visitor cast(String invitation, String choice) {
        Visitor member = answer(invitation, choice, "");
        assertThat(member.submit()).startsWith("/rounds/");
        return member;
    }

    void cast(String invitation, String choice, int times) {
        for (int time = 0; time < times; time++) {
            cast(invitation, choice);
        }
    }

    static Page close(Visitor owner, String round) {
        owner.send(owner.get(round + "/close"), Map.of()).redirect();
        return owner.get(round);
    }
}
