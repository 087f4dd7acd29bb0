package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Visitor.Page;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A submission, and what a page has to say of a text that is too long. */
@AppTest
@SignedInConsultant
@Timeout(60)
abstract class LongTexts {

    static final String MARKS = "a" + "\u0301\u0323".repeat(129_000);

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    Visitor visitor;
    Visitor consultant;
    String result;
    String submission;

    @BeforeEach
    void aSubmission() {
        jdbc.sql("delete from submission").update();
        visitor = new Visitor(mvc);
        consultant = new Visitor(mvc);
        result = visitor.walk("A", "Fine");
        submission = "/admin/submissions/"
                + jdbc.sql("select id from submission").query(Long.class).single();
    }

    List<?> stored() {
        return Stream.of(
                        "submission",
                        "follow_up",
                        "follow_up_tag",
                        "note",
                        "comment",
                        "intention",
                        "consultant",
                        "submission_to_index",
                        "audit_event")
                .map(table -> jdbc.sql("select * from " + table).query().listOfRows())
                .toList();
    }

    static void isToldAt(String field, Page page) {
        assertThat(page.status()).as(page.h1()).isEqualTo(422);
        assertThat(page.html().select(".error-summary a").eachAttr("href")).containsExactly("#" + field);
        assertThat(page.html().select("#" + field).attr("aria-describedby")).isNotEmpty();
        assertThat(page.html().title()).startsWith("Error: ");
    }

    static void isKeptIn(String field, Page page) {
        assertThat(page.html().select("textarea#" + field).text()
                        + page.html().select("input#" + field).val())
                .isEqualTo(MARKS);
    }
}
