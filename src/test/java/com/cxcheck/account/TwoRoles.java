package com.cxcheck.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.ServerTest;
import com.cxcheck.Visitor;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator and a consultant who is none. */
@ServerTest
abstract class TwoRoles {

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    Visitor ada;
    Visitor grace;

    @BeforeEach
    void adaIsAnAdministratorAndGraceIsNone() {
        onlyAdaIsThere();
        accounts.create("grace", Consultant.Role.CONSULTANT, "battery staple", "ada");
        jdbc.sql("update consultant set password_expires_at = null").update();
        ada = signedIn("ada", "correct horse");
        grace = signedIn("grace", "battery staple");
    }

    @AfterEach
    void onlyAdaIsThere() {
        for (String table : List.of("submission", "spring_session", "failed_sign_in", "audit_event", "consultant")) {
            jdbc.sql("delete from " + table).update();
        }
        accounts.createOrUpdateFromSettings("ada", "correct horse");
    }

    Visitor newBrowser() {
        return Visitor.of(new Visitor.Server("http://localhost:" + port));
    }

    Visitor signedIn(String username, String password) {
        Visitor browser = newBrowser();
        assertThat(browser.signIn(username, password).header("Location")).endsWith("/admin");
        return browser;
    }

    String pageOf(String username) {
        return "/admin/consultants/"
                + jdbc.sql("select id from consultant where username = ?")
                        .param(username)
                        .query(Long.class)
                        .single();
    }
}
