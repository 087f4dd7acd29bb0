package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A browser that many people use one after another. */
@AppTest
class SharedDeviceTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    private Visitor device;

    @BeforeEach
    void aDevice() {
        device = new Visitor(mvc);
    }

    private void turnOn(String page) {
        device.sendTo(page.replaceFirst("\\?.*", ""), device.get(page), Map.of())
                .redirect();
    }

    private String startAfresh(String from) {
        return device.sendTo("/kiosk/again", device.get(from), Map.of()).redirect();
    }

    private String openRound() {
        Visitor owner = new Visitor(mvc);
        String result = owner.walk("A", "");
        String round = owner.send(
                        owner.get("/rounds/new?result=" + result.substring("/results/".length())),
                        Map.of("name", "Ada"))
                .redirect();
        return owner.get(round).html().select("input#link").val().replaceFirst("https?://[^/]+", "");
    }

    @Test
    void eachPageSaysThatTheDeviceIsSharedUntilItIsNot() {
        turnOn("/kiosk");
        assertThat(device.get("/").html().select("#shared-device").text()).startsWith("Shared device Start afresh");
        assertThat(device.get("/guide").html().select("#shared-device")).hasSize(1);

        device.sendTo("/kiosk/off", device.get("/kiosk"), Map.of()).redirect();

        assertThat(device.get("/").html().select("#shared-device")).isEmpty();
        assertThat(new Visitor(mvc).get("/").html().select("#shared-device")).isEmpty();
    }

    @Test
    void atAFairThereIsTheResultToTakeAlongAndNothingLeftAfterDone() {
        turnOn("/kiosk?source=fair");
        String result = device.walk("B", "");

        Page page = device.get(result);
        assertThat(page.html().select(".kiosk-result svg.qr")).hasSize(1);
        assertThat(device.hasCookie("visitor")).isFalse();
        assertThat(startAfresh(result)).isEqualTo("/?source=fair");

        assertThat(device.get(result).redirect()).as("Back").isEqualTo("/?source=fair");
        assertThat(device.get("/answers").redirect()).isEqualTo("/?source=fair");
        assertThat(device.get("/").text()).doesNotContain("%.");
        assertThat(new Visitor(mvc).get(result).status()).as("on a phone").isEqualTo(200);
    }

    @Test
    void anUnfinishedWalkIsDiscarded() {
        turnOn("/kiosk");
        device.answer(1, 3, "A");
        int before = inProgress();

        startAfresh("/questions/4");

        assertThat(inProgress()).isEqualTo(before - 1);
        assertThat(device.get("/questions/4").redirect()).isEqualTo("/");
        assertThat(device.get("/questions/1").chosen()).isEmpty();
    }

    private int inProgress() {
        return jdbc.sql("select count(*) from submission where submitted_at is null")
                .query(Integer.class)
                .single();
    }

    @Test
    void withoutScriptTenMinutesWithoutARequestAreTheEndOfAWalk() {
        turnOn("/kiosk");
        device.answer(1, 3, "A");

        device.clearCookie("kiosk-presence"); // as a browser does after its lifetime

        assertThat(device.get("/questions/4").redirect()).isEqualTo("/");
        assertThat(device.get("/").text()).doesNotContain("Continue where you stopped");
        assertThat(device.get("/questions/1").chosen()).isEmpty();
    }

    @Test
    void inARoundOneDeviceCastsForManyWhichIsSaid() {
        String invitation = openRound();
        turnOn(invitation + "/kiosk");
        for (int person = 0; person < 2; person++) {
            device.send(device.get(invitation), Map.of()).redirect();
            device.answer(1, 10, "B");
            device.feedback("").redirect();
            assertThat(device.submit()).isEqualTo("/kiosk/done");
            assertThat(device.get("/answers").redirect()).as("Back").isEqualTo(invitation);
            assertThat(device.get("/questions/11").redirect()).isEqualTo(invitation);
            assertThat(startAfresh("/kiosk/done")).isEqualTo(invitation);
        }

        assertThat(jdbc.sql(
                                "select cast_count * 10 + on_shared_device from round order by id desc fetch first row only")
                        .query(Integer.class)
                        .single())
                .isEqualTo(22);
    }

    @Test
    void aForgedCookieLeadsNowhereElse() {
        for (String path : new String[] {"https://example.com/", "//example.com", "/admin"}) {
            device.setCookie(
                    "kiosk",
                    java.util.Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(path.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            assertThat(device.get("/").html().select("#shared-device")).isEmpty();
        }
    }
}
