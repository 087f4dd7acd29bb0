package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.submission.Submissions;
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

@AppTest
@SignedInConsultant
class SearchTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Submissions submissions;

    @Autowired
    private JdbcClient jdbc;

    private Visitor visitor;
    private String result;

    @BeforeEach
    void aBakeryHasSubmitted() {
        jdbc.sql("delete from submission").update();
        new Visitor(mvc).walk("A", "Something else");
        visitor = new Visitor(mvc);
        result = visitor.walk("A", "The crêpes were COLD; everything else was great.");
        visitor.keepInTouch(result, Map.of("business", "Bäckerei Groß", "name", "Zoë"))
                .redirect();
    }

    private boolean finds(String q) {
        List<String> found = new Visitor(mvc)
                .get("/admin/submissions?q=" + q)
                .html()
                .select(".row .who:not(.anon)")
                .eachText();
        assertThat(found).as(q).isSubsetOf("Bäckerei Groß", "Konditorei");
        return !found.isEmpty();
    }

    private long id() {
        return jdbc.sql("select max(id) from submission").query(Long.class).single();
    }

    private List<String> words() {
        return jdbc.sql("select submission_id, word from submission_word order by submission_id, word")
                .query((row, number) -> row.getLong(1) + " " + new String(row.getBytes(2), StandardCharsets.UTF_8))
                .list();
    }

    private void note(String text) {
        send("COLLEAGUES", text);
    }

    private void send(String recipient, String text) {
        String page = "/admin/submissions/" + id();
        Visitor consultant = new Visitor(mvc);
        consultant
                .sendTo(page, consultant.get(page), Map.of("action", "SEND", "recipient", recipient, "text", text))
                .redirect();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crêpes",
                "CREPES",
                "crep",
                "cold crepes",
                "great bäck",
                "backerei gross",
                "GROSS",
                "zoe",
                "  cold;   (were) ",
                "else everything was cold"
            })
    void itFindsWhatHasAWordThatBeginsWithEachThatIsTyped(String q) {
        assertThat(finds(q)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"repes", "cold warm", "crepes something", "oup", "%", "' or 1=1 --"})
    void itFindsNothingThatLacksOneOfTheWords(String q) {
        assertThat(finds(q)).isFalse();
    }

    @Test
    void aNoteIsFoundFromWhenItIsWritten() {
        assertThat(finds("workshop cold")).isFalse();
        note("Wants a workshop");
        note("In spring");

        assertThat(finds("workshop cold spring")).isTrue();
    }

    @Test
    void itFindsANumberALinkAnAddressATelephoneNumberAndAComment() {
        visitor.keepInTouch(
                        result,
                        Map.of(
                                "business",
                                "Bäckerei Groß",
                                "email",
                                "zoe@example.com",
                                "phone",
                                "030 123456",
                                "consent",
                                "true"))
                .redirect();
        send("VISITOR", "Shall we meet on Wednesday?");

        assertThat(finds(String.valueOf(id()))).isTrue();
        assertThat(finds("No. " + id())).isTrue();
        assertThat(finds("№ " + id())).isTrue();
        assertThat(finds("№ " + (id() + 1))).isFalse();
        assertThat(finds("http://localhost:8080" + result)).isTrue();
        assertThat(finds("zoe@example.com")).isTrue();
        assertThat(finds("123456")).isTrue();
        assertThat(finds("wednesday")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "客户服务很好, 服务, 务客",
        "客户服务很好, 好, 坏",
        "고객서비스가 좋아요, 서비스, 비서",
        "บริการลูกค้าดีมาก, ลูกค้า, แมว",
        "顧客サービスは良い, サービス, スサ",
        "Really 👍🏽 good, 👍, 👎",
        "Øresund Łódź, oresund lodz, osund"
    })
    void itFindsWordsInEveryScriptAlsoWithinAWord(String text, String word, String other) {
        note(text);

        assertThat(finds(word)).isTrue();
        assertThat(finds(other)).isFalse();
    }

    @Test
    void itFindsATagAndASourceByTheirWords() {
        jdbc.sql(
                        "insert into follow_up_tag (submission_id, tag, submitted_at) values (?, 'vip älter', current_timestamp)")
                .param(id())
                .update();
        jdbc.sql("update submission set source = 'Früh-Newsletter 2026' where id = ?")
                .param(id())
                .update();
        jdbc.sql("update follow_up set source = 'früh-newsletter 2026' where submission_id = ?")
                .param(id())
                .update();

        assertThat(finds("VIP")).isTrue();
        assertThat(finds("alter cold")).isTrue();
        assertThat(finds("newsletter fruh")).isTrue();
        assertThat(finds("2026 vip")).isTrue();
        assertThat(finds("2026 vip none")).isFalse();
    }

    @Test
    void contactDetailsThatWereChangedAreNotFoundAnyMore() {
        note("Groß enough");
        visitor.keepInTouch(result, Map.of("business", "Konditorei", "name", ""))
                .redirect();

        assertThat(finds("konditorei cold")).isTrue();
        assertThat(finds("bäckerei")).isFalse();
        assertThat(finds("zoë")).isFalse();
        assertThat(finds("groß")).as("which is in a note as well").isTrue();
        assertThat(words()).noneMatch(word -> word.endsWith("backerei") || word.endsWith("zoe"));
    }

    @Test
    void contactDetailsThatWereRemovedAreNotFoundAnyMore() {
        visitor.keepInTouch(result, Map.of("business", "", "name", "")).redirect();

        assertThat(finds("bäckerei")).isFalse();
        assertThat(words()).noneMatch(word -> word.endsWith("backerei") || word.endsWith("zoe"));
    }

    @Test
    void ofWhatIsDeletedNoWordIsLeft() {
        note("Called");
        submissions.delete(submissions.findById(id()).orElseThrow());

        assertThat(words()).hasSize(2).allMatch(word -> word.matches("\\d+ (something|else)"));
    }

    @Test
    void whatIsNotSubmittedHasNoWordsYet() {
        Visitor another = new Visitor(mvc);
        another.answer(1, 10, "A");
        another.feedback("Unfinished business").redirect();

        assertThat(finds("unfinished")).isFalse();
        assertThat(words()).noneMatch(word -> word.endsWith("unfinished"));
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class SearchOnPostgresTest extends SearchTest {}
