package com.cxcheck.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.submission.Submission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

/** Figures while others submit, delete and count. */
class SimultaneousCountsTest extends CountedSubmissions {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TransactionOperations transaction;

    @Test
    @SignedInConsultant
    void whileSomebodyElseCountsThePageShowsWhatIsCountedSoFar() throws Exception {
        submissions.save(submitted());
        ExecutorService other = Executors.newSingleThreadExecutor();
        CountDownLatch counting = new CountDownLatch(1);
        CountDownLatch shown = new CountDownLatch(1);
        Future<Boolean> count = other.submit(() -> transaction.execute(status -> {
            jdbc.sql("select zone from insight_count for update")
                    .query(String.class)
                    .single();
            counting.countDown();
            return awaited(shown);
        }));
        assertThat(counting.await(5, TimeUnit.MINUTES)).isTrue();

        MvcTestResult page;
        MvcTestResult file;
        try {
            page = mvc.get().uri("/admin/insight").exchange();
            file = mvc.post().uri("/admin/insight.csv").with(csrf()).exchange();
        } finally {
            shown.countDown();
            other.shutdown();
        }

        assertThat(count.get(5, TimeUnit.MINUTES)).isTrue();
        assertThat(file).as("no file with a part of the figures").hasRedirectedUrl("/admin/insight");
        assertThat(page).hasStatusOk().bodyText().contains("it is not finished yet");
        assertThat(mvc.get().uri("/admin/insight")).bodyText().doesNotContain("it is not finished yet");
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void countingEndsThoughVisitorsGoOnSubmitting() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> visitors = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            visitors.add(threads.submit(() -> {
                do {
                    submissions.save(submitted());
                } while (!ended.get());
            }));
        }
        try {
            assertThat(threads.submit(() -> aggregator.update())).succeedsWithin(Duration.ofMinutes(1));
        } finally {
            ended.set(true);
            threads.shutdown();
        }

        for (Future<?> visitor : visitors) {
            visitor.get(5, TimeUnit.MINUTES);
        }
        expected.compare(InsightFilter.ALL, read(InsightFilter.ALL));
    }

    @Test
    void nothingIsLostWhileManySubmitDeleteAndCountAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            work.add(() -> {
                for (int each = 0; each < 40; each++) {
                    Submission saved = submissions.save(submitted());
                    if (each % 4 == 0) {
                        submissions.delete(saved);
                    }
                }
                return null;
            });
        }
        for (int i = 0; i < 2; i++) {
            work.add(() -> {
                for (int each = 0; each < 40; each++) {
                    aggregator.update();
                }
                return null;
            });
        }
        for (Future<Void> done : threads.invokeAll(work, 5, TimeUnit.MINUTES)) {
            done.get();
        }
        threads.shutdown();

        Insight insight = read(InsightFilter.ALL);
        assertThat(insight.number()).isEqualTo(120);
        expected.compare(InsightFilter.ALL, insight);
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class SimultaneousCountsOnPostgresTest extends SimultaneousCountsTest {}
