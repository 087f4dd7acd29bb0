package com.cxcheck.assessment;

import com.cxcheck.AppTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A visitor who deletes answers. */
@AppTest
abstract class DeletionPages {

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

    long rows() {
        return jdbc.sql("select count(*) from submission").query(Long.class).single();
    }

    static String notice(Page page) {
        return page.html().select("main [role=status], main [role=alert]").text();
    }

    static Page delete(Visitor visitor) {
        return visitor.get(
                visitor.send(visitor.get("/answers/delete"), Map.of()).redirect());
    }
}
