package com.cxcheck.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.TaskScheduler;

/** A publication while people answer, and on another instance. */
class PublicationTest extends Publications {

    /** A second, and as much again for a machine that does other things as well. */
    static final Duration TAKEN_UP_WITHIN = Duration.ofSeconds(2);

    @Autowired
    private TaskScheduler scheduler;

    @Test
    void aWalkUnderWayFinishesOnItsVersion() {
        Visitor early = visitor("en");
        String earlyResult = early.walk("A", "");
        Visitor underWay = visitor("en");
        underWay.answer(1, 4, "A");
        Visitor german = visitor("de");
        german.answer(1, 4, "A");
        PublishedVersions.publishAnother(consultant);

        Page first = underWay.get("/questions/1");
        assertThat(first.text()).contains("We have a clearly defined customer experience journey");
        assertThat(first.chosen()).isEqualTo("A");
        underWay.answer(5, 10, "A");
        underWay.feedback("").redirect();
        assertThat(underWay.get("/answers").text())
                .contains("Our journey is designed on purpose")
                .doesNotContain("New statement", "Added statement");
        Page result = underWay.get(underWay.submit());
        assertThat(result.html().select(".panel").text())
                .isEqualTo(early.get(earlyResult).html().select(".panel").text());
        assertThat(result.text()).doesNotContain("New statement", "New band", "New action", "Added statement");
        german.answer(5, 10, "A");
        german.feedback("").redirect();
        assertThat(german.get(german.submit()).body()).doesNotContain("Neue", "Weitere Aussage");
    }

    @Test
    void anOpenRoundKeepsItsVersionAlsoForWhoJoinsLater() {
        Visitor owner = visitor("en");
        String result = owner.walk("A", "");
        Page form = owner.get("/rounds/new?result=" + result.substring("/results/".length()));
        String round = owner.send(form, Map.of("name", "Ada")).redirect();
        String invitation = owner.get(round).html().select("input#link").val().replaceFirst("https?://[^/]+", "");
        Visitor early = visitor("en");
        early.send(early.get(invitation), Map.of()).redirect();
        early.answer(1, 4, "A");

        PublishedVersions.publishAnother(consultant);

        early.answer(5, 10, "A");
        early.feedback("").redirect();
        assertThat(early.submit()).isEqualTo(round);
        Visitor late = visitor("en");
        late.send(late.get(invitation), Map.of()).redirect();
        assertThat(late.get("/questions/1").text()).contains("We have a clearly defined customer experience journey");
        assertThat(late.walk("A", "")).isEqualTo(round);
    }

    @Test
    void whoBeginsAfterwardsGetsTheNewOneAndEveryPageShowsItAtOnce() {
        Map<String, List<String>> words = Map.of(
                "en", List.of("New title", "New topic?", "New question?", "Added question?", "New band"),
                "de", List.of("Neuer Titel", "Neuer Punkt?", "Neue Frage?", "Weitere Frage?", "Neues Band"));
        for (String language : words.keySet()) {
            for (String path : List.of("/", "/guide", "/scoring")) {
                assertThat(visitor(language).get(path).status()).isEqualTo(200);
            }
        }

        PublishedVersions.publishAnother(consultant);

        words.forEach((language, expected) -> {
            Visitor late = visitor(language);
            assertThat(late.get("/").body()).contains(expected.get(0));
            assertThat(late.get("/guide").text()).contains(expected.get(1));
            assertThat(late.get("/scoring").text()).contains(expected.get(2), expected.get(3), expected.get(4));
            assertThat(late.get("/questions/1").html().select("html").attr("lang"))
                    .isEqualTo(language);
            String result = late.walk("A", "");
            assertThat(late.get(result).html().select("html").attr("lang")).isEqualTo(language);
            assertThat(late.get(result).text()).contains(expected.get(4));
        });
    }

    @Test
    void whatAnotherInstancePublishesIsTakenUpAlsoWhileOtherScheduledWorkTakesLong() throws Exception {
        String content = versions.inUse()
                .yaml()
                .replace("version: 2", "version: 3")
                .replace("Customer service or customer experience?", "From elsewhere");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        ScheduledFuture<?> work = scheduler.scheduleWithFixedDelay(
                () -> {
                    begun.countDown();
                    try {
                        done.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                },
                Duration.ofHours(1));
        begun.await();

        jdbc.sql("""
                        insert into questionnaire_version (questionnaire, version, fingerprint, content, first_used_at)
                        values ('cx-or-service', 3, 'elsewhere', ?, current_timestamp)""").param(content).update();
        jdbc.sql(
                        "update questionnaire_in_use set questionnaire_version_id = (select max(id) from questionnaire_version)")
                .update();

        try {
            await().atMost(TAKEN_UP_WITHIN).until(() -> versions.inUse().title().equals("From elsewhere"));
        } finally {
            work.cancel(false);
            done.countDown();
        }
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class PublicationOnPostgresTest extends PublicationTest {}
