package com.cxcheck.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cxcheck.CxCheckApplication;
import com.cxcheck.Postgres;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import com.cxcheck.submission.QuestionnaireVersions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Two instances on one PostgreSQL. */
@Tag("application")
@Tag("slow")
class AnotherInstanceTest {

    private static final String PASSWORD = "correct horse battery";

    private static ConfigurableApplicationContext start(EmbeddedPostgres postgres) {
        return SpringApplication.run(
                CxCheckApplication.class,
                Postgres.settings(postgres, "--server.port=0", "--cxcheck.admin.password=" + PASSWORD));
    }

    private static Visitor visitor(ConfigurableApplicationContext instance) {
        return Visitor.of(server(instance));
    }

    private static Visitor.Server server(ConfigurableApplicationContext instance) {
        return new Visitor.Server(
                "http://localhost:" + instance.getEnvironment().getProperty("local.server.port"));
    }

    @Test
    void takesUpWhatIsPublishedWithinASecondAndOneOfTwoPublicationsAtOnceWins() throws Exception {
        try (EmbeddedPostgres postgres = Postgres.builder().start();
                ConfigurableApplicationContext first = start(postgres);
                ConfigurableApplicationContext second = start(postgres)) {
            Visitor consultant = visitor(first);
            consultant.signIn("consultant", PASSWORD);
            Visitor underWay = visitor(second);
            underWay.answer(1, "A").redirect();
            QuestionnaireVersions versions = second.getBean(QuestionnaireVersions.class);
            assertThat(versions.inUse().version()).isEqualTo(2);

            PublishedVersions.publishAnother(consultant);

            awaitVersion(versions, 3);
            assertThat(visitor(second).get("/scoring").text()).contains("New band", "Added question?");
            assertThat(visitor(second).get("/guide").text()).contains("New topic?");
            assertThat(underWay.get("/questions/1").text()).contains("clearly defined customer experience journey");

            publishOnBoth(consultant, first, second);

            awaitVersion(versions, 4);
            assertThat(versions.all()).hasSize(3);
        }
    }

    private static void awaitVersion(QuestionnaireVersions versions, int number) {
        await().atMost(PublicationTest.TAKEN_UP_WITHIN)
                .until(() -> versions.inUse().version() == number);
    }

    private static void publishOnBoth(
            Visitor consultant, ConfigurableApplicationContext first, ConfigurableApplicationContext second)
            throws Exception {
        PublishedVersions.save(consultant, "/questions/q2", Map.of("weight", "9"));
        Page form = consultant.get("/admin/questionnaire/draft/publish");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (Future<Page> answer : threads.invokeAll(Stream.of(first, second)
                .<Callable<Page>>map(instance -> () -> {
                    Visitor browser = consultant.sameBrowser();
                    browser.moveTo(server(instance));
                    return browser.send(form, Map.of("reason", "Plainer"));
                })
                .toList())) {
            assertThat(answer.get().redirect()).startsWith("/admin/questionnaire");
        }
        threads.shutdown();
    }
}
