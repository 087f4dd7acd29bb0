package com.cxcheck.editor;

import com.cxcheck.Visitor;
import com.cxcheck.account.FastPasswordHashing;
import com.cxcheck.submission.QuestionnaireVersions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A consultant who publishes on a running server that others use. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "cxcheck.admin.password=correct horse")
@Import(FastPasswordHashing.class)
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
        consultant.signIn("consultant", "correct horse");
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
