package com.cxcheck.editor;

import com.cxcheck.ServerTest;
import com.cxcheck.Visitor;
import com.cxcheck.submission.QuestionnaireVersions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A consultant who publishes on a running server that others use. */
@ServerTest
abstract class Publications {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    QuestionnaireVersions versions;

    Visitor consultant;

    @BeforeEach
    void signIn() {
        jdbc.sql("delete from submission").update();
        consultant = visitor("en");
        consultant.signIn("ada", "correct horse");
    }

    @AfterEach
    void forgetWhatWasPublished() {
        PublishedVersions.reset(jdbc, versions);
        jdbc.sql("delete from round_text").update();
        jdbc.sql("delete from round_voter").update();
        jdbc.sql("delete from round").update();
    }

    Visitor visitor() {
        return Visitor.of(new Visitor.Server("http://localhost:" + port));
    }

    Visitor visitor(String language) {
        return visitor().withHeader("Accept-Language", language);
    }
}
