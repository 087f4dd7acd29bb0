package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.cxcheck.AppTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The consultant who is signed in, and submissions for the pages. */
@AppTest
@SignedInConsultant
abstract class SubmissionPages {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void empty() {
        jdbc.sql("delete from submission").update();
        jdbc.sql("delete from audit_event").update();
    }

    Visitor walk(String choice, String feedback, String business) {
        Visitor visitor = new Visitor(mvc);
        String result = visitor.walk(choice, feedback);
        if (!business.isEmpty()) {
            visitor.keepInTouch(result, Map.of("business", business)).redirect();
        }
        return visitor;
    }

    MockHttpServletResponse response(String path, Object... variables) {
        return mvc.get().uri(path, variables).exchange().getResponse();
    }

    MockHttpServletResponse download(String path, Object... variables) {
        return mvc.post().uri(path, variables).with(csrf()).exchange().getResponse();
    }

    Document get(String path, Object... variables) {
        try {
            MockHttpServletResponse response = response(path, variables);
            assertThat(response.getStatus()).as(path).isEqualTo(200);
            return Jsoup.parse(response.getContentAsString());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<String> businesses(Document inbox) {
        return inbox.select(".row .who:not(.anon)").eachText();
    }

    /** More of the same rows, without walking for each. */
    void copyRows(int copies) {
        for (int i = 0; i < copies; i++) {
            jdbc.sql("""
                            insert into submission (token_hash, attempt, questionnaire_version_id, answers, started_at, changed_at,
                                submitted_at, reference, score, band)
                            select ?, 1, questionnaire_version_id, answers, started_at, changed_at, submitted_at, ?, score, band
                            from submission order by id limit 1
                            """).params("hash" + i, "reference" + i).update();
        }
        jdbc.sql("""
                        insert into follow_up
                            (submission_id, state, reply_by, version, submitted_at, band, has_feedback)
                        select id, 'NEW', current_date, 0, submitted_at, band, feedback is not null from submission where id not in (select submission_id from follow_up)
                        """).update();
    }

    List<CSVRecord> csv(String path, Object... variables) {
        String text = text(download(path, variables));
        assertThat(text).startsWith("\uFEFF");
        try {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new StringReader(text.substring(1)))
                    .getRecords();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static String text(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
