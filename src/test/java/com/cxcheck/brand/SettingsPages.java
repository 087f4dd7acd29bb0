package com.cxcheck.brand;

import com.cxcheck.AppTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A consultant who sets what visitors see of the business. */
@AppTest
@SignedInConsultant
abstract class SettingsPages {

    static final String PAGE = "/admin/settings";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    Visitor consultant;

    @BeforeEach
    void aConsultant() {
        consultant = new Visitor(mvc);
    }

    /** What is in the table before and after each test, so that other tests see a brand that is not set. */
    @BeforeEach
    @AfterEach
    void setNothing() {
        jdbc.sql("delete from brand").update();
        jdbc.sql("insert into brand (id, version) values (1, 0)").update();
        jdbc.sql("delete from audit_event where action = 'SETTINGS_CHANGED'").update();
    }

    Page save(Map<String, String> fields) {
        return consultant.sendTo(PAGE, consultant.get(PAGE), fields);
    }

    Map<String, String> stored() {
        return new TreeMap<>(jdbc.sql("select * from brand").query().singleRow().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, column -> column.getValue().toString())));
    }
}
