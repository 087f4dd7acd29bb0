package com.cxcheck.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What visitors see of a consultant who signs in as gl_admin7. */
@AppTest
@SignedInConsultant("gl_admin7")
class DisplayNameTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    private Visitor consultant;
    private Visitor visitor;
    private String result;

    @BeforeEach
    void aResultWithACommentAndAnActionTaken() {
        jdbc.sql("delete from consultant where username = 'gl_admin7'").update();
        jdbc.sql("insert into consultant (username, password_hash) values ('gl_admin7', '')")
                .update();
        consultant = new Visitor(mvc);
        visitor = new Visitor(mvc);
        result = visitor.walk("A", "You never call back.");
        String submission = "/admin/submissions/"
                + jdbc.sql("select max(id) from submission").query(Long.class).single();
        consultant
                .sendTo(submission, consultant.get(submission), Map.of("action", "SEND", "text", "We will."))
                .redirect();
        consultant
                .sendTo(
                        submission + "/action-taken",
                        consultant.get(submission + "/action-taken"),
                        Map.of("actionTaken", "We called back."))
                .redirect();
    }

    @AfterEach
    void neutral() {
        jdbc.sql("update brand set person_name = ''").update();
    }

    private Page change(String name) {
        return consultant.sendTo(
                "/admin/account/profile", consultant.get("/admin/account"), Map.of("displayName", name));
    }

    private void assertSeen(String name) {
        Page page = visitor.get(result);
        assertThat(page.text()).contains("We will.", "We called back.");
        assertThat(page.html().select(".kicker:contains(" + name + ")")).hasSize(2);
        assertThat(page.body()).doesNotContain("gl_admin7");
        assertThat(new Visitor(mvc).get(result).body()).as("who has the link").doesNotContain("gl_admin7");
    }

    @Test
    void withoutANameOfTheirOwnTheyAreANeutralOne() {
        assertSeen("Your consultant");
        assertThat(visitor.get(result + "?lang=de").text()).contains("Ihre Beraterin oder Ihr Berater");
    }

    @Test
    void withoutANameOfTheirOwnTheyAreThePersonWhomTheBrandNames() {
        jdbc.sql("update brand set person_name = 'Ada Byron'").update();

        assertSeen("Ada Byron");
    }

    @Test
    void theirNameIsTheOneOnTheAccountPage() {
        assertThat(change("  Grace\tHopper ").redirect()).isEqualTo("/admin/account?saved");

        assertSeen("Grace Hopper");
        assertThat(consultant
                        .get("/admin/account")
                        .html()
                        .select("#displayName")
                        .val())
                .isEqualTo("Grace Hopper");
    }

    @Test
    void anEmptyNameTakesItBack() {
        change("Grace Hopper").redirect();
        change(" ").redirect();

        assertSeen("Your consultant");
    }

    @Test
    void aNameOfMoreThan80CharactersIsRefusedAtItsField() {
        assertThat(change("ä".repeat(80)).status()).isEqualTo(303);

        Page refused = change("ä".repeat(81));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select(".error-summary a").attr("href")).isEqualTo("#displayName");
        assertThat(refused.html().select("#displayName").val()).isEqualTo("ä".repeat(81));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/guide",
                "/scoring",
                "/privacy",
                "/accessibility",
                "/questions/1",
                "/answers/delete",
                "/login"
            })
    void noPageOfVisitorsHasTheNameToSignInWith(String path) {
        assertThat(visitor.get(path).body()).doesNotContain("gl_admin7");
    }
}
