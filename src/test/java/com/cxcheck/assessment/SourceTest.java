package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The link that a visitor came by. */
@AppTest
@SignedInConsultant
class SourceTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        jdbc.sql("delete from submission").update();
    }

    private static Visitor.Page begin(Visitor visitor, String start) {
        return visitor.get(
                visitor.get(start).html().expectFirst("main a.button").attr("href"));
    }

    private List<String> stored() {
        return jdbc.sql("select coalesce(source, '(none)') from submission order by id")
                .query(String.class)
                .list();
    }

    @Test
    void itIsKeptWithTheFirstAnswerAlsoAfterAMistakeAndNothingIsStoredBefore() {
        Visitor visitor = new Visitor(mvc);
        Visitor.Page first = begin(visitor, "/?source=spring-newsletter");
        Visitor.Page again = visitor.send(first, Map.of());

        assertThat(again.status()).isEqualTo(422);
        assertThat(stored()).isEmpty();
        assertThat(visitor.hasCookie("consultant")).as("a session").isFalse();

        visitor.send(again, Map.of("choice", "A")).redirect();
        assertThat(stored()).containsExactly("spring-newsletter");
    }

    @Test
    void whoSetsOutByOneLinkAndComesBackByAnotherCameByTheFirst() {
        Visitor visitor = new Visitor(mvc);
        visitor.send(begin(visitor, "/?source=first"), Map.of("choice", "A")).redirect();
        visitor.send(visitor.get("/questions/1?source=second"), Map.of("choice", "B"))
                .redirect();

        assertThat(stored()).containsExactly("first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "<script>", "für", "12345678901234567890123456789012345678901", "a&source=b"})
    void whatCannotBeTheNameOfALinkIsIgnored(String source) {
        Visitor visitor = new Visitor(mvc);
        Visitor.Page first = begin(visitor, "/?source=" + source);

        assertThat(first.html().select("input[name=source]")).isEmpty();
        visitor.send(first, Map.of("choice", "A")).redirect();
        visitor.post("/questions/2", Map.of("source", "late")).status();

        assertThat(stored()).containsExactly("(none)");
    }

    @Test
    void theConsultantSeesItFindsByItAndTakesItAlong() {
        Visitor visitor = new Visitor(mvc);
        visitor.send(begin(visitor, "/?source=spring_2026"), Map.of("choice", "A"))
                .redirect();
        visitor.answer(2, 10, "A");
        visitor.submit();
        new Visitor(mvc).walk("B", "");
        Visitor consultant = new Visitor(mvc);

        Visitor.Page inbox = consultant.get("/admin/submissions?source=spring_2026");

        assertThat(inbox.html().select("tbody tr")).hasSize(1);
        assertThat(consultant.get("/admin").html().select("tbody tr")).hasSize(2);
        assertThat(consultant
                        .get(inbox.html().expectFirst("tbody a").attr("href"))
                        .text())
                .contains("Came by the link spring_2026");
        String export = inbox.html().expectFirst("form:contains(CSV)").attr("action");
        assertThat(consultant.download(export).body().lines().toList())
                .hasSize(2)
                .last()
                .asString()
                .contains(",spring_2026");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class SourceOnPostgresTest extends SourceTest {}
