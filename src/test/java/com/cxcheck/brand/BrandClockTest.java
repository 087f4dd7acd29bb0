package com.cxcheck.brand;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
@SignedInConsultant
class BrandClockTest {

    /** On Saturday in Honolulu, and on Sunday in Auckland. */
    private static final Instant EVENING = Instant.parse("2026-11-14T12:30:00Z");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private Visitor consultant;

    @BeforeEach
    void oneSubmission() {
        jdbc.sql("delete from submission").update();
        consultant = new Visitor(mvc);
        new Visitor(mvc).walk("A", "");
        jdbc.sql("update submission set started_at = ?, submitted_at = ?")
                .params(Timestamp.from(EVENING), Timestamp.from(EVENING))
                .update();
        jdbc.sql("insert into submission_change (submitted_at) values (?)")
                .param(Timestamp.from(EVENING))
                .update();
    }

    @AfterEach
    void theSystemsZone() {
        setZone("");
    }

    private void setZone(String id) {
        consultant
                .sendTo("/admin/settings", consultant.get("/admin/settings"), Map.of("timeZone", id))
                .redirect();
    }

    private String submission() {
        return "/admin/submissions/"
                + jdbc.sql("select max(id) from submission").query(Long.class).single();
    }

    @Test
    void timesOnPagesAreInTheZoneOfTheSettingsAtOnce() {
        setZone("Pacific/Auckland");
        assertThat(consultant.get(submission()).text()).contains("15 November 2026, 01:30");

        setZone("Pacific/Honolulu");
        assertThat(consultant.get(submission()).text()).contains("14 November 2026, 02:30");
        assertThat(clock.getZone()).isEqualTo(ZoneId.of("Pacific/Honolulu"));
    }

    @Test
    void statisticsAreCountedAgainInTheNewZone() {
        setZone("Pacific/Auckland");
        assertThat(consultant.get("/admin/insight").text()).contains("15 Nov");

        setZone("Pacific/Honolulu");
        assertThat(consultant.get("/admin/insight").text()).contains("14 Nov").doesNotContain("15 Nov");
    }

    @Test
    void aZoneThatThisJavaVersionDoesNotKnowIsTheSystems() {
        jdbc.sql("update brand set time_zone = 'Mars/Olympus'").update();

        assertThat(consultant.get(submission()).status()).isEqualTo(200);
    }
}
