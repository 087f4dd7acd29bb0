package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.cxcheck.AppTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.submission.Submissions;
import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A submission that is deleted while something is written about it. */
@AppTest
@TestPropertySource(
        properties = {"spring.mail.host=127.0.0.1", "spring.mail.port=1", "cxcheck.mail.to=ada@example.org"})
abstract class DeletionRaces {

    static final int ROUNDS = 200;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Submissions submissions;

    final ExecutorService two = Executors.newFixedThreadPool(2);
    final Map<Integer, Integer> outcomes = new TreeMap<>();
    Visitor visitor;

    @BeforeEach
    void oneSubmission() {
        jdbc.sql("delete from submission").update();
        jdbc.sql("delete from consultant where username = 'ada'").update();
        jdbc.sql("insert into consultant (username, password_hash) values ('ada', '')")
                .update();
        visitor = new Visitor(mvc);
        visitor.walk("A", "Something");
    }

    @AfterEach
    void stop() {
        two.shutdownNow();
    }

    /** Makes copies of the one submission, with all that a consultant's pages need, and returns their ids. */
    List<Long> copies(int number) {
        jdbc.sql("""
                insert into submission (token_hash, attempt, questionnaire_version_id, answers, feedback, started_at,
                    changed_at, submitted_at, reference, score, band)
                select token_hash, attempt + n, questionnaire_version_id, answers, feedback, started_at,
                    changed_at, submitted_at, 'copy' || n, score, band
                from submission, (select x as n from generate_series(1, ?) as series (x)) numbers
                """).param(number).update();
        jdbc.sql("""
                insert into follow_up
                    (submission_id, state, reply_by, version, submitted_at, band, has_feedback)
                select id, 'NEW', current_date, 0, submitted_at, band, true
                from submission where reference like 'copy%'
                """).update();
        jdbc.sql("""
                insert into comment (submission_id, author, text, written_at, version)
                select id, 'ada', 'A comment', submitted_at, 0 from submission where reference like 'copy%'
                """).update();
        return jdbc.sql("select id from submission where reference like 'copy%' order by id")
                .query(Long.class)
                .list();
    }

    MockHttpServletResponse post(String path, String... fields) {
        MockMvcTester.MockMvcRequestBuilder request =
                mvc.post().uri(path).with(csrf()).cookie(new Cookie("visitor", visitor.cookie("visitor")));
        if (path.startsWith("/admin")) {
            request.with(user("ada").authorities(SignedInConsultant.Factory.authorities()));
        }
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange().getResponse();
    }

    String comment(long id) {
        return found("select cast(id as varchar) from comment where submission_id = ?", id);
    }

    String reference(long id) {
        return found("select reference from submission where id = ?", id);
    }

    String found(String sql, long id) {
        return jdbc.sql(sql).param(id).query(String.class).optional().orElse("0");
    }

    MockHttpServletResponse deleteSeveral(List<Long> ids) {
        String named = String.join(",", ids.stream().map(String::valueOf).toList());
        return post("/admin/submissions/delete", "id", named, "found", DigestUtils.sha256Hex(ids.toString()));
    }

    /** Does both at once, and returns what came of the first. */
    MockHttpServletResponse race(Callable<MockHttpServletResponse> one, Callable<MockHttpServletResponse> other)
            throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        List<Future<MockHttpServletResponse>> responses = new ArrayList<>();
        for (Callable<MockHttpServletResponse> each : List.of(one, other)) {
            responses.add(two.submit(() -> {
                both.await();
                return each.call();
            }));
        }
        for (Future<MockHttpServletResponse> response : responses) {
            outcomes.merge(response.get().getStatus(), 1, Integer::sum);
        }
        return responses.get(0).get();
    }

    void assertThatNobodyGotAnError() {
        assertThat(outcomes)
                .as("statuses, and how often")
                .isNotEmpty()
                .allSatisfy((status, number) -> assertThat(status).isIn(303, 404, 409));
    }

    List<Long> copiesLeft() {
        return jdbc.sql("select id from submission where reference like 'copy%'")
                .query(Long.class)
                .list();
    }
}
