package com.cxcheck.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.questionnaire.Questionnaire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The hourly deletion with several instances on one database. */
@AppTest
class RetentionTest {

    @Autowired
    private Retention retention;

    @Autowired
    private Submissions submissions;

    @Autowired
    private Questionnaire questionnaire;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void empty() {
        jdbc.update("delete from submission");
        // let go and not deleted, because an instance remembers that the row is there
        jdbc.update("update shedlock set lock_until = locked_at");
    }

    private LockProvider anotherInstance(String name) {
        return new JdbcTemplateLockProvider(JdbcTemplateLockProvider.Configuration.builder()
                .withJdbcTemplate(jdbc)
                .withLockedByValue(name)
                .usingDbTime()
                .build());
    }

    private static Optional<SimpleLock> lock(LockProvider provider) {
        return provider.lock(new LockConfiguration(Instant.now(), "retention", Duration.ofMinutes(55), Duration.ZERO));
    }

    private VisitorToken abandonedWalk() {
        VisitorToken abandoned = Respondents.another();
        submissions.save(
                new Submission(abandoned, 1, questionnaire, Instant.now().minus(Duration.ofDays(31))));
        return abandoned;
    }

    @Test
    void whileAnotherInstanceDoesItThisOneDoesNot() {
        VisitorToken abandoned = abandonedWalk();
        SimpleLock others = lock(anotherInstance("another")).orElseThrow();

        retention.deleteExpired();
        assertThat(submissions.findByToken(abandoned)).isPresent();

        others.unlock();
        retention.deleteExpired();
        assertThat(submissions.findByToken(abandoned)).isEmpty();
    }

    @Test
    void whatAConsultantAnsweredAsATestIsDeletedAfterADay() {
        VisitorToken yesterday = Respondents.another().forTest();
        VisitorToken today = Respondents.another().forTest();
        submissions.save(
                new Submission(yesterday, 1, questionnaire, Instant.now().minus(Duration.ofHours(25))));
        submissions.save(new Submission(today, 1, questionnaire, Instant.now().minus(Duration.ofHours(23))));

        retention.deleteExpired();

        assertThat(submissions.findByToken(yesterday)).isEmpty();
        assertThat(submissions.findByToken(today)).isPresent();
    }

    @Test
    void whatOneInstanceHasDoneAnotherDoesNotDoAgainWithinTheHour() {
        retention.deleteExpired();
        VisitorToken abandoned = abandonedWalk();

        assertThat(lock(anotherInstance("another"))).isEmpty();
        retention.deleteExpired();
        assertThat(submissions.findByToken(abandoned)).isPresent();

        jdbc.update("update shedlock set lock_until = locked_at");
        retention.deleteExpired();
        assertThat(submissions.findByToken(abandoned)).isEmpty();
    }

    @Test
    void ofManyInstancesThatBeginAtOnceExactlyOneMay() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<Optional<SimpleLock>>> instances = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            LockProvider instance = anotherInstance("instance " + i);
            instances.add(() -> lock(instance));
        }

        int may = 0;
        for (Future<Optional<SimpleLock>> instance : threads.invokeAll(instances, 5, TimeUnit.MINUTES)) {
            may += instance.get().isPresent() ? 1 : 0;
        }
        threads.shutdown();

        assertThat(may).isEqualTo(1);
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class RetentionOnPostgresTest extends RetentionTest {}
