package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.submission.Submissions;
import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What somebody writes about a submission at the very moment at which another deletes it. */
@AppTest
@TestPropertySource(
        properties = {"spring.mail.host=127.0.0.1", "spring.mail.port=1", "cxcheck.mail.to=ada@example.org"})
class DeletionRaceTest {

    private static final int ROUNDS = 200;
    private static final String WRITTEN = "what_was_written@example.org";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Submissions submissions;

    private final ExecutorService two = Executors.newFixedThreadPool(2);
    private final Map<Integer, Integer> outcomes = new TreeMap<>();
    private Visitor visitor;

    /** A kind of request that writes something. */
    @SuppressWarnings("ImmutableEnumChecker") // its lists are made by List.of
    enum Write {
        NOTE("", "text", "recipient", "COLLEAGUES", "action", "SEND", "newState", "NEW", "version", "0"),
        REPLY("", "text", "recipient", "VISITOR", "action", "SEND", "newState", "NEW", "version", "0"),
        FOLLOW_UP("", "tags", "action", "SAVE", "newState", "DONE", "replyBy", "2026-12-01", "version", "0"),
        COMMENT("/comments", "comment"),
        CHANGED_COMMENT("/comments/COMMENT", "comment", "version", "0"),
        WITHDRAWN_COMMENT("/comments/COMMENT/withdraw", "", "version", "0"),
        ACTION_TAKEN("/action-taken", "actionTaken", "version", "-1"),
        BULK_TAG("", "newTag", "action", "TAG"),
        BULK_NOTE("", "note", "action", "NOTE"),
        BULK_STATE("", "", "action", "DONE"),
        BULK_ACTION_TAKEN("", "actionTaken", "action", "ACTION_TAKEN"),
        CONTACT("/contact", "business"),
        COPY("/copy", "address");

        private final String path;
        private final String field;
        private final List<String> others;

        Write(String path, String field, String... others) {
            this.path = path;
            this.field = field;
            this.others = List.of(others);
        }
    }

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
    private List<Long> copies(int number) {
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

    private MockHttpServletResponse post(String path, String... fields) {
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

    private MockHttpServletResponse write(Write write, long id) {
        String[] fields = Stream.concat(
                        write.others.stream(), write.field.isEmpty() ? Stream.empty() : Stream.of(write.field, WRITTEN))
                .toArray(String[]::new);
        return switch (write) {
            case BULK_TAG, BULK_NOTE, BULK_STATE -> post("/admin/submissions?id=" + id + "-0", fields);
            case BULK_ACTION_TAKEN -> post("/admin/feedback?id=" + id + "-0", fields);
            case CONTACT, COPY -> post("/results/" + reference(id) + write.path, fields);
            default -> post("/admin/submissions/" + id + write.path.replace("COMMENT", comment(id)), fields);
        };
    }

    private String comment(long id) {
        return found("select cast(id as varchar) from comment where submission_id = ?", id);
    }

    private String reference(long id) {
        return found("select reference from submission where id = ?", id);
    }

    private String found(String sql, long id) {
        return jdbc.sql(sql).param(id).query(String.class).optional().orElse("0");
    }

    private MockHttpServletResponse deleteOne(long id) {
        return post("/admin/submissions/" + id + "/delete");
    }

    private MockHttpServletResponse deleteSeveral(List<Long> ids) {
        String named = String.join(",", ids.stream().map(String::valueOf).toList());
        return post("/admin/submissions/delete", "id", named, "found", DigestUtils.sha256Hex(ids.toString()));
    }

    /** Does both at once, and returns what came of the first. */
    private MockHttpServletResponse race(Callable<MockHttpServletResponse> one, Callable<MockHttpServletResponse> other)
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

    private void assertThatNobodyGotAnError() {
        assertThat(outcomes)
                .as("statuses, and how often")
                .isNotEmpty()
                .allSatisfy((status, number) -> assertThat(status).isIn(303, 404, 409));
    }

    @ParameterizedTest
    @EnumSource
    void isSavedOrShownAgainAndNeverAnError(Write write) throws Exception {
        for (long id : copies(ROUNDS)) {
            // else the copies of one mailbox, and of all, would come to their limits
            jdbc.sql("delete from copy_count").update();
            MockHttpServletResponse written =
                    race(() -> write(write, id), () -> id % 2 == 0 ? deleteOne(id) : deleteSeveral(List.of(id)));

            if (written.getStatus() == 404 && !write.field.isEmpty()) {
                assertThat(Jsoup.parse(written.getContentAsString())
                                .select("main")
                                .text())
                        .contains("This was deleted meanwhile", WRITTEN);
            }
        }
        assertThatNobodyGotAnError();
        assertThat(submissions.findSubmittedIds(copiesLeft())).isEmpty();
    }

    private List<Long> copiesLeft() {
        return jdbc.sql("select id from submission where reference like 'copy%'")
                .query(Long.class)
                .list();
    }

    @Test
    void twoWhoDeleteTheSameGetNoError() throws Exception {
        List<Long> ids = copies(ROUNDS);
        for (int i = 0; i + 1 < ROUNDS; i += 2) {
            long id = ids.get(i);
            long next = ids.get(i + 1);
            race(() -> deleteOne(id), () -> deleteOne(id));
            race(() -> deleteSeveral(List.of(id, next)), () -> deleteOne(next));
        }
        assertThatNobodyGotAnError();
        assertThat(copiesLeft()).isEmpty();
    }

    @Test
    void severalAreDeletedOrMarkedWhileTheSameAreTaggedInAnotherOrder() throws Exception {
        List<Long> ids = copies(ROUNDS * 3);
        for (int i = 0; i < ids.size(); i += 3) {
            List<Long> some = ids.subList(i, i + 3);
            boolean deleted = i % 2 == 0;
            String backwards = some.get(2) + "-0," + some.get(1) + "-0," + some.get(0) + "-0";
            String forwards = some.get(0) + "-0," + some.get(1) + "-0," + some.get(2) + "-0";
            race(
                    () -> post("/admin/submissions?id=" + backwards, "action", "TAG", "newTag", "tag"),
                    () -> deleted
                            ? deleteSeveral(some)
                            : post("/admin/feedback?id=" + forwards, "action", "ACTION_TAKEN", "actionTaken", "Done"));
        }
        assertThatNobodyGotAnError();
        assertThat(copiesLeft()).hasSize(ROUNDS * 3 / 2);
    }

    @Test
    void whatIsKeptLongEnoughIsDeletedWhileSeveralAreChanged() throws Exception {
        for (int round = 0; round < ROUNDS / 10; round++) {
            List<Long> ids = copies(10);
            String all = String.join(",", ids.stream().map(id -> id + "-0").toList());
            race(() -> post("/admin/submissions?id=" + all, "action", "NOTE", "note", "A note"), () -> {
                submissions.deleteSubmitted(Instant.now().plusSeconds(60));
                return new MockHttpServletResponse();
            });
            outcomes.remove(200);
            visitor.walk("A", "Something");
        }
        assertThatNobodyGotAnError();
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class DeletionRaceOnPostgresTest extends DeletionRaceTest {}
