package com.cxcheck.editor;

import com.cxcheck.Upload;
import com.cxcheck.Visitor;
import com.cxcheck.account.FastPasswordHashing;
import com.cxcheck.submission.QuestionnaireVersions;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A consultant who sends the questionnaire as files to a running server, which parses what is sent. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "cxcheck.admin.password=correct horse")
@Import(FastPasswordHashing.class)
abstract class ImportedFiles {

    static final String DRAFT = "/admin/questionnaire/draft";

    static final String IMPORT = DRAFT + "/import";

    @LocalServerPort
    private int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    QuestionnaireVersions versions;

    Visitor consultant;

    @BeforeEach
    void signIn() {
        consultant = Visitor.of(new Visitor.Server("http://localhost:" + port));
        consultant.signIn("consultant", "correct horse");
    }

    @AfterEach
    void forgetTheDraftAndWhatWasPublished() {
        PublishedVersions.reset(jdbc, versions);
    }

    HttpResponse<String> send(String language, String name, byte[] file, Map<String, String> fields) throws Exception {
        fields.put("language", language);
        fields.remove("file");
        return new Upload(fields, "file", name, file).send("http://localhost:" + port + IMPORT, consultant);
    }
}
