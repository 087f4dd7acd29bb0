package com.cxcheck.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class NewestAnswersTest {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theNewestAreReadInTheOrderOfTheirIndexAndNotSorted() {
        String plan = jdbc.sql("explain select answers from " + NewestAnswers.NEWEST + " newest")
                .param(10)
                .query(String.class)
                .single();

        assertThat(plan).contains("submission_newest", "index sorted");
    }
}
