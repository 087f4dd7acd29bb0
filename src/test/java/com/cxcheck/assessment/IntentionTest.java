package com.cxcheck.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import com.cxcheck.reply.ReplyKeys;
import com.cxcheck.submission.Submissions;
import java.time.Instant;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What visitors set out to do about the first steps, and who sees it. */
@AppTest
@SignedInConsultant
class IntentionTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ReplyKeys keys;

    @Autowired
    private Submissions submissions;

    private Visitor visitor;
    private String result;

    @BeforeEach
    void aResult() {
        jdbc.sql("delete from submission").update();
        visitor = new Visitor(mvc);
        result = visitor.walk("A", "Fine");
    }

    private String path(int step) {
        return new Visitor(mvc)
                .get(result + "?key=" + key())
                .html()
                .select(".steps > li")
                .get(step)
                .select("> p a")
                .attr("href")
                .replaceFirst("\\?.*", "");
    }

    private String key() {
        return keys.issue(result.substring(result.lastIndexOf('/') + 1));
    }

    private Page save(Visitor who, int step, String line, String dueOn, String state) {
        String path = path(step);
        return who.sendTo(path, who.get(path), Map.of("line", line, "dueOn", dueOn, "state", state));
    }

    private String shown(int step) {
        Element item = visitor.get(result).html().select(".steps > li").get(step);
        return item.select("> p").text();
    }

    private String submission() {
        return "/admin/submissions/"
                + jdbc.sql("select max(id) from submission").query(Long.class).single();
    }

    @Test
    void eachOfTheThreeStepsAsksWhetherItWillBeDone() {
        Page page = visitor.get(result);

        assertThat(page.html().select(".steps > li > p a").eachText())
                .containsExactly("We will do this", "We will do this", "We will do this");
        Page form = visitor.get(path(0));
        assertThat(form.h1()).isEqualTo(page.html().select(".steps h3").get(0).text());
        assertThat(form.html().select("form [name=state]")).isEmpty();
        assertThat(form.html().select("main form button").text()).isEqualTo("We will do this");
    }

    @Test
    void itIsSavedWithoutAWordAndWithALineAndADate() {
        String back = save(visitor, 0, "", "", "").redirect();
        save(visitor, 1, "  Workshop\r\nwith all ", "2027-03-03", "").redirect();

        assertThat(back).isEqualTo(result + "#steps");
        assertThat(shown(0)).isEqualTo("Not yet Change");
        assertThat(shown(1)).isEqualTo("Not yet, by 3 March 2027: Workshop with all Change");
        assertThat(shown(2)).isEqualTo("We will do this");
    }

    @Test
    void itIsDoneOrDroppedLater() {
        save(visitor, 0, "A workshop", "2027-03-03", "").redirect();
        assertThat(visitor.get(path(0)).html().select("[name=state] option").eachText())
                .containsExactly("Not yet", "Done", "Dropped");
        assertThat(visitor.get(path(0)).html().select("[name=line]").val()).isEqualTo("A workshop");

        save(visitor, 0, "A workshop", "", "DONE").redirect();
        assertThat(shown(0)).isEqualTo("Done: A workshop Change");

        save(visitor, 0, "", "", "DROPPED").redirect();
        assertThat(shown(0)).isEqualTo("Dropped Change");
        assertThat(jdbc.sql("select count(*) from intention").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void whatIsInvalidIsShownAgainWithWhatIsWrongAndNotStored() {
        Page tooLong = save(visitor, 0, "x".repeat(201), "", "");
        Page noDay = save(visitor, 0, "A workshop", "3000-01-01", "");

        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.html().title()).startsWith("Error: We will do this: ");
        assertThat(tooLong.html().select(".error-summary a").eachAttr("href")).containsExactly("#line");
        assertThat(noDay.status()).isEqualTo(422);
        assertThat(noDay.html().select(".error-summary a").eachAttr("href")).containsExactly("#dueOn");
        assertThat(noDay.html().select("#line").val()).isEqualTo("A workshop");
        assertThat(jdbc.sql("select count(*) from intention").query(Long.class).single())
                .isZero();
    }

    @Test
    void fromAnotherBrowserItTakesTheMailedLink() {
        Visitor phone = new Visitor(mvc);
        String path = path(0);

        assertThat(phone.get(path).status()).isEqualTo(403);
        assertThat(phone.get(result).html().select(".steps > li > p")).isEmpty();
        String link = phone.get(result + "?key=" + key())
                .html()
                .expectFirst(".steps > li > p a")
                .attr("href");
        String back = phone.sendTo(path, phone.get(link), Map.of("line", "From my phone", "dueOn", ""))
                .redirect();

        assertThat(back).isEqualTo(result + "?key=" + key() + "#steps");
        assertThat(shown(0)).isEqualTo("Not yet: From my phone Change");
        assertThat(phone.get(result).text()).doesNotContain("From my phone");
        assertThat(phone.sendTo(path, phone.get(link), Map.of("line", "Forged", "key", "0"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void onlyTheFirstStepsCanBeIntended() {
        String path = path(0).replaceFirst("[^/]+$", "q11");

        assertThat(visitor.get(path).status()).isEqualTo(404);
        String token = Visitor.form(visitor.get(path(0))).get("_csrf");
        assertThat(visitor.post(path, Map.of("line", "x", "_csrf", token)).status())
                .isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from intention").query(Long.class).single())
                .isZero();
    }

    @Test
    void theNextResultShowsItBetweenTheTwo() {
        save(visitor, 0, "A workshop", "", "").redirect();
        save(visitor, 0, "A workshop", "", "DONE").redirect();
        String step = visitor.get(result).html().select(".steps h3").get(0).text();

        visitor.send(visitor.get("/questions/1?attempt=2"), Map.of("choice", "B"));
        visitor.answer(2, 10, "B");
        Page second = visitor.get(visitor.submit());

        assertThat(second.html().select("#between").text()).isEqualTo("Between the two:");
        assertThat(second.html().select("#between + ul li").eachText()).containsExactly(step + " – Done: A workshop");
        assertThat(second.html().select(".steps > li > p").eachText()).containsOnly("We will do this");
    }

    @Test
    void theConsultantSeesItOnThePageOfTheSubmissionAndInTheExport() {
        Visitor consultant = new Visitor(mvc);
        assertThat(consultant.get(submission()).html().select("#intentions")).isEmpty();
        save(visitor, 0, "A workshop", "2027-03-03", "").redirect();
        String step = visitor.get(result).html().select(".steps h3").get(0).text();

        assertThat(consultant
                        .get(submission())
                        .html()
                        .select("section:has(#intentions) li")
                        .eachText())
                .containsExactly(step + " – Not yet, by 3 March 2027: A workshop");
        String csv = consultant.download("/admin/submissions.csv").body();
        assertThat(csv).contains("intentions", step + " – Not yet, 2027-03-03: A workshop");
    }

    @Test
    void insightCountsWhatIsIntendedAndDone() {
        Visitor consultant = new Visitor(mvc);
        String step = visitor.get(result).html().select(".steps h3").get(0).text();
        String other = visitor.get(result).html().select(".steps h3").get(1).text();
        save(visitor, 0, "", "", "").redirect();
        save(visitor, 1, "", "", "").redirect();
        save(visitor, 1, "", "", "DONE").redirect();
        String rows = "section:has(#intentions) tr";

        assertThat(consultant.get("/admin/insight").html().select(rows).eachText())
                .containsExactlyInAnyOrder(
                        "Step Intended Done Dropped", step + " 1 0 0", other + " 1 1 0", "Sum 2 1 0");
        assertThat(consultant.get("/admin/insight?band=experience-led").html().select(rows))
                .isEmpty();

        visitor.send(visitor.get("/answers/delete"), Map.of()).redirect();
        new Visitor(mvc).walk("A", "");
        assertThat(consultant.get("/admin/insight").html().select(rows)).isEmpty();
        assertThat(jdbc.sql("select count(*) from intention").query(Long.class).single())
                .isZero();
    }

    @Test
    void itGoesWithTheSubmissionThatIsKeptLongEnough() {
        save(visitor, 0, "A workshop", "", "").redirect();

        submissions.deleteSubmitted(Instant.now().plusSeconds(60));

        assertThat(jdbc.sql("select count(*) from intention").query(Long.class).single())
                .isZero();
    }

    @Test
    void itIsSaidInGermanToo() {
        save(visitor, 0, "Ein Workshop", "2027-03-03", "").redirect();
        visitor.get(result + "?lang=de");

        assertThat(shown(0)).isEqualTo("Noch nicht, bis 3. März 2027: Ein Workshop Ändern");
        assertThat(shown(1)).isEqualTo("Das machen wir");
    }
}

@PostgresTest
@Tag("slow")
class IntentionOnPostgresTest extends IntentionTest {}
