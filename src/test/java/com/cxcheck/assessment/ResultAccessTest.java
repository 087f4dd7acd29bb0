package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who sees a result, and who can delete it. */
class ResultAccessTest extends VisitorWithResults {

    @Test
    void aStrangerIsAskedHowTheirsWouldComeOut() {
        String result = visitor.walk("A", "");

        Page page = new Visitor(mvc).get(result);

        assertThat(page.html().select(".panel .kicker").text()).startsWith("A result of ");
        assertThat(page.html().select("#yours").text()).isEqualTo("How would yours come out?");
        assertThat(page.html().select("form[action*=contact]")).isEmpty();
    }

    @Test
    void thePageTellsItsOwnLinkAtThePublicAddress() {
        String result = visitor.walk("A", "");

        assertThat(visitor.get(result).html().select("#link").val()).isEqualTo("http://localhost:8080" + result);
    }

    @Test
    void whoOnlyHasTheLinkSeesTheResultButNeitherContactNorFeedbackAndCannotDelete() {
        String result = visitor.walk("A", "My private word");
        visitor.keepInTouch(result, Map.of("business", "Ada Ltd", "email", "ada@example.com", "consent", "true"));
        Visitor friend = new Visitor(mvc);

        Page page = friend.get(result);

        assertThat(page.text()).contains("37% proactive");
        assertThat(page.body()).doesNotContain("Ada Ltd", "ada@example.com", "My private word", "Delete my answers");
        friend.answer(1, "A");
        Page delete = friend.get("/answers/delete");
        assertThat(friend.post(result + "/contact", Visitor.form(delete)).status())
                .isEqualTo(403);
        friend.send(delete, Map.of()).redirect();
        assertThat(visitor.get(result).status()).isEqualTo(200);
    }

    @Test
    void deletingRemovesEveryResultOfThisBrowserAndTheirLinks() {
        String first = visitor.walk("A", "My word");
        visitor.send(visitor.get("/questions/1?attempt=2"), Map.of("choice", "B"));
        visitor.answer(2, 10, "B");
        String second = visitor.submit();
        String others = new Visitor(mvc).walk("A", "");

        visitor.send(
                visitor.get(visitor.get(second)
                        .html()
                        .select("a:contains(Delete my answers)")
                        .attr("href")),
                Map.of());

        assertThat(visitor.get(first).status()).isEqualTo(404);
        assertThat(visitor.get(second).status()).isEqualTo(404);
        assertThat(visitor.get(others).status()).isEqualTo(200);
        assertThat(jdbc.sql("select count(*) from submission").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void anUnknownResultIsNotFound() {
        assertThat(visitor.get("/results/AAAAAAAAAAAAAAAAAAAAAAAA").status()).isEqualTo(404);
        assertThat(visitor.get("/results/x'or'1'='1").status()).isEqualTo(404);
    }
}
