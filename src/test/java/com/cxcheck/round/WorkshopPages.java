package com.cxcheck.round;

import com.cxcheck.AppTest;
import com.cxcheck.MovableClock;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A consultant who runs workshops, and people who take part. */
@AppTest
@SignedInConsultant
@Import(MovableClock.Configuration.class)
abstract class WorkshopPages {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    Voters voters;
    Visitor consultant;

    @BeforeEach
    void aConsultant() {
        clock.reset();
        voters = new Voters(() -> new Visitor(mvc));
        consultant = new Visitor(mvc);
    }

    String open(String name) {
        return consultant
                .sendTo("/admin/rounds", consultant.get("/admin/rounds"), Map.of("name", name))
                .redirect();
    }

    String invitation(String page) {
        return consultant.get(page).html().select("input#link").val().replaceFirst("https?://[^/]+", "");
    }

    void close(String page) {
        consultant
                .sendTo(page + "/close", consultant.get(page + "/close"), Map.of())
                .redirect();
    }
}
