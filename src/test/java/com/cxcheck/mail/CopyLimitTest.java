package com.cxcheck.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.mail.CopyLimit.Decision;
import com.cxcheck.submission.MailAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@AppTest
class CopyLimitTest {

    /** In the future, so that the scheduled deletion of what is a day old leaves these counts alone. */
    private static final Instant NOON = Instant.parse("2126-11-22T12:00:00Z");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    private final AtomicInteger people = new AtomicInteger();

    @BeforeEach
    void nothingIsCounted() {
        jdbc.sql("delete from copy_count").update();
    }

    /** Counts as another instance does. */
    private Decision count(String address, Duration afterNoon) {
        CopyLimit instance = new CopyLimit(jdbc, Clock.fixed(NOON.plus(afterNoon), ZoneOffset.UTC));
        return Objects.requireNonNull(transaction.execute(status -> instance.count(new MailAddress(address))));
    }

    private List<Decision> ofOthers(int copies, Duration afterNoon) {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < copies; i++) {
            decisions.add(count(people.incrementAndGet() + "@example.com", afterNoon));
        }
        return decisions;
    }

    @Test
    void fiveADayGoToOneMailboxWhateverItsTag() {
        for (int i = 1; i <= 5; i++) {
            assertThat(count("ada+" + i + "@example.com", Duration.ofHours(i))).isEqualTo(Decision.ACCEPTED);
        }

        assertThat(count("Ada@example.com", Duration.ofHours(23))).isEqualTo(Decision.MAILBOX_EXCEEDED);
        assertThat(count("bob@example.com", Duration.ofHours(23))).isEqualTo(Decision.ACCEPTED);
        assertThat(count("ada@example.com", Duration.ofHours(25))).isEqualTo(Decision.ACCEPTED);
        assertThat(count("ada@example.com", Duration.ofHours(25))).isEqualTo(Decision.MAILBOX_EXCEEDED);
    }

    @Test
    void aHundredAnHourGoToAllAnd500ADay() {
        for (int hour = 0; hour < 5; hour++) {
            assertThat(ofOthers(100, Duration.ofHours(hour).plusMinutes(59))).containsOnly(Decision.ACCEPTED);
            assertThat(ofOthers(1, Duration.ofHours(hour).plusMinutes(59))).containsOnly(Decision.TOTAL_EXCEEDED);
        }

        assertThat(ofOthers(1, Duration.ofHours(5))).containsOnly(Decision.TOTAL_EXCEEDED);
        assertThat(ofOthers(1, Duration.ofHours(23))).containsOnly(Decision.TOTAL_EXCEEDED);
        assertThat(ofOthers(1, Duration.ofHours(24))).containsOnly(Decision.ACCEPTED);
    }

    @Test
    void whatIsRefusedLeavesNothing() {
        ofOthers(100, Duration.ZERO);
        long rows =
                jdbc.sql("select count(*) from copy_count").query(Long.class).single();

        ofOthers(10, Duration.ZERO);

        assertThat(jdbc.sql("select count(*) from copy_count").query(Long.class).single())
                .isEqualTo(rows);
    }

    @Test
    void whoAskAtTheSameTimeAreCounted() throws Exception {
        ofOthers(97, Duration.ZERO);
        Callable<List<Decision>> two = () -> ofOthers(2, Duration.ZERO);
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Decision> decisions = new ArrayList<>();
            for (Future<List<Decision>> each : threads.invokeAll(Collections.nCopies(6, two))) {
                decisions.addAll(each.get());
            }

            assertThat(decisions).filteredOn(Decision.ACCEPTED::equals).hasSize(3);
        } finally {
            threads.shutdown();
        }
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class CopyLimitOnPostgresTest extends CopyLimitTest {}
