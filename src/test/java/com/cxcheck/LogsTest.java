package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cxcheck.Visitor.Page;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing that people write, and nothing that tells who they are, gets into the log, whatever goes wrong. */
class LogsTest extends SilentLogs {

    @Test
    void ofAWalkAndItsContactDetails(CapturedOutput output) {
        String result = visitor.walk("B", MARK + " feedback");

        Page kept = visitor.keepInTouch(
                result, Map.of("name", MARK, "business", MARK, "email", MARK + "@example.com", "consent", "true"));

        assertThat(kept.status()).isEqualTo(303);
        assertSilent(output, visitor);
    }

    @Test
    void ofMistakesInForms(CapturedOutput output) {
        String result = visitor.walk("B", "");
        Visitor other = browser();

        assertThat(other.answer(1, MARK).status()).isEqualTo(422);
        other.answer(1, 10, "A");
        assertThat(other.feedback(MARK.repeat(400)).status()).isEqualTo(422);
        assertThat(other.post("/questions/11", Map.of("feedback", MARK, "_csrf", MARK))
                        .status())
                .isEqualTo(403);
        assertThat(other.post("/questions/11", Map.of("feedback", MARK.repeat(50_000)))
                        .status())
                .isEqualTo(413);
        assertThat(other.post("/questions/11", Map.of("feedback", MARK + "\u0000"))
                        .status())
                .isEqualTo(400);
        assertThat(visitor.keepInTouch(result, Map.of("email", MARK)).status()).isEqualTo(422);
        assertThat(visitor.keepInTouch(result, Map.of("name", MARK.repeat(30))).status())
                .isEqualTo(422);
        assertThat(visitor.post(result + "/contact", Map.of("name", MARK)).status())
                .isEqualTo(403);
        assertThat(visitor.get("/results/" + MARK).status()).isEqualTo(404);
        assertThat(visitor.get("/" + MARK).status()).isEqualTo(404);
        assertThat(visitor.get("/questions/1?attempt=" + MARK).status()).isLessThan(500);
        assertSilent(output, visitor, other);
    }

    @Test
    void ofTheConsultant(CapturedOutput output) {
        visitor.walk("B", MARK);
        Visitor consultant = browser();

        Page wrong = consultant.send(consultant.get("/login"), Map.of("username", MARK, "password", MARK + "!"));
        assertThat(wrong.header("Location")).contains("error");
        consultant.send(consultant.get("/login"), Map.of("username", "consultant", "password", "correct horse"));
        assertThat(consultant.get("/admin?q=" + MARK).text()).contains("1 submission");
        assertThat(consultant.get("/admin?from=" + MARK + "&band=" + MARK).status())
                .isLessThan(500);
        assertThat(consultant.get("/admin/submissions/" + MARK).status()).isBetween(400, 499);
        assertThat(consultant.download("/admin/submissions.csv?q=" + MARK).status())
                .isEqualTo(200);
        secrets.add(consultant.cookie("consultant"));
        assertSilent(output, visitor);
    }

    @Test
    void ofTwoFirstClicksAtOnce(CapturedOutput output) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (int i = 0; i < 20; i++) {
            visitor = browser();
            Page first = visitor.get("/questions/1");
            List<Future<Page>> clicks = List.of(
                    threads.submit(() -> visitor.sameBrowser().send(first, Map.of("choice", "A"))),
                    threads.submit(() -> visitor.sameBrowser().send(first, Map.of("choice", "A"))));
            for (Future<Page> click : clicks) {
                assertThat(click.get(5, TimeUnit.MINUTES).status()).isEqualTo(303);
            }
            secrets.add(visitor.cookie("visitor"));
        }
        threads.shutdown();
        assertSilent(output, visitor);
    }

    @Test
    void ofWhatTheDatabaseRefuses(CapturedOutput output) {
        String first = visitor.walk("B", "");
        Visitor other = browser();
        String second = other.walk("B", "");
        jdbc.sql("alter table submission add constraint one_of_each unique (contact_name)")
                .update();
        jdbc.sql("alter table submission add constraint no_such_business check (business <> '" + MARK + " Ltd')")
                .update();
        try {
            assertThat(visitor.keepInTouch(first, Map.of("name", MARK)).status())
                    .isEqualTo(303);
            Page twice = other.keepInTouch(second, Map.of("name", MARK));
            assertThat(twice.status()).isEqualTo(500);
            assertThat(twice.h1()).isNotEmpty();
            assertThat(other.keepInTouch(second, Map.of("business", MARK + " Ltd"))
                            .status())
                    .isEqualTo(500);
        } finally {
            jdbc.sql("alter table submission drop constraint one_of_each").update();
            jdbc.sql("alter table submission drop constraint no_such_business").update();
        }
        assertThat(log(output)).as("what the operator needs to know").contains("one_of_each", "no_such_business");
        assertSilent(output, visitor, other);
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class LogsOnPostgresTest extends LogsTest {

    @Test
    void ofTheDetailsOfAnError(@Autowired JdbcClient jdbc) {
        assertThatThrownBy(() -> jdbc.sql("insert into submission (token_hash) values (?)")
                        .param(MARK)
                        .update())
                .hasMessageContaining("attempt")
                .hasStackTraceContaining("PSQLException")
                .satisfies(error -> assertThat(Throwables.getStackTrace(error)).doesNotContain(MARK));
    }
}
