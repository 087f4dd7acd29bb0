package com.cxcheck.signin;

import static java.time.temporal.ChronoUnit.MINUTES;

import com.cxcheck.ServerTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Guesses of a password, from one address or many. */
@ServerTest(
        properties = {
            "cxcheck.admin.username=ada",
            "cxcheck.admin.password=correct horse",
            "server.forward-headers-strategy=native"
        })
@ExtendWith(OutputCaptureExtension.class)
abstract class Guesses {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    FailedSignIns failedSignIns;

    @Autowired
    Clock clock;

    @BeforeEach
    void nothingWasTried() {
        jdbc.sql("delete from failed_sign_in").update();
        jdbc.sql("delete from known_address").update();
    }

    Page tryFrom(String address, String username, String password) {
        return Visitor.of(new Visitor.Server("http://localhost:" + port))
                .withHeader("X-Forwarded-For", address)
                .signIn(username, password);
    }

    void passTime(long minutes) {
        jdbc.sql("update failed_sign_in set tried_at = ?")
                .param(Timestamp.from(clock.instant().minus(minutes, MINUTES)))
                .update();
        jdbc.sql("update shedlock set lock_until = locked_at").update();
    }

    void attack() {
        attack("ada");
    }

    void attack(String username) {
        IntStream.range(0, 30).forEach(guess -> tryFrom("198.51.100." + guess, username, "guess " + guess));
    }
}
