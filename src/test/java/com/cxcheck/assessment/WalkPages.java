package com.cxcheck.assessment;

import com.cxcheck.AppTest;
import com.cxcheck.Visitor;
import com.cxcheck.questionnaire.Questionnaire;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A new visitor of the pages. */
@AppTest
abstract class WalkPages {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Questionnaire questionnaire;

    Visitor visitor;

    @BeforeEach
    void aNewVisitor() {
        jdbc.sql("delete from submission").update();
        jdbc.sql("delete from audit_event").update();
        visitor = new Visitor(mvc);
    }

    long rows() {
        return jdbc.sql("select count(*) from submission").query(Long.class).single();
    }

    String back(String page, Map<String, String> filledIn) {
        Map<String, String> form = new HashMap<>(filledIn);
        form.put("go", "back");
        return visitor.send(visitor.get(page), form).redirect();
    }
}
