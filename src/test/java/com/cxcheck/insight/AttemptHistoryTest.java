package com.cxcheck.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.inbox.Population;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.submission.Submissions;
import com.cxcheck.submission.SubmissionsExpiring;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The history of attempts, against the same figures before the attempts are deleted. */
@AppTest
class AttemptHistoryTest {

    @Autowired
    private StatisticsAggregator aggregator;

    @Autowired
    private InsightReader reader;

    @Autowired
    private Submissions submissions;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Questionnaire questionnaire;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @BeforeEach
    @AfterEach
    void empty() {
        Population.clear(jdbc);
    }

    /** How many finished, began and left at each page, by filter and month. */
    private List<Object> figures() {
        aggregator.update();
        List<Object> figures = new ArrayList<>();
        for (InsightFilter filter : List.of(
                InsightFilter.ALL,
                InsightFilter.ALL.from(Set.of("retail-newsletter", "")),
                InsightFilter.ALL.from(Set.of("chamber")).fromOthers(),
                InsightFilter.ALL.in(
                        Period.Preset.LAST_30_DAYS.on(LocalDate.now(clock).minusDays(20))))) {
            Insight insight = reader.read(List.of(filter));
            figures.add(insight.funnel().finished());
            figures.add(insight.funnel().started());
            figures.add(insight.completions());
            insight.leaving().forEach(page -> figures.add(List.of(page.left(), page.reached())));
        }
        return figures;
    }

    @Test
    void whoFinishedAndWhoLeftIsStillCountedAfterTheirAnswersAreDeleted() {
        new SampleSubmissions(submissions, events, questionnaire, clock).add();
        List<Object> before = figures();
        Instant abandonedBefore = clock.instant().minus(Duration.ofDays(7));
        Instant submittedBefore = clock.instant().minus(Duration.ofDays(40));

        for (int time = 0; time < 2; time++) {
            transaction.executeWithoutResult(status -> {
                events.publishEvent(new SubmissionsExpiring(abandonedBefore, submittedBefore));
                submissions.deleteAbandoned(abandonedBefore);
                submissions.deleteSubmitted(submittedBefore);
            });
        }

        assertThat(jdbc.sql("select count(*) from submission where changed_at < ?")
                        .param(Timestamp.from(submittedBefore))
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(figures()).isEqualTo(before);
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class AttemptHistoryOnPostgresTest extends AttemptHistoryTest {}
