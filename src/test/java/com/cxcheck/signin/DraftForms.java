package com.cxcheck.signin;

import com.cxcheck.ServerTest;
import com.cxcheck.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Forms into which a consultant types until the session has ended. */
@ServerTest(
        properties = {
            "cxcheck.limit.writes=100000",
            "cxcheck.admin.username=ada",
            "cxcheck.admin.password=correct horse battery"
        })
abstract class DraftForms {

    static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    Visitor ada;

    Visitor browser() {
        return Visitor.of(new Visitor.Server("http://localhost:" + port));
    }

    @BeforeEach
    void adaIsSignedIn() {
        jdbc.sql("delete from draft").update();
        jdbc.sql("delete from failed_sign_in").update();
        jdbc.sql("delete from submission").update();
        jdbc.sql("delete from snippet").update();
        jdbc.sql("insert into snippet (title, text, version) values ('Thanks', 'Thank you.', 0)")
                .update();
        browser().walk("A", "Something");
        ada = browser();
        signIn();
    }

    /** Returns where the sign-in leads to. */
    String signIn() {
        return ada.signIn("ada", PASSWORD).header("Location");
    }

    void endSession() {
        ada.clearCookie("consultant");
    }
}
