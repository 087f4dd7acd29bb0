package com.cxcheck.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cxcheck.CxCheckApplication;
import com.cxcheck.Postgres;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.env.MockEnvironment;

/** Health and metrics, on a port that visitors don't have, and through a PostgreSQL that goes away and comes back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("application")
@Tag("slow")
class ManagementSecurityTest {

    private static final List<String> ENDPOINTS = List.of(
            "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness", "/actuator/prometheus");

    @TempDir
    private static Path folder;

    private EmbeddedPostgres postgres;
    private ConfigurableApplicationContext context;
    private Visitor visitor;
    private Visitor operator;

    private EmbeddedPostgres postgres(int port) throws IOException {
        EmbeddedPostgres.Builder builder =
                Postgres.builder().setDataDirectory(folder.resolve("postgres")).setCleanDataDirectory(false);
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    @BeforeAll
    void start() throws IOException {
        postgres = postgres(0);
        context = SpringApplication.run(
                CxCheckApplication.class,
                "--server.port=0",
                "--management.server.port=0",
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres",
                "--spring.datasource.hikari.connection-timeout=1000",
                "--cxcheck.admin.password=correct horse");
        visitor = Visitor.of(server("local.server.port"));
        operator = Visitor.of(server("local.management.port"));
    }

    private Visitor.Server server(String port) {
        return new Visitor.Server("http://localhost:" + context.getEnvironment().getProperty(port));
    }

    @AfterAll
    void stop() throws IOException {
        context.close();
        postgres.close();
    }

    @Test
    void healthSaysUpAndNothingOfTheMachine() {
        assertThat(operator.get("/actuator/health").body()).isEqualTo("""
                {"groups":["liveness","readiness"],"status":"UP"}""");
        assertThat(operator.get("/actuator/health/liveness").body()).isEqualTo("""
                {"status":"UP"}""");
        assertThat(operator.get("/actuator/health/readiness").body()).isEqualTo("""
                {"status":"UP"}""");
    }

    @Test
    void visitorsHaveNoneOfIt() {
        for (String endpoint : ENDPOINTS) {
            assertThat(operator.get(endpoint).status()).as(endpoint).isEqualTo(200);
            Page page = visitor.get(endpoint);
            assertThat(page.status()).as(endpoint).isEqualTo(404);
            assertThat(page.h1()).isEqualTo("There is no such page");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/actuator",
                "/actuator/env",
                "/actuator/metrics",
                "/actuator/sbom/application",
                "/actuator/health/db",
                "/actuator/health/readiness/db",
                "/actuator/prometheus/x",
                "/admin",
                "/login",
                "/questions/1",
                "/style.css",
                "/error",
                "/no-such-page"
            })
    void anythingElseOnTheManagementPortIsPlainlyNotThere(String path) {
        Page page = operator.get(path);

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).doesNotContain("xception", "trace", "DOCTYPE");
        assertThat(page.headers().containsHeader("Set-Cookie")).isFalse();
    }

    @Test
    void nobodySignsInOnTheManagementPort() {
        Visitor consultant = Visitor.of(server("local.server.port"));
        Page login = consultant.get("/login");
        consultant.moveTo(server("local.management.port"));

        Page page = consultant.send(login, Map.of("username", "consultant", "password", "correct horse"));

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.headers().containsHeader("Set-Cookie")).isFalse();
    }

    @Test
    void metricsNamePagesByTheirPatternAndNobodyByAReferenceOrAnId() {
        String result = visitor.sameBrowser().walk("B", "");
        String reference = result.substring(result.lastIndexOf('/') + 1);
        visitor.get(result);
        visitor.get("/results/no-such-reference");
        visitor.get("/admin/submissions/990011880077");
        visitor.get("/no-such-page/990011880077");
        Visitor consultant = Visitor.of(server("local.server.port"));
        consultant.send(consultant.get("/login"), Map.of("username", "consultant", "password", "correct horse"));
        consultant.get("/admin/submissions/990011880088");

        String metrics = operator.get("/actuator/prometheus").body();

        assertThat(metrics)
                .contains(
                        "uri=\"/results/{reference}\"",
                        "uri=\"/questions/{page:[0-9]{1,3}}\"",
                        "uri=\"/admin/submissions/{id:[0-9]{1,18}}\"",
                        "hikaricp_connections_active",
                        "jvm_memory_used_bytes")
                .doesNotContain(reference, "no-such", "990011880077", "990011880088");
    }

    @Test
    void whileTheDatabaseIsAwayTheProgramIsAliveButNotReadyAndItIsReadyByItselfAfterwards() throws IOException {
        int port = postgres.getPort();
        postgres.close();
        assertThat(operator.get("/actuator/health/readiness").status()).isEqualTo(503);
        assertThat(operator.get("/actuator/health/readiness").body()).isEqualTo("""
                {"status":"DOWN"}""");
        assertThat(operator.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(operator.get("/actuator/prometheus").status()).isEqualTo(200);

        postgres = postgres(port);
        // the pool notices within a few tries, each of which waits for it
        Page back = operator.get("/actuator/health/readiness");
        for (int tries = 1; tries < 20 && back.status() == 503; tries++) {
            back = operator.get("/actuator/health/readiness");
        }
        assertThat(back.status()).isEqualTo(200);
    }

    @Test
    void noPortIsOpenThatNobodyAskedFor() {
        try (ConfigurableApplicationContext alone =
                SpringApplication.run(CxCheckApplication.class, "--server.port=0")) {
            assertThat(alone.getEnvironment().getProperty("local.management.port"))
                    .isNull();
            Visitor.Server only = new Visitor.Server(
                    "http://localhost:" + alone.getEnvironment().getProperty("local.server.port"));
            for (String endpoint : ENDPOINTS) {
                assertThat(Visitor.of(only).get(endpoint).status()).as(endpoint).isEqualTo(404);
            }
        }
    }

    @Test
    void itIsNeverThePortOfTheVisitors() {
        MockEnvironment settings = new MockEnvironment();
        settings.setProperty("server.port", "9090");
        settings.setProperty("management.server.port", "9090");

        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> new ManagementSecurity(settings))
                .withMessageContaining("management.server.port");
    }
}
