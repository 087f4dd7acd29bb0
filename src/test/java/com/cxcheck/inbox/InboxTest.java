package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.followup.FollowUp;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@AppTest
@TestPropertySource(properties = {"cxcheck.admin.username=ada", "cxcheck.admin.password=correct horse"})
class InboxTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @BeforeEach
    void adaAndGraceHaveNothingToDo() {
        jdbc.sql("delete from submission").update();
        jdbc.sql("delete from consultant").update();
        jdbc.sql("insert into consultant (username, password_hash) values ('ada', ''), ('grace', '')")
                .update();
    }

    private static RequestPostProcessor signedIn(String consultant) {
        return user(consultant).authorities(SignedInConsultant.Factory.authorities());
    }

    /** A submission of a business, and the address of its page. */
    private String submitted(String business) {
        Visitor visitor = new Visitor(mvc);
        visitor.keepInTouch(visitor.walk("A", ""), Map.of("business", business)).redirect();
        return "/admin/submissions/"
                + jdbc.sql("select max(id) from submission").query(Long.class).single();
    }

    private MockHttpServletResponse response(String consultant, String path) {
        return mvc.get()
                .uri(URI.create(path))
                .with(signedIn(consultant))
                .exchange()
                .getResponse();
    }

    private Document get(String path) {
        MockHttpServletResponse response = response("ada", path);
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return html(response);
    }

    private static Document html(MockHttpServletResponse response) {
        try {
            return Jsoup.parse(response.getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    /** What a page's form sends as it stands. */
    private static Map<String, String> form(Document page, String action) {
        Map<String, String> fields = new LinkedHashMap<>();
        Element form = page.expectFirst("form[method=post][action='" + action + "']");
        form.select("input[name]:not([type=checkbox])")
                .forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        form.select("select")
                .forEach(select -> fields.put(
                        select.attr("name"), select.select("option[selected]").attr("value")));
        return fields;
    }

    private MockHttpServletResponse send(
            String consultant, String action, Map<String, String> form, Map<String, String> changed, String... ids) {
        Map<String, String> fields = new LinkedHashMap<>(form);
        fields.putAll(changed);
        var request = mvc.post().uri(action).with(signedIn(consultant)).with(csrf());
        fields.remove("_csrf");
        fields.forEach(request::param);
        Arrays.stream(ids).forEach(id -> request.param("id", id));
        return request.exchange().getResponse();
    }

    private void follow(String link, String consultant, Map<String, String> changed) {
        String action = link + "/follow-up";
        assertThat(send(consultant, action, form(get(link), action), changed).getStatus())
                .isEqualTo(303);
    }

    private static List<String> businesses(Document inbox) {
        return inbox.select("form > table td[data-label=Business]").eachText();
    }

    private void due(String link, LocalDate day) {
        jdbc.sql("update follow_up set reply_by = ? where submission_id = ?")
                .params(day, Long.valueOf(link.replaceAll("\\D", "")))
                .update();
    }

    @Test
    void whatASubmissionBeginsWith() {
        Document page = get(submitted("New Ltd"));

        assertThat(page.select("#state option[selected]").text()).isEqualTo("New");
        assertThat(page.select("#assignee option[selected]").text()).isEmpty();
        assertThat(page.select("#replyBy").val())
                .isEqualTo(FollowUp.workingDaysAfter(LocalDate.now(clock), 1).toString());
        assertThat(page.select("#assignee option").eachText()).containsExactly("Nobody’s", "ada", "grace");
    }

    @Test
    void submittedTwiceItHasOneFollowUp() {
        Visitor visitor = new Visitor(mvc);
        visitor.answer(1, 10, "A");
        Visitor.Page check = visitor.get("/answers");
        visitor.send(check, Map.of()).redirect();
        visitor.send(check, Map.of()).redirect();

        assertThat(jdbc.sql("select count(*) from follow_up")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatIsOverdueStandsFirstTheLongestFirst() {
        String early = submitted("Early Ltd");
        String late = submitted("Late Ltd");
        submitted("In time Ltd");
        due(early, LocalDate.now(clock).minusDays(2));
        due(late, LocalDate.now(clock).minusDays(3));

        Document inbox = get("/admin");

        assertThat(inbox.select("#overdue").text()).isEqualTo("2 are overdue");
        assertThat(inbox.select("section[aria-labelledby=overdue] td[data-label=Business]")
                        .eachText())
                .containsExactly("Late Ltd", "Early Ltd");
        assertThat(businesses(inbox)).containsExactly("In time Ltd", "Late Ltd", "Early Ltd");
        assertThat(businesses(get("/admin/submissions?state=OVERDUE"))).containsExactly("Late Ltd", "Early Ltd");

        follow(late, "ada", Map.of("state", "DONE"));
        assertThat(get("/admin").select("#overdue").text()).isEqualTo("One is overdue");
    }

    private static List<String> sorted(Document inbox) {
        return inbox.select("[aria-sort]").stream()
                .map(head -> head.text() + " " + head.attr("aria-sort"))
                .toList();
    }

    private static String sortBy(String column, Document inbox) {
        return inbox.expectFirst("thead th[scope=col] a:contains(" + column + ")")
                .attr("href");
    }

    @Test
    void theHeadOfAColumnSortsByItAndOnceMoreTheOtherWayRound() {
        submitted("Beta Ltd");
        submitted("alpha Ltd");
        submitted("Gamma Ltd");

        Document inbox = get("/admin?state=NEW");
        assertThat(sorted(inbox)).containsExactly("Submitted descending");
        assertThat(inbox.select("thead a").eachText())
                .containsExactly("Submitted", "Proactive", "Business", "State", "Whose");
        assertThat(inbox.select("caption").text()).isEqualTo("Submissions, the newest first");

        Document ascending = get(sortBy("Business", inbox));
        assertThat(sortBy("Business", inbox)).isEqualTo("/admin/submissions?state=NEW&sort=business#list");
        assertThat(sorted(ascending)).containsExactly("Business ascending");
        assertThat(ascending.select("#list caption").text()).isEqualTo("Submissions by “Business”, ascending");
        assertThat(businesses(ascending)).containsExactly("alpha Ltd", "Beta Ltd", "Gamma Ltd");

        Document descending = get(sortBy("Business", ascending));
        assertThat(sorted(descending)).containsExactly("Business descending");
        assertThat(businesses(descending)).containsExactly("Gamma Ltd", "Beta Ltd", "alpha Ltd");

        assertThat(sortBy("Submitted", descending)).isEqualTo("/admin/submissions?state=NEW#list");
        Document oldest = get(sortBy("Submitted", inbox));
        assertThat(sorted(oldest)).containsExactly("Submitted ascending");
        assertThat(businesses(oldest)).containsExactly("Beta Ltd", "alpha Ltd", "Gamma Ltd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "", "-", "--score", "Score", "-date"})
    void anOrderThatThereIsNotIsTheNewestFirst(String sort) {
        submitted("One Ltd");
        submitted("Two Ltd");

        Document inbox = get("/admin?sort=" + sort);

        assertThat(businesses(inbox)).containsExactly("Two Ltd", "One Ltd");
        assertThat(sorted(inbox)).containsExactly("Submitted descending");
        assertThat(inbox.select("[name=sort]")).isEmpty();
    }

    @Test
    void theOrderStaysWhateverIsDoneWithTheList() throws Exception {
        submitted("One Ltd");
        submitted("Two Ltd");

        Document inbox = get("/admin?sort=business&assignee=");

        assertThat(inbox.expectFirst("form.filter [name=sort]").val()).isEqualTo("business");
        assertThat(inbox.select("nav a[hreflang=de]").attr("href")).contains("sort=business");
        assertThat(together(form(inbox, "/admin/submissions"), Map.of("action", "DONE"), 0)
                        .getHeader("Location"))
                .isEqualTo("/admin/submissions?sort=business");
        assertThat(inbox.select("form[action*='.csv']").attr("action"))
                .isEqualTo("/admin/submissions.csv?sort=business");
        assertThat(send("ada", "/admin/submissions.csv?sort=business", Map.of(), Map.of())
                        .getContentAsString())
                .as("a file has the newest first")
                .containsSubsequence("Two Ltd", "One Ltd");
        assertThat(inbox.select("a:contains(Delete all)").attr("href"))
                .as("all, in whatever order")
                .isEqualTo("/admin/submissions/delete?all=true");
    }

    @Test
    void whatIsOverdueStandsFirstOnlyWhereNothingElseIsAskedFor() {
        due(submitted("Late Ltd"), LocalDate.now(clock).minusDays(3));

        assertThat(get("/admin").select("section[aria-labelledby=overdue] thead a"))
                .isEmpty();
        assertThat(get("/admin").select("#overdue")).hasSize(1);
        assertThat(get("/admin?sort=score").select("#overdue")).isEmpty();
    }

    @Test
    void whatIsFilteredByCanBeSeenInTheFilterAlsoIfItCannotBeChosenOtherwise() {
        follow(submitted("Left Ltd"), "ada", Map.of("assignee", "grace"));
        jdbc.sql("update consultant set enabled = false where username = 'grace'")
                .update();

        Document inbox = get("/admin?assignee=grace&tag=gone&band=of%20old");

        assertThat(get("/admin").select("#assignee option").eachText()).containsExactly("All consultants", "ada");
        for (String field : List.of("assignee grace", "tag gone", "band of old")) {
            String[] parts = field.split(" ", 2);
            assertThat(inbox.select("#" + parts[0] + " option[selected]").eachText())
                    .containsExactly(parts[1]);
        }
        assertThat(businesses(get("/admin?assignee=grace"))).containsExactly("Left Ltd");
    }

    @Test
    void stateOwnerAndTagsAreFilteredAndNotesAreSearched() {
        String link = submitted("Bakery Ltd");
        submitted("Other Ltd");
        follow(link, "ada", Map.of("state", "IN_CONVERSATION", "assignee", "ada", "tags", "Bakery, call back"));
        send("ada", link + "/notes", Map.of(), Map.of("text", "Wants a 100% workshop"));

        for (String filter :
                List.of("state=IN_CONVERSATION", "assignee=ada", "tag=call back", "tag=Bakery", "q=100% WORK")) {
            assertThat(businesses(get("/admin/submissions?"
                            + filter.replace("100%", "100%25").replace(" ", "%20"))))
                    .as(filter)
                    .containsExactly("Bakery Ltd");
        }
        assertThat(businesses(get("/admin/submissions?state=NEW"))).containsExactly("Other Ltd");
        assertThat(businesses(get("/admin/submissions?state=nonsense"))).hasSize(2);
        assertThat(get("/admin/submissions?state=DONE").select("main .notice").text())
                .startsWith("Nothing here passes the filter.");
    }

    @Test
    void theSecondConsultantIsShownWhatTheFirstDidAndNothingIsOverwrittenInSilence() {
        String link = submitted("Contested Ltd");
        String action = link + "/follow-up";
        Map<String, String> openedByBoth = form(get(link), action);
        assertThat(send("grace", action, openedByBoth, Map.of("state", "DONE", "tags", "sold"))
                        .getStatus())
                .isEqualTo(303);

        MockHttpServletResponse second = send("ada", action, openedByBoth, Map.of("tags", "mine"));

        assertThat(second.getStatus()).isEqualTo(409);
        Document page = html(second);
        assertThat(page.select(".error-summary").text())
                .contains("Somebody was faster", "grace has changed this", "It is now: Done.", "Tags: sold.");
        assertThat(page.select("#tags").val()).as("what the second wrote").isEqualTo("mine");
        assertThat(get(link).select("#tags").val()).as("what is stored").isEqualTo("sold");

        assertThat(send("ada", action, form(page, action), Map.of()).getStatus())
                .as("knowing it")
                .isEqualTo(303);
        assertThat(get(link).select("#tags").val()).isEqualTo("mine");
    }

    @ParameterizedTest
    @CsvSource({
        "state, NONSENSE, Choose a state",
        "state, '', Choose a state",
        "replyBy, yesterday, Give a day by which to answer",
        "replyBy, '', Give a day by which to answer",
        "assignee, nobody at all, 'Choose a consultant who may sign in, or nobody'",
        "tags, 'a tag of more than forty letters is too long for us', Give at most 20 tags of 40 characters each"
    })
    void whatDoesNotFitIsNotSavedAndSaidAtItsField(String field, String value, String mistake) {
        String link = submitted("Strict Ltd");
        String action = link + "/follow-up";

        MockHttpServletResponse answer = send("ada", action, form(get(link), action), Map.of(field, value));

        assertThat(answer.getStatus()).isEqualTo(422);
        Document page = html(answer);
        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.select(".error-summary a").eachText()).containsExactly(mistake);
        assertThat(page.select(".error-summary a").attr("href")).isEqualTo("#" + field);
        assertThat(page.select("[aria-invalid=true]").eachAttr("id")).containsExactly(field);
        assertThat(page.select("#" + page.select("#" + field).attr("aria-describedby"))
                        .text())
                .isEqualTo(mistake);
        assertThat(get(link).select("#state option[selected]").text()).isEqualTo("New");
        assertThat(get(link).select("#tags").val()).isEmpty();
    }

    @Test
    void aFollowUpThatDoesNotSayWhatItChangesIsNotSaved() {
        String link = submitted("Strict Ltd");
        String action = link + "/follow-up";

        assertThat(send("ada", action, form(get(link), action), Map.of("version", "x", "state", "DONE"))
                        .getStatus())
                .isEqualTo(400);
        assertThat(get(link).select("#state option[selected]").text()).isEqualTo("New");
    }

    @Test
    void severalAreChangedAtOnceAndTheFilterStays() {
        submitted("One Ltd");
        submitted("Two Ltd");
        submitted("Three Ltd");
        Document inbox = get("/admin/submissions?state=NEW");
        Map<String, String> form = form(inbox, "/admin/submissions");

        MockHttpServletResponse response = together(form, Map.of("action", "DONE"), 0, 1);
        together(form, Map.of("action", "ASSIGN_TO_ME"), 0);
        together(form, Map.of("action", "TAG", "newTag", "Spring, Fair"), 0, 2);

        assertThat(response.getHeader("Location")).isEqualTo("/admin/submissions?state=NEW");
        assertThat(businesses(get("/admin/submissions?state=DONE"))).containsExactly("Three Ltd", "Two Ltd");
        assertThat(businesses(get("/admin/submissions?assignee=grace"))).containsExactly("Three Ltd");
        assertThat(businesses(get("/admin/submissions?tag=spring"))).containsExactly("Three Ltd", "One Ltd");
        assertThat(businesses(get("/admin/submissions?tag=fair"))).containsExactly("Three Ltd", "One Ltd");
        assertThat(together(form, Map.of("action", "EXPLODE"), 0).getStatus()).isEqualTo(400);
    }

    /** Ticks some of the list as it is by now. */
    private MockHttpServletResponse together(Map<String, String> form, Map<String, String> changed, int... rows) {
        List<String> ids = get("/admin").select("form > table input[name=id]").eachAttr("value");
        return send(
                "grace",
                "/admin/submissions",
                form,
                changed,
                Arrays.stream(rows).mapToObj(ids::get).toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "TAG, newTag, 41, 1, Give at most 20 tags of 40 characters each",
        "TAG, newTag, 1, 21, Give at most 20 tags of 40 characters each",
        "'', newTag, 41, 2, Give at most 20 tags of 40 characters each",
        "NOTE, note, 4001, 1, 'Write a note of at most 4,000 characters'"
    })
    void whatDoesNotFitTogetherIsSaidAtItsFieldAndNothingIsLost(
            String action, String field, int length, int number, String mistake) {
        submitted("One Ltd");
        submitted("Two Ltd");
        String text = IntStream.range(0, number)
                .mapToObj(n -> String.valueOf((char) ('a' + n)).repeat(length))
                .collect(Collectors.joining(","));
        Map<String, String> form = form(get("/admin"), "/admin/submissions");

        String other = field.equals("note") ? "newTag" : "note";
        MockHttpServletResponse answer = together(form, Map.of("action", action, field, text, other, "kept"), 1);

        assertThatItIsSaid(answer, field, text, mistake);
        assertThat(html(answer).select("#" + other).val()).isEqualTo("kept");
        assertThat(rows("follow_up_tag") + rows("note")).isZero();
    }

    /** That a list is shown again with a mistake at a field, and with what was written and ticked. */
    private static void assertThatItIsSaid(MockHttpServletResponse answer, String field, String text, String mistake) {
        assertThat(answer.getStatus()).isEqualTo(422);
        Document page = html(answer);
        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.select(".error-summary a[href=#" + field + "]").text()).isEqualTo(mistake);
        assertThat(page.select("#" + field + "[aria-invalid=true]").val()).isEqualTo(text);
        assertThat(page.select("#" + page.select("#" + field).attr("aria-describedby"))
                        .text())
                .isEqualTo(mistake);
        assertThat(page.select("input[name=id][checked]")).hasSize(1);
    }

    private int rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    @Test
    void aTwentyFirstTagIsSaidAndNoneOfThoseTickedGetsIt() {
        submitted("One Ltd");
        follow(
                submitted("Full Ltd"),
                "ada",
                Map.of(
                        "tags",
                        IntStream.rangeClosed(1, 20).mapToObj(n -> "tag " + n).collect(Collectors.joining(","))));
        Map<String, String> form = form(get("/admin"), "/admin/submissions");

        MockHttpServletResponse answer = together(form, Map.of("action", "TAG", "newTag", "one more"), 0);

        assertThatItIsSaid(
                answer,
                "newTag",
                "one more",
                "Add fewer tags: with these, one or more of those that are ticked would have more than 20");
        assertThat(together(form, Map.of("action", "TAG", "newTag", "one more"), 0, 1)
                        .getStatus())
                .isEqualTo(422);
        assertThat(rows("follow_up_tag")).isEqualTo(20);
        assertThat(together(form, Map.of("action", "TAG", "newTag", "tag 3"), 0, 1)
                        .getStatus())
                .as("it has it already")
                .isEqualTo(303);
        assertThat(rows("follow_up_tag")).isEqualTo(21);
    }

    @Test
    void aFilterStaysWhicheverLettersItHas() {
        String link = submitted("Größe Ltd");
        follow(link, "ada", Map.of("tags", "größe & 100%"));
        String list = "/admin/submissions?tag=gr%C3%B6%C3%9Fe%20%26%20100%25";
        Map<String, String> form = form(get(list), "/admin/submissions");

        assertThat(together(form, Map.of("action", "DONE"), 0).getHeader("Location"))
                .isEqualTo(list);
        assertThat(together(form, Map.of("action", "DONE"), 0).getHeader("Location"))
                .isEqualTo(list + "&unchanged=true");
    }

    @Test
    void whatWasDeletedMeanwhileIsSaidAndTheOthersAreChanged() {
        submitted("One Ltd");
        String gone = submitted("Two Ltd");
        Map<String, String> form = form(get("/admin"), "/admin/submissions");
        String[] ids = get("/admin")
                .select("form > table input[name=id]")
                .eachAttr("value")
                .toArray(String[]::new);
        send("ada", gone + "/delete", Map.of(), Map.of());

        String list = Objects.requireNonNull(
                send("ada", "/admin/submissions", form, Map.of("action", "NOTE", "note", "A note"), ids)
                        .getHeader("Location"));

        assertThat(list).isEqualTo("/admin/submissions?gone=1");
        assertThat(get(list).select("[role=alert]").text())
                .isEqualTo("One of those that were ticked has been deleted meanwhile.");
        assertThat(rows("note")).isEqualTo(1);
        MockHttpServletResponse none =
                send("ada", "/admin/submissions", form, Map.of("action", "NOTE", "note", "A note"), ids[0]);
        assertThat(none.getStatus()).isEqualTo(404);
        assertThat(html(none).select("main").text()).contains("deleted", "What you wrote A note");
    }

    @Test
    void whatChangesNothingSaysSo() {
        submitted("One Ltd");
        Map<String, String> form = form(get("/admin"), "/admin/submissions");

        assertThat(together(form, Map.of("action", "DONE")).getHeader("Location"))
                .as("nothing ticked")
                .isEqualTo("/admin/submissions?unchanged=true");
        assertThat(together(form, Map.of("action", "NOTE", "note", " "), 0).getHeader("Location"))
                .isEqualTo("/admin/submissions?unchanged=true");
        assertThat(get("/admin/submissions?unchanged=true")
                        .select("[role=alert]")
                        .text())
                .startsWith("Nothing is changed.");
    }

    @Test
    void whoPressesEnterInAFieldMeansWhatIsWrittenThere() {
        submitted("One Ltd");
        Map<String, String> form = form(get("/admin"), "/admin/submissions");
        assertThat(get("/admin")
                        .expectFirst("form[method=post][action='/admin/submissions'] button")
                        .attr("name"))
                .as("the button that Enter presses")
                .isEmpty();

        together(form, Map.of("note", "Met at the fair"), 0);
        together(form, Map.of("newTag", "fair"), 0);

        assertThat(businesses(get("/admin/submissions?q=met&tag=fair"))).containsExactly("One Ltd");
    }

    @Test
    void theListStaysOnItsPage() {
        submitted("One Ltd");
        Map<String, String> form = form(get("/admin"), "/admin/submissions");
        form.put("page", "3");

        assertThat(together(form, Map.of("action", "DONE"), 0).getHeader("Location"))
                .isEqualTo("/admin/submissions?page=3");
    }

    @Test
    void severalGetANoteAtOnce() {
        submitted("One Ltd");
        submitted("Two Ltd");
        Document inbox = get("/admin");
        List<String> ids = inbox.select("form > table input[name=id]").eachAttr("value");

        send(
                "grace",
                "/admin/submissions",
                form(inbox, "/admin/submissions"),
                Map.of("action", "NOTE", "note", "Met at the fair"),
                ids.get(0),
                ids.get(1));

        assertThat(businesses(get("/admin/submissions?q=fair"))).containsExactly("Two Ltd", "One Ltd");
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotOverwrittenWithSeveralEither() {
        String link = submitted("Contested Ltd");
        submitted("Free Ltd");
        Document openedByBoth = get("/admin");
        List<String> ids = openedByBoth.select("form > table input[name=id]").eachAttr("value");
        Map<String, String> form = form(openedByBoth, "/admin/submissions");
        follow(link, "grace", Map.of("state", "IN_CONVERSATION", "assignee", "grace"));

        String after = send("ada", "/admin/submissions", form, Map.of("action", "ASSIGN_TO_ME"), ids.get(0), ids.get(1))
                .getHeader("Location");

        assertThat(businesses(get("/admin/submissions?assignee=grace"))).containsExactly("Contested Ltd");
        assertThat(businesses(get("/admin/submissions?assignee=ada"))).containsExactly("Free Ltd");
        assertThat(get(String.valueOf(after)).select("[role=alert]").text())
                .startsWith("One of those that were ticked had been changed");
        send("ada", "/admin/submissions", form, Map.of("action", "TAG", "newTag", "fair"), ids.get(0), ids.get(1));
        assertThat(businesses(get("/admin/submissions?tag=fair")))
                .as("a tag overwrites nothing")
                .containsExactly("Free Ltd", "Contested Ltd");
    }

    @Test
    void notesAreKeptInTheOrderInWhichTheyWereWrittenWithTheirAuthors() {
        String link = submitted("Noted Ltd");
        send("ada", link + "/notes", Map.of(), Map.of("text", "First <b>line</b>\nand another"));
        send("grace", link + "/notes", Map.of(), Map.of("text", "Second"));

        Document page = get(link);

        assertThat(page.select("section[aria-labelledby=notes] blockquote").eachText())
                .containsExactly("First <b>line</b> and another", "Second");
        assertThat(page.select("section[aria-labelledby=notes] .kicker").eachText())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("ada, "),
                        second -> assertThat(second).startsWith("grace, "));
        MockHttpServletResponse empty = send("ada", link + "/notes", Map.of(), Map.of("text", " "));
        assertThat(empty.getStatus()).isEqualTo(422);
        assertThat(html(empty).select(".error-summary a[href=#text]").text())
                .isEqualTo("Write a note of at most 4,000 characters");
        assertThat(send("ada", link + "/notes", Map.of(), Map.of("text", "x".repeat(4_001)))
                        .getStatus())
                .isEqualTo(422);
    }

    @Test
    void theVisitorSeesNothingOfIt() {
        Visitor visitor = new Visitor(mvc);
        String result = visitor.walk("A", "");
        String link = "/admin/submissions/"
                + jdbc.sql("select id from submission").query(Long.class).single();
        follow(link, "ada", Map.of("tags", "secret tag", "assignee", "ada"));
        send("ada", link + "/notes", Map.of(), Map.of("text", "secret note"));

        assertThat(visitor.get(result).body()).doesNotContain("secret");
    }

    @Test
    void theExportHasStateOwnerDayTagsAndNotes() throws Exception {
        String link = submitted("Exported Ltd");
        follow(link, "ada", Map.of("state", "DONE", "assignee", "ada", "tags", "b, a", "replyBy", "2026-12-01"));
        send("ada", link + "/notes", Map.of(), Map.of("text", "Called"));
        send("grace", link + "/notes", Map.of(), Map.of("text", "Sold"));

        assertThat(send("ada", "/admin/submissions.csv", Map.of(), Map.of()).getContentAsString())
                .contains("DONE,ada,2026-12-01,\"a, b\",\"ada: Called\ngrace: Sold\"");
    }

    @Test
    void deletingASubmissionDeletesWhatBelongsToIt() {
        String link = submitted("Gone Ltd");
        follow(link, "ada", Map.of("tags", "tag"));
        send("ada", link + "/notes", Map.of(), Map.of("text", "note"));

        jdbc.sql("delete from submission").update();

        for (String table : List.of("follow_up", "follow_up_tag", "note")) {
            assertThat(jdbc.sql("select count(*) from " + table)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class InboxOnPostgresTest extends InboxTest {}
