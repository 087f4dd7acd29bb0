package com.cxcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Two consultants, ada and grace, with empty lists; and the forms and pages that they see. */
@AppTest
@TestPropertySource(properties = {"cxcheck.admin.username=ada", "cxcheck.admin.password=correct horse"})
public abstract class TwoConsultants {

    private static final Map<String, String> FORM_FIELDS = Map.of("state", "newState", "assignee", "newAssignee");

    @Autowired
    protected MockMvcTester mvc;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected Clock clock;

    @BeforeEach
    protected void adaAndGraceHaveNothingToDo() {
        jdbc.sql("delete from submission").update();
        jdbc.sql("delete from consultant").update();
        jdbc.sql("delete from saved_view").update();
        jdbc.sql("insert into consultant (username, password_hash) values ('ada', ''), ('grace', '')")
                .update();
    }

    private static RequestPostProcessor signedIn(String consultant) {
        return user(consultant).authorities(SignedInConsultant.Factory.authorities());
    }

    /** A submission of a business, and the address of its page. */
    protected String submitted(String business) {
        Visitor visitor = new Visitor(mvc);
        visitor.keepInTouch(visitor.walk("A", ""), Map.of("business", business)).redirect();
        return "/admin/submissions/"
                + jdbc.sql("select max(id) from submission").query(Long.class).single();
    }

    protected void setReplyBy(String link, LocalDate day) {
        jdbc.sql("update follow_up set reply_by = ? where submission_id = ?")
                .params(day, Long.valueOf(link.replaceAll("\\D", "")))
                .update();
    }

    private MockHttpServletResponse response(String consultant, String path) {
        return mvc.get()
                .uri(URI.create(path))
                .with(signedIn(consultant))
                .exchange()
                .getResponse();
    }

    protected Document get(String path) {
        MockHttpServletResponse response = response("ada", path);
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return html(response);
    }

    protected static Document html(MockHttpServletResponse response) {
        try {
            return Jsoup.parse(response.getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    /** What a page's form sends as it stands. */
    protected static Map<String, String> form(Document page, String action) {
        Map<String, String> fields = new LinkedHashMap<>();
        Element form = page.expectFirst("form[method=post][action='" + action + "']");
        form.select("input[name]:not([type=checkbox], [type=radio]:not([checked]))")
                .forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        form.select("select")
                .forEach(select -> fields.put(
                        select.attr("name"), select.select("option[selected]").attr("value")));
        return fields;
    }

    protected MockHttpServletResponse send(
            String consultant, String action, Map<String, String> form, Map<String, String> changed, String... ids) {
        Map<String, String> fields = new LinkedHashMap<>(form);
        fields.putAll(changed);
        var request = mvc.post().uri(action).with(signedIn(consultant)).with(csrf());
        fields.remove("_csrf");
        fields.forEach(request::param);
        Arrays.stream(ids).forEach(id -> request.param("id", id));
        return request.exchange().getResponse();
    }

    protected void changeFollowUp(String link, String consultant, Map<String, String> changed) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("action", "SAVE"));
        changed.forEach((name, value) -> fields.put(FORM_FIELDS.getOrDefault(name, name), value));
        assertThat(send(consultant, link, form(get(link), link), fields).getStatus())
                .isEqualTo(303);
    }

    protected void note(String link, String consultant, String text) {
        changeFollowUp(link, consultant, Map.of("recipient", "COLLEAGUES", "text", text));
    }

    protected static List<String> businesses(Document inbox) {
        return inbox.select(".row .who:not(.anon)").eachText();
    }

    /** Sends the form of the list with some rows selected, as they are by now. */
    protected MockHttpServletResponse changeSelected(
            Map<String, String> form, Map<String, String> changed, int... rows) {
        List<String> ids =
                get("/admin/submissions?view=all").select(".row input[name=id]").eachAttr("value");
        return send(
                "grace",
                "/admin/submissions",
                form,
                changed,
                Arrays.stream(rows).mapToObj(ids::get).toArray(String[]::new));
    }
}
