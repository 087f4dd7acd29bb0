package com.cxcheck.editor;

import com.cxcheck.AppTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import com.cxcheck.inbox.Population;
import com.cxcheck.submission.QuestionnaireVersions;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.node.ObjectNode;

/** A consultant at the page that compares the draft with what is in use. */
@AppTest
@SignedInConsultant
abstract class ComparePages {

    static final String PATH = "/admin/questionnaire/draft/compare";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    QuestionnaireVersions versions;

    @Autowired
    QuestionnaireDrafts drafts;

    @Autowired
    JdbcTemplate template;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    Visitor consultant;

    @BeforeEach
    void aNewConsultant() {
        PublishedVersions.reset(jdbc, versions);
        Population.clear(jdbc);
        consultant = new Visitor(mvc);
    }

    @AfterEach
    void nothingIsLeft() {
        Population.clear(jdbc);
        PublishedVersions.reset(jdbc, versions);
    }

    void draft(Locale language, Consumer<ObjectNode> edit) {
        QuestionnaireDrafts.State state = drafts.read();
        ObjectNode content = state.draft().content(language);
        edit.accept(content);
        drafts.read(language, content, state.revision());
    }

    void draft(Consumer<ObjectNode> edit) {
        draft(Locale.ENGLISH, edit);
    }

    void submit(int number) {
        new Population(template, versions.inUse(), versions.storedIdOfInUse(), number)
                .add(number, clock.instant(), 100);
    }

    static List<String> texts(Page page, String selector) {
        return page.html().select(selector).eachText();
    }
}
