package com.cxcheck.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.ServerTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator who is signed in, and the account that she has made. */
@ServerTest
abstract class AccountPages {

    static final String GRACES_PASSWORD = "battery staple";

    @LocalServerPort
    int port;

    @Autowired
    FirstAccountInitializer firstAccountInitializer;

    @Autowired
    JdbcClient jdbc;

    Visitor ada;
    Visitor grace;

    @BeforeEach
    void adaIsSignedInAndHasMadeAnAccountForGrace() {
        onlyAdaIsThere();
        ada = newBrowser();
        assertThat(isIn(ada.signIn("ada", "correct horse"))).isTrue();
        create("grace", GRACES_PASSWORD).redirect();
        act("grace", "role", Map.of("role", "ADMINISTRATOR")).redirect();
        jdbc.sql("delete from audit_event where action = 'ROLE_CHANGED'").update();
        jdbc.sql("update consultant set password_expires_at = null").update();
        grace = newBrowser();
    }

    @AfterEach
    void onlyAdaIsThere() {
        for (String table : List.of("spring_session", "failed_sign_in", "audit_event", "consultant")) {
            jdbc.sql("delete from " + table).update();
        }
        firstAccountInitializer.run(new DefaultApplicationArguments());
    }

    Visitor newBrowser() {
        return Visitor.of(new Visitor.Server("http://localhost:" + port));
    }

    static boolean isIn(Page answer) {
        return answer.status() == 302 && answer.header("Location").endsWith("/admin");
    }

    static boolean isStillIn(Visitor visitor) {
        return visitor.get("/admin").status() == 200;
    }

    Page create(String username, String password) {
        return ada.sendTo(
                "/admin/consultants",
                ada.get("/admin/consultants"),
                Map.of("username", username, "password", password));
    }

    String pageOf(String username) {
        return ada.get("/admin/consultants").html().select("tbody a").stream()
                .filter(link -> link.text().equals(username))
                .findFirst()
                .orElseThrow()
                .attr("href");
    }

    Page act(String username, String action, Map<String, String> fields) {
        String page = pageOf(username);
        return ada.sendTo(page + "/" + action, ada.get(page), fields);
    }
}
