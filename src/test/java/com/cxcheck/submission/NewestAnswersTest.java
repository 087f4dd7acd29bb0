package com.cxcheck.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.Visitor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
class NewestAnswersTest {

    @Autowired
    private NewestAnswers newestAnswers;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    /** More than are read at a time. */
    @BeforeEach
    void twoThousandAndFortyEightSubmissions() {
        jdbc.sql("delete from submission").update();
        new Visitor(mvc).walk("A", "");
        for (int doubled = 0; doubled < 11; doubled++) {
            jdbc.sql("""
                            insert into submission (token_hash, attempt, questionnaire_version_id, answers, started_at,
                                changed_at, submitted_at, reference, score, band)
                            select ? || id, 1, questionnaire_version_id, answers, started_at, changed_at,
                                submitted_at, ? || id, score, band
                            from submission
                            """).params("hash" + doubled, "ref" + doubled).update();
        }
    }

    private int read(int limit) {
        AtomicInteger read = new AtomicInteger();
        newestAnswers.forEach("cx-or-service", limit, answers -> read.incrementAndGet());
        return read.get();
    }

    @Test
    void eachIsPassedOnOnceUpToTheLimit() {
        assertThat(read(3_000)).isEqualTo(2_048);
        assertThat(read(1_500)).isEqualTo(1_500);
        assertThat(read(1_000)).isEqualTo(1_000);
        assertThat(read(0)).isZero();
    }
}
