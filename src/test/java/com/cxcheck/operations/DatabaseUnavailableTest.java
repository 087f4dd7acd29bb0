package com.cxcheck.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.CxCheckApplication;
import com.cxcheck.Postgres;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A PostgreSQL that goes away while a visitor walks, and comes back. */
@Tag("slow")
class DatabaseUnavailableTest {

    @TempDir
    private Path folder;

    private EmbeddedPostgres postgres(int port) throws IOException {
        EmbeddedPostgres.Builder builder =
                Postgres.builder().setDataDirectory(folder.resolve("postgres")).setCleanDataDirectory(false);
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    @Test
    void theVisitorIsToldThatNothingWasSavedAndAllIsWellWhenItIsBack() throws IOException {
        EmbeddedPostgres postgres = postgres(0);
        int port = postgres.getPort();
        try (ConfigurableApplicationContext context = SpringApplication.run(
                CxCheckApplication.class,
                "--server.port=0",
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres",
                "--spring.datasource.hikari.connection-timeout=1000",
                "--cxcheck.admin.password=correct horse")) {
            Visitor visitor = Visitor.of(new Visitor.Server(
                    "http://localhost:" + context.getEnvironment().getProperty("local.server.port")));
            visitor.answer(1, 3, "B");
            Page four = visitor.get("/questions/4");
            Map<String, String> signIn = Map.of("username", "consultant", "password", "correct horse");
            Visitor consultant = visitor.sameBrowser();
            consultant.send(consultant.get("/login"), signIn);
            Page login = visitor.get("/login");

            postgres.close();
            Page away = visitor.send(four, Map.of("choice", "C"));
            assertThat(away.status()).isEqualTo(503);
            assertThat(away.header("Retry-After")).isEqualTo("10");
            assertThat(away.h1()).isEqualTo("We can’t save anything just now");
            assertThat(visitor.get("/questions/4").status()).isEqualTo(503);
            assertThat(consultant.get("/admin").status()).isEqualTo(503);
            assertThat(consultant.get("/admin").header("Retry-After")).isEqualTo("10");
            assertThat(visitor.send(login, signIn).status())
                    .as("not the password's fault")
                    .isEqualTo(503);
            assertThat(visitor.get("/guide").status())
                    .as("what needs no database")
                    .isEqualTo(200);

            postgres = postgres(port);
            // the pool notices within a few tries, each of which waits for it
            Page back = visitor.send(four, Map.of("choice", "C"));
            for (int tries = 1; tries < 20 && back.status() == 503; tries++) {
                back = visitor.send(four, Map.of("choice", "C"));
            }
            assertThat(back.redirect()).isEqualTo("/questions/5");
            assertThat(consultant.get("/admin").h1()).isEqualTo("Submissions");
            assertThat(visitor.get("/questions/3").chosen()).isEqualTo("B");
            assertThat(visitor.get("/questions/4").chosen()).isEqualTo("C");
        } finally {
            postgres.close();
        }
    }
}
