package com.cxcheck.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.ServerTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.catalina.valves.RemoteIpValve;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.annotation.DirtiesContext;

/** Whose writes are counted, on a running server that is told who asks. */
@Tag("slow")
class ForwardedAddressTest {

    private static Visitor visitor(int port, String forwardedFor) {
        return Visitor.of(new Visitor.Server("http://localhost:" + port))
                .withHeader("X-Forwarded-For", forwardedFor)
                .withHeader("Forwarded", "for=" + forwardedFor);
    }

    private static Page write(int port, String forwardedFor) {
        return visitor(port, forwardedFor).post("/questions/1", Map.of());
    }

    private static void assertThatAllCountAsOne(int port) {
        for (int i = 1; i <= 3; i++) {
            assertThat(write(port, "203.0.113." + i).status()).isEqualTo(403);
        }
        assertThat(write(port, "203.0.113.4").status()).isEqualTo(429);
    }

    @Nested
    @ServerTest(properties = {"server.forward-headers-strategy=native", "cxcheck.limit.writes=3"})
    class FromAProxyOnThisMachine {

        @LocalServerPort
        private int port;

        @Autowired
        private ServletWebServerApplicationContext context;

        @Test
        void itIsTheAddressThatTheProxyNames() {
            for (int i = 1; i <= 3; i++) {
                assertThat(write(port, "203.0.113.1").status()).isEqualTo(403);
            }

            Page page = write(port, "203.0.113.1");
            assertThat(page.status()).isEqualTo(429);
            assertThat(Integer.parseInt(page.header("Retry-After"))).isBetween(1, 100);
            assertThat(page.h1()).isEqualTo("That was a lot in a short time");
            assertThat(page.html().select("main a[href=/]")).isNotEmpty();
            assertThat(write(port, "198.51.100.7, 203.0.113.1").status())
                    .as("what a visitor says comes before what the proxy says")
                    .isEqualTo(429);
            assertThat(write(port, "203.0.113.2").status()).isEqualTo(403);
            assertThat(visitor(port, "203.0.113.1").get("/questions/1").status())
                    .as("reading is not counted")
                    .isEqualTo(200);
        }

        @Test
        void noOtherMachineIsTakenForAProxyUnlessItIsNamed() {
            TomcatWebServer server = (TomcatWebServer) Objects.requireNonNull(context.getWebServer());

            assertThat(server.getTomcat().getEngine().getPipeline().getValves())
                    .filteredOn(RemoteIpValve.class::isInstance)
                    .singleElement()
                    .extracting(valve ->
                            Set.of(((RemoteIpValve) valve).getInternalProxies().split(", ")))
                    .isEqualTo(Set.of("127.0.0.0/8", "::1/128"));
        }
    }

    @Nested
    @ServerTest(properties = {})
    @DirtiesContext
    class WithNothingSet {

        @LocalServerPort
        private int port;

        @Test
        void anAddressWrites3000TimesAndThenHasToWaitForASecond() {
            int written = 0;
            Page page = write(port, "203.0.113.1");
            while (page.status() != 429) {
                written++;
                // so many come back on a machine that writes 13 times a second
                assertThat(written).isLessThan(12_000);
                page = write(port, "203.0.113.1");
            }

            // some came back while we were writing
            assertThat(written).isGreaterThanOrEqualTo(3_000);
            assertThat(page.header("Retry-After")).isEqualTo("1");
        }
    }

    @Nested
    @ServerTest(
            properties = {
                "server.forward-headers-strategy=native",
                "server.tomcat.remoteip.internal-proxies=192.0.2.1/32",
                "cxcheck.limit.writes=3"
            })
    class FromAMachineThatIsNotTheProxy {

        @LocalServerPort
        private int port;

        @Test
        void itIsTheMachineThatAsks() {
            assertThatAllCountAsOne(port);
        }
    }

    @Nested
    @ServerTest(properties = "cxcheck.limit.writes=3")
    class WithoutAProxy {

        @LocalServerPort
        private int port;

        @Test
        void itIsTheMachineThatAsks() {
            assertThatAllCountAsOne(port);
        }
    }
}
