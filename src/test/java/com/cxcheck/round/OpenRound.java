package com.cxcheck.round;

import com.cxcheck.AppTest;
import com.cxcheck.MovableClock;
import com.cxcheck.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A round that a business owner has opened, and people who take part. */
@AppTest
@Import(MovableClock.Configuration.class)
abstract class OpenRound {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    Voters voters;
    Visitor owner;
    String result;
    String round;
    String invitation;

    @BeforeEach
    void anOwnerOpensARound() {
        clock.reset();
        voters = new Voters(() -> new Visitor(mvc));
        owner = new Visitor(mvc);
        result = owner.walk("A", "");
        round = Voters.open(owner, result, "Ada");
        invitation = Voters.invitation(owner, round);
    }

    int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    int countOfRound(String table) {
        return jdbc.sql("select count(*) from " + table
                        + " where round_id = (select id from round where reference = ?)")
                .param(round.substring("/rounds/".length()))
                .query(Integer.class)
                .single();
    }
}
