package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.UriUtils;

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

    private static Page begin(Visitor visitor, String start) {
        return follow(visitor, visitor.get(start), "main a.button");
    }

    /** Follows a link, whose address MockMvc encodes. */
    private static Page follow(Visitor visitor, Page page, String link) {
        return visitor.get(UriUtils.decode(page.html().expectFirst(link).attr("href"), StandardCharsets.UTF_8));
    }

    private List<String> stored() {
        return jdbc.sql("select coalesce(source, '(none)') from submission order by id")
                .query(String.class)
                .list();
    }

    @Test
    void itIsKeptWithTheFirstAnswerAlsoAfterAMistakeAndNothingIsStoredBefore() {
        Visitor visitor = new Visitor(mvc);
        Page first = begin(visitor, "/?source=spring-newsletter");
        Page again = visitor.send(first, Map.of());

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
    @CsvSource({"Frühling 2026, Frühling 2026", "<script>, script", "+, (none)", "'', (none)"})
    void whatPeopleWriteIsKeptWithoutWhatANameCannotHave(String source, String name) {
        Visitor visitor = new Visitor(mvc);
        Page first = begin(visitor, "/?source=" + source);

        visitor.send(first, Map.of("choice", "A")).redirect();
        visitor.post("/questions/2", Map.of("source", "late")).status();

        assertThat(stored()).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/guide", "/scoring", "/privacy", "/accessibility"})
    void itIsTakenAlongByEveryPageThatAVisitorReadsBeforeTheFirstQuestion(String path) {
        Page page = new Visitor(mvc).get(path + "?source=May fair");

        assertThat(page.html()
                        .select("a[href]")
                        .not("[href^=#], [href^='/login'], [href^='?']")
                        .eachAttr("href"))
                .isNotEmpty()
                .allMatch(href -> href.endsWith("?source=May%20fair"));
        assertThat(page.html().select("a[href^='?']").eachAttr("href"))
                .as("languages")
                .isNotEmpty()
                .allMatch(href -> href.contains("source=May"));
        assertThat(page.header("Set-Cookie")).isEmpty();
    }

    @Test
    void whoReadsTheGuideFirstAndMakesAMistakeAndGoesBackStillCameByTheLink() {
        Visitor visitor = new Visitor(mvc);
        Page guide = follow(visitor, visitor.get("/?source=May fair"), "footer a");
        Page mistake = visitor.send(follow(visitor, follow(visitor, guide, "a.brand"), "main a.button"), Map.of());
        Page start = follow(visitor, follow(visitor, mistake, "footer a"), "a.brand");

        visitor.send(follow(visitor, start, "main a.button"), Map.of("choice", "A"))
                .redirect();

        assertThat(stored()).containsExactly("May fair");
    }

    @Test
    void withoutOneNoLinkNamesAny() {
        assertThat(new Visitor(mvc).get("/").html().select("a[href*=source]")).isEmpty();
        assertThat(new Visitor(mvc)
                        .get("/?source=+&lang=de")
                        .html()
                        .select("a.brand")
                        .attr("href"))
                .isEqualTo("/");
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

        Page inbox = consultant.get("/admin/submissions?source=spring_2026");

        assertThat(inbox.html().select(".row")).hasSize(1);
        assertThat(consultant.get("/admin").html().select(".row")).hasSize(2);
        assertThat(consultant
                        .get(inbox.html().expectFirst(".row .who").attr("href"))
                        .text())
                .contains("from spring_2026");
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
