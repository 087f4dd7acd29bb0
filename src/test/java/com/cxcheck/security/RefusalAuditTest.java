package com.cxcheck.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cxcheck.ServerTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On a running server, since what counts them comes before the filters. */
@ServerTest(properties = "cxcheck.limit.writes=5")
class RefusalAuditTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RefusalAudit refusals;

    @Test
    void whatIsRefusedAndWhatIsTooMuchIsOnRecordWithItsNumberOnly() {
        Visitor visitor = Visitor.of(new Visitor.Server("http://localhost:" + port));
        Page form = visitor.get("/questions/1");
        Map<String, String> forged = Map.of("_csrf", "forged");
        refusals.record();
        jdbc.sql("delete from audit_event").update();

        visitor.withHeader("Sec-Fetch-Site", "cross-site");
        List<Integer> answers = Stream.generate(() -> visitor.send(form, forged).status())
                .limit(6)
                .toList();

        assertThat(answers).containsExactly(403, 403, 403, 403, 403, 429);
        // an answer is counted after it is sent
        List<String> expected = List.of("(anybody) REQUESTS_REFUSED  5", "(anybody) REQUESTS_THROTTLED  1");
        await().untilAsserted(() -> {
            refusals.record();
            assertThat(recorded()).containsExactlyInAnyOrderElementsOf(expected);
        });
        refusals.record();
        assertThat(recorded()).containsExactlyInAnyOrderElementsOf(expected);
    }

    private List<String> recorded() {
        return jdbc.sql("select actor || ' ' || action || ' ' || subject || ' ' || number from audit_event order by id")
                .query(String.class)
                .list();
    }
}
