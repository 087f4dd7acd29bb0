package com.cxcheck.editor;

import com.cxcheck.AppTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.submission.QuestionnaireVersions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A consultant at the pages of the draft, which nobody has begun. */
@AppTest
@SignedInConsultant
abstract class DraftPages {

    static final String DRAFT = PublishedVersions.DRAFT;
    static final String Q1 = DRAFT + "/questions/q1";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectProvider<Questionnaire> questionnaire;

    @Autowired
    QuestionnaireVersions versions;

    Visitor consultant;

    @BeforeEach
    void nobodyHasADraft() {
        consultant = new Visitor(mvc);
    }

    @AfterEach
    void forgetTheDraftAndWhatWasPublished() {
        PublishedVersions.reset(jdbc, versions);
    }

    boolean exists() {
        return PublishedVersions.isDraftBegun(jdbc);
    }

    Page save(String path, Map<String, String> filledIn) {
        return consultant.send(consultant.get(path), filledIn);
    }

    Page outline(String button, String value) {
        return consultant.send(consultant.get(DRAFT), Map.of(button, value));
    }

    Page publish(String reason) {
        return save(DRAFT + "/publish", Map.of("reason", reason));
    }

    static List<String> names(Page outline, String list) {
        return outline.html().select("section:has(> #" + list + ") li > a").eachText();
    }
}
