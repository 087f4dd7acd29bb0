package com.cxcheck.account;

import com.cxcheck.MovableClock;
import com.cxcheck.ServerTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A consultant who has just signed in. */
@ServerTest
@Import(MovableClock.Configuration.class)
abstract class SignedInPages {

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    Visitor ada;

    @BeforeEach
    void adaHasJustSignedIn() {
        clock.reset();
        for (String table : List.of(
                "user_credentials", "user_entities", "spring_session", "failed_sign_in", "audit_event", "consultant")) {
            jdbc.sql("delete from " + table).update();
        }
        accounts.createOrUpdateFromSettings("ada", "correct horse");
        accounts.createOrUpdateFromSettings("grace", "battery staple");
        ada = newBrowser();
        ada.signIn("ada", "correct horse");
    }

    Visitor newBrowser() {
        return Visitor.of(new Visitor.Server("http://localhost:" + port));
    }

    String path(String path) {
        return path.replace(
                "GRACE",
                jdbc.sql("select id from consultant where username = 'grace'")
                        .query(String.class)
                        .single());
    }

    static Map<String, String> tokenOf(Page page) {
        return Map.of("_csrf", page.html().select("form input[name=_csrf]").val());
    }

    Page post(Visitor visitor, String path, Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(tokenOf(visitor.get("/login")));
        form.putAll(fields);
        return visitor.post(path, form);
    }

    static boolean isStillIn(Visitor visitor) {
        return visitor.get("/admin").status() == 200;
    }
}
