package com.cxcheck.assessment;

import com.cxcheck.AppTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A visitor with results. */
@AppTest
abstract class VisitorWithResults {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    Visitor visitor;

    @BeforeEach
    void aNewVisitor() {
        jdbc.sql("delete from submission").update();
        visitor = new Visitor(mvc);
    }

    List<String> items(Page page, String selector) {
        return page.html().select(selector).eachText();
    }
}
