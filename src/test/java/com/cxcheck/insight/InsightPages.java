package com.cxcheck.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.inbox.Population;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The pages of statistics for the consultant. */
@AppTest
@SignedInConsultant
abstract class InsightPages {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void empty() {
        Population.clear(jdbc);
    }

    String text(String path) {
        Visitor.Page page = new Visitor(mvc).get(path);
        assertThat(page.status()).as(path).isEqualTo(200);
        return page.text();
    }

    void walk(String choice, String source) {
        Visitor visitor = new Visitor(mvc);
        visitor.send(visitor.get("/questions/1?source=" + source), Map.of("choice", choice))
                .redirect();
        visitor.answer(2, 10, choice);
        visitor.submit();
    }

    /** Sends the form on a submission's page. */
    void followUp(long id, String state, String tags) {
        Visitor consultant = new Visitor(mvc);
        String path = "/admin/submissions/" + id;
        consultant
                .sendTo(path, consultant.get(path), Map.of("action", "SAVE", "newState", state, "tags", tags))
                .redirect();
    }

    long newest() {
        return jdbc.sql("select max(id) from submission").query(Long.class).single();
    }
}
