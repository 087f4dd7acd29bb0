package com.cxcheck.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.security.KeyedHash;
import com.cxcheck.submission.VisitorDeletions.Deleted;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of deleted visitors, and the key that signs tokens. */
@AppTest
class DeletionsTest {

    @Autowired
    private VisitorDeletions deletions;

    @Autowired
    private VisitorTokens tokens;

    @Autowired
    private JdbcClient jdbc;

    private final VisitorToken respondent = Respondents.another();

    @BeforeEach
    void empty() {
        jdbc.sql("delete from deleted_visitor").update();
    }

    @Test
    void aDeletionIsKnownForADayByAHash() {
        assertThat(deletions.find(respondent)).isEmpty();
        assertThat(deletions.delete(respondent)).isEqualTo(Deleted.NOTHING);
        assertThat(jdbc.sql("select token_hash from deleted_visitor")
                        .query(String.class)
                        .single())
                .isEqualTo(respondent.hash());

        age(VisitorDeletions.REMEMBERED.minusMinutes(1));
        deletions.forgetOld();
        assertThat(deletions.find(respondent)).isPresent();

        age(VisitorDeletions.REMEMBERED.plusMinutes(1));
        deletions.forgetOld();
        assertThat(deletions.find(respondent)).isEmpty();
    }

    private void age(Duration age) {
        jdbc.sql("update deleted_visitor set deleted_at = ?")
                .param(Timestamp.from(Instant.now().minus(age)))
                .update();
    }

    @Test
    void noMoreAreKeptThanTheBoundAllows() {
        VisitorToken justStillIn = Respondents.another();
        deletions.delete(respondent);
        deletions.delete(justStillIn);
        jdbc.sql("update deleted_visitor set id = id - ?")
                .param(VisitorDeletions.MAX_REMEMBERED - 2)
                .update();

        deletions.delete(Respondents.another());

        assertThat(deletions.find(respondent)).isEmpty();
        assertThat(deletions.find(justStillIn)).isPresent();
    }

    @Test
    void everyInstanceAndEveryStartSignsWithTheSameSecret() {
        VisitorTokens ofAnotherInstance = new VisitorTokens(new KeyedHash(jdbc));

        assertThat(ofAnotherInstance.verify(tokens.issue().value())).isPresent();
        assertThat(tokens.verify(ofAnotherInstance.issue().value())).isPresent();
        assertThat(tokens.verify(Respondents.another().value()))
                .as("of another secret")
                .isEmpty();
    }

    @Test
    void aTokenIsIssuedInOneSpelling() {
        String issued = tokens.issue().value();
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

        long taken = alphabet.chars()
                .filter(last ->
                        tokens.verify(issued.substring(0, 42) + (char) last).isPresent())
                .count();

        assertThat(taken).isEqualTo(1);
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class DeletionsOnPostgresTest extends DeletionsTest {}
