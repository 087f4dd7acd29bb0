package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Requests of one browser at the same time. */
@AppTest
class ConcurrentRequestsTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    private Visitor visitor;

    @BeforeEach
    void aNewVisitor() {
        jdbc.sql("delete from submission").update();
        visitor = new Visitor(mvc);
    }

    private long rows() {
        return jdbc.sql("select count(*) from submission").query(Long.class).single();
    }

    /** Runs an action in several threads at once, and passes each its number from 0. */
    private static List<Page> atOnce(int times, IntFunction<Page> what) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Callable<Page>> calls = IntStream.range(0, times)
                    .mapToObj(number -> (Callable<Page>) () -> what.apply(number))
                    .toList();
            List<Page> pages = new ArrayList<>();
            for (Future<Page> page : threads.invokeAll(calls)) {
                pages.add(page.get());
            }
            return pages;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void theSameFinalFormTwentyTimesAtOnceMakesOneSubmission() throws Exception {
        visitor.answer(1, 10, "A");
        Map<String, String> form = Visitor.form(visitor.get("/answers"));

        List<Page> pages = atOnce(20, number -> visitor.sameBrowser().post("/submissions", form));

        assertThat(pages.stream().map(Page::redirect).distinct()).hasSize(1);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aDoubleClickOnTheFirstAnswerMakesOneWalk() throws Exception {
        Map<String, String> form = Visitor.form(visitor.get("/questions/1"));
        form.put("choice", "A");

        List<Page> pages = atOnce(10, number -> visitor.sameBrowser().post("/questions/1", form));

        assertThat(pages.stream().map(Page::redirect)).containsOnly("/questions/2");
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void twoTabsThatAnswerAtOnceLoseNeitherAnswer() throws Exception {
        visitor.answer(1, 9, "A");
        Map<String, String> form = Visitor.form(visitor.get("/questions/9"));
        form.put("choice", "B");

        atOnce(9, number -> visitor.sameBrowser().post("/questions/" + (number + 1), form));

        for (int page = 1; page <= 9; page++) {
            assertThat(visitor.get("/questions/" + page).chosen()).isEqualTo("B");
        }
    }

    @Test
    void deletingManyTimesAtOnceDeletesOnceAndIsNoError() throws Exception {
        visitor.walk("A", "");
        Map<String, String> form = Visitor.form(visitor.get("/answers/delete"));

        List<Page> pages = atOnce(8, number -> visitor.sameBrowser().post("/answers/delete", form));

        assertThat(pages.stream().map(Page::redirect)).containsOnly("/?deleted");
        assertThat(rows()).isZero();
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class ConcurrentRequestsOnPostgresTest extends ConcurrentRequestsTest {}
