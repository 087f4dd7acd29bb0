package com.cxcheck.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A publication while somebody else publishes or saves. */
@Tag("slow")
class PublicationRaceTest extends Publications {

    private static final String DRAFT = PublishedVersions.DRAFT;

    private static final int TIMES = 20;

    private long count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }

    @Test
    void publishingTwiceAtOnceMakesOneVersion() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        long before = count("questionnaire_version");
        for (int time = 1; time <= TIMES; time++) {
            PublishedVersions.save(consultant, "/questions/q1", Map.of("weight", String.valueOf(3 + time % 2)));
            Page form = consultant.get(DRAFT + "/publish");
            List<Visitor> browsers = List.of(consultant.sameBrowser(), consultant.sameBrowser());

            List<Future<Page>> answers = threads.invokeAll(browsers.stream()
                    .<Callable<Page>>map(browser -> () -> browser.send(form, Map.of("reason", "Plainer")))
                    .toList());

            for (Future<Page> answer : answers) {
                assertThat(answer.get().redirect()).startsWith("/admin/questionnaire");
            }
            assertThat(count("questionnaire_version")).isEqualTo(before + time);
            assertThat(count("audit_event where action = 'QUESTIONNAIRE_PUBLISHED'"))
                    .isEqualTo(time);
            assertThat(versions.inUse().version()).isEqualTo(2 + time);
        }
        threads.shutdown();
        assertThat(versions.all().stream()
                        .map(version -> version.questionnaire().version()))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsSavedWhileSomebodyPublishesIsPublishedOrInTheNextDraftOrShownAgain() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (int time = 1; time <= TIMES; time++) {
            PublishedVersions.save(consultant, "/questions/q1", Map.of("weight", String.valueOf(3 + time % 2)));
            Page publish = consultant.get(DRAFT + "/publish");
            Page question = consultant.get(DRAFT + "/questions/q2");
            Visitor other = consultant.sameBrowser();
            String weight = String.valueOf(5 + time % 2);

            Future<Page> published = threads.submit(() -> consultant.send(publish, Map.of("reason", "Plainer")));
            Page saved = threads.submit(() -> other.send(question, Map.of("weight", weight)))
                    .get();

            assertThat(published.get().status()).isIn(303, 409);
            assertThat(saved.status()).isIn(303, 409);
            Page now = saved.status() == 303 ? consultant.get(DRAFT + "/questions/q2") : saved;
            assertThat(now.html().select("#weight").val()).isEqualTo(weight);
        }
        threads.shutdown();
    }

    @Test
    void whoPublishesWhatSomebodyHasJustChangedIsShownItFirst() {
        PublishedVersions.save(consultant, "/questions/q1", Map.of("weight", "5"));
        Page form = consultant.get(DRAFT + "/publish");
        PublishedVersions.save(consultant, "/questions/q2", Map.of("weight", "6"));

        Page refused = consultant.send(form, Map.of("reason", "Plainer"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html().select("#reason").val()).isEqualTo("Plainer");
        assertThat(versions.inUse().version()).isEqualTo(2);
        assertThat(consultant.send(refused, Map.of()).redirect()).endsWith("?published");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class PublicationRaceOnPostgresTest extends PublicationRaceTest {}
