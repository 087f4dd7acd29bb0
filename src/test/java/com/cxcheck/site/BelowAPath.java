package com.cxcheck.site;

import com.cxcheck.ServerTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.Map;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The application below a path. */
@ServerTest(
        properties = {
            "server.servlet.context-path=/check",
            "cxcheck.url=https://example.org/check",
            "server.forward-headers-strategy=native",
            "management.server.port=0",
            "cxcheck.admin.username=ada",
            "cxcheck.admin.password=correct horse",
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=1"
        })
abstract class BelowAPath {

    @LocalServerPort
    int port;

    Visitor visitor(boolean proxy) {
        Visitor visitor = Visitor.of(new Visitor.Server("http://localhost:" + port));
        return proxy
                ? visitor.withHeader("X-Forwarded-For", "203.0.113.1")
                        .withHeader("X-Forwarded-Proto", "https")
                        .withHeader("X-Forwarded-Host", "example.org")
                        .withHeader("X-Forwarded-Prefix", "/check")
                : visitor;
    }

    static Page signIn(Visitor visitor) {
        return visitor.send(visitor.get("/check/login"), Map.of("username", "ada", "password", "correct horse"));
    }
}
