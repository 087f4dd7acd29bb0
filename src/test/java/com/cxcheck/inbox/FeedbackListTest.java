package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The list of what visitors wrote. */
@AppTest
@SignedInConsultant("ada")
class FeedbackListTest {

    private static final String PAGE = "/admin/feedback";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    private Visitor ada;
    private final Map<String, Supplier<String>> resultPages = new LinkedHashMap<>();

    @BeforeEach
    void threeHaveWrittenAndOneHasNot() {
        jdbc.sql("delete from submission").update();
        jdbc.sql("delete from consultant where username = 'ada'").update();
        jdbc.sql("insert into consultant (username, password_hash) values ('ada', '')")
                .update();
        ada = new Visitor(mvc);
        for (String text : List.of("Question 5 is hard.", "Größere Schrift, bitte", "I liked it & <b>more</b>", "")) {
            Visitor visitor = new Visitor(mvc);
            String result = visitor.walk(text.startsWith("I") ? "B" : "A", text);
            resultPages.put(text, () -> visitor.get(result).text());
        }
    }

    private String resultOf(String feedback) {
        return Objects.requireNonNull(resultPages.get(feedback)).get();
    }

    private Document list(String query) {
        return ada.get(PAGE + query).html();
    }

    private static List<String> texts(Document list) {
        return list.select(".feedback-item blockquote").eachText();
    }

    private void change(String query, Map<String, String> more, int... ticked) {
        assertThat(send(query, more, ticked).redirect()).startsWith(PAGE);
    }

    private Visitor.Page send(String query, Map<String, String> more, int... ticked) {
        Visitor.Page page = ada.get(PAGE + query);
        Map<String, String> form = Visitor.form(page);
        List<String> ids = page.html().select(".feedback-item input[name=id]").eachAttr("value");
        form.put("id", Arrays.stream(ticked).mapToObj(ids::get).collect(Collectors.joining(",")));
        form.putAll(more);
        return ada.post(PAGE, form);
    }

    @Test
    void itHasWhatWasWrittenTheNewestFirst() {
        assertThat(texts(list("")))
                .containsExactly("I liked it & <b>more</b>", "Größere Schrift, bitte", "Question 5 is hard.");
        assertThat(list("").select("mark")).isEmpty();
    }

    @Test
    void itIsFilteredLikeTheInbox() {
        assertThat(texts(list("?band=crossing-over"))).containsExactly("I liked it & <b>more</b>");
        assertThat(texts(list("?state=DONE"))).isEmpty();
        assertThat(list("?state=DONE").select(".notice").text()).startsWith("No submissions match.");
    }

    @Test
    void whatIsSearchedForIsMarkedWhereItStands() {
        Document found = list("?q=GROSSERE schr");

        assertThat(texts(found)).containsExactly("Größere Schrift, bitte");
        assertThat(found.select("mark").eachText()).containsExactly("Größere", "Schrift");
        assertThat(list("?q=more").select("blockquote").html())
                .contains("I liked it &amp; &lt;b&gt;<mark>more</mark>&lt;/b&gt;");
    }

    @Test
    void severalAreGivenAnActionTakenWithOneLineWhichTheirVisitorsSee() {
        change("", Map.of("action", "ACTION_TAKEN", "actionTaken", "The type is larger now."), 1, 2);

        assertThat(texts(list("?hasAction=true"))).containsExactly("Größere Schrift, bitte", "Question 5 is hard.");
        assertThat(texts(list("?hasAction=false"))).containsExactly("I liked it & <b>more</b>");
        assertThat(list("").select(".feedback-item").get(1).text()).contains("Acted on: The type is larger now.");
        assertThat(resultOf("Question 5 is hard.")).contains("You said, we did", "The type is larger now.");
        assertThat(resultOf("I liked it & <b>more</b>")).doesNotContain("You said, we did");
    }

    @Test
    void whatIsMarkedAlreadyKeepsItsLine() {
        change("", Map.of("action", "ACTION_TAKEN", "actionTaken", "First"), 0);
        change("", Map.of("action", "ACTION_TAKEN", "actionTaken", "Second"), 0, 1);

        assertThat(list("").select(".feedback-item span:contains(First)")).hasSize(1);
        assertThat(list("").select(".feedback-item span:contains(Second)")).hasSize(1);
    }

    @Test
    void aMarkThatIsTakenBackWaitsAgain() {
        change("", Map.of("action", "ACTION_TAKEN", "actionTaken", "Done"), 0);
        String page =
                list("").expectFirst(".feedback-item a[href$=action-taken]").attr("href");
        ada.sendTo(page, ada.get(page), Map.of("actionTaken", "")).redirect();

        assertThat(texts(list("?hasAction=true"))).isEmpty();
        assertThat(texts(list("?hasAction=false"))).hasSize(3);
    }

    @Test
    void withoutALineNothingIsMarkedAndTheTicksStay() {
        Visitor.Page page = send("", Map.of("action", "ACTION_TAKEN", "actionTaken", " "), 1);

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select(".error-summary a[href=#actionTaken]").text())
                .isEqualTo("Say what was done, with at most 300 characters");
        assertThat(page.html().select(".feedback-item input[checked]")).hasSize(1);
        assertThat(texts(list("?hasAction=true"))).isEmpty();
    }

    @Test
    void aTagThatIsTooLongIsSaidAndNothingIsLost() {
        Visitor.Page page = send("", Map.of("action", "TAG", "newTag", "x".repeat(41), "actionTaken", "We did"), 1);

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select(".error-summary a[href=#newTag]").text())
                .isEqualTo("Give at most 20 tags of 40 characters each");
        assertThat(page.html().select("#newTag").val()).isEqualTo("x".repeat(41));
        assertThat(page.html().select("#actionTaken").val()).isEqualTo("We did");
        assertThat(page.html().select(".feedback-item input[checked]")).hasSize(1);
    }

    @Test
    void severalAreTaggedAndFoundByTheirTag() {
        change("", Map.of("action", "TAG", "newTag", " Type  Size "), 1, 2);

        assertThat(texts(list("?tag=type size"))).containsExactly("Größere Schrift, bitte", "Question 5 is hard.");
        assertThat(list("").select(".feedback-item").get(1).select(".tag").eachText())
                .containsExactly("type size");
    }

    @Test
    void enterInAFieldMeansWhatIsWrittenThere() {
        change("", Map.of("actionTaken", "Done"), 0);
        change("", Map.of("newTag", "fair"), 1);

        assertThat(texts(list("?hasAction=true"))).containsExactly("I liked it & <b>more</b>");
        assertThat(texts(list("?tag=fair"))).containsExactly("Größere Schrift, bitte");
    }

    @Test
    void whatChangesNothingSaysSo() {
        String list = send("", Map.of("action", "TAG", "newTag", "fair")).redirect();

        assertThat(ada.get(list).html().select("[role=alert]").text()).startsWith("Nothing has changed.");
    }

    @Test
    void theFilterStays() {
        assertThat(send("?q=hard", Map.of("action", "TAG", "newTag", "x"), 0).redirect())
                .matches("/admin/feedback[?]q=hard&changed=\\d+");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class FeedbackListOnPostgresTest extends FeedbackListTest {}
