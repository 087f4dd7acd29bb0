package com.cxcheck.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What administrators and consultants may do, and how work is handed over: ada is an administrator, and grace is none. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"cxcheck.admin.username=ada", "cxcheck.admin.password=correct horse"})
class RolesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    private Visitor ada;
    private Visitor grace;

    @BeforeEach
    void adaIsAnAdministratorAndGraceIsNone() {
        for (String table : List.of("submission", "spring_session", "failed_sign_in", "audit_event", "consultant")) {
            jdbc.sql("delete from " + table).update();
        }
        accounts.createOrUpdateFromSettings("ada", "correct horse");
        accounts.create("grace", Consultant.Role.CONSULTANT, "battery staple", "ada");
        jdbc.sql("update consultant set password_expires_at = null").update();
        ada = signedIn("ada", "correct horse");
        grace = signedIn("grace", "battery staple");
    }

    private Visitor newBrowser() {
        return Visitor.of(new Visitor.Server("http://localhost:" + port));
    }

    private Visitor signedIn(String username, String password) {
        Visitor browser = newBrowser();
        assertThat(browser.signIn(username, password).header("Location")).endsWith("/admin");
        return browser;
    }

    private String pageOf(String username) {
        return "/admin/consultants/"
                + jdbc.sql("select id from consultant where username = ?")
                        .param(username)
                        .query(Long.class)
                        .single();
    }

    private static Page post(Visitor visitor, String path, Map<String, String> fields) {
        Map<String, String> form = new java.util.HashMap<>(fields);
        form.put(
                "_csrf",
                visitor.get("/login").html().select("form input[name=_csrf]").val());
        return visitor.post(path, form);
    }

    private String role(String username) {
        return jdbc.sql("select role from consultant where username = ?")
                .param(username)
                .query(String.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/consultants",
                "/admin/consultants/new",
                "/admin/consultants/1",
                "/admin/audit",
                "/admin/settings",
                "/admin/questionnaire",
                "/admin/questionnaire/draft/publish",
                "/admin/questionnaire/draft/discard",
                "/admin/questionnaire/draft/import",
                "/admin/submissions/delete?all=true",
                "/admin/submissions/delete/selected"
            })
    void aConsultantIsToldWhatIsForAdministratorsWithAWayOn(String path) {
        for (Page refused : List.of(grace.get(path), post(grace, path, Map.of("found", "")))) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.h1()).isEqualTo("This page is for administrators");
            assertThat(refused.text()).doesNotContain("cookies");
            assertThat(refused.html().select("main a.button").attr("href")).isEqualTo("/admin");
        }
        assertThat(ada.get(path).status()).as("of an administrator").isIn(200, 302, 303, 404);
    }

    @Test
    void noPageOfAConsultantHasALinkToWhatIsNotOpenToThem() {
        Visitor visitor = newBrowser();
        visitor.walk("A", "Hello");
        List<String> open = List.of(
                "/admin",
                "/admin/feedback",
                "/admin/insight",
                "/admin/account",
                "/admin/submissions/"
                        + jdbc.sql("select max(id) from submission")
                                .query(Long.class)
                                .single());
        for (String path : open) {
            Page page = grace.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            for (Element link : page.html().select("a[href^=/admin]")) {
                assertThat(grace.get(link.attr("href")).status())
                        .as(path + " to " + link.attr("href"))
                        .isLessThan(400);
            }
            assertThat(page.html().select("[formaction*=/delete], [formaction*=/settings]"))
                    .isEmpty();
        }
    }

    @Test
    void anAdministratorSeesEachPageInTheMenu() {
        assertThat(ada.get("/admin").html().select("nav.menu a").eachAttr("href"))
                .contains("/admin/consultants", "/admin/settings", "/admin/questionnaire");
        assertThat(grace.get("/admin").html().select("nav.menu a").eachAttr("href"))
                .contains("/admin", "/admin/account")
                .doesNotContain("/admin/consultants", "/admin/settings", "/admin/questionnaire");
    }

    @Test
    void aNewAccountIsAConsultantsUnlessItIsMadeAnAdministrators() {
        Page page = ada.get("/admin/consultants");
        assertThat(page.html().select("#role option[selected]").val()).isEqualTo("CONSULTANT");
        ada.sendTo(
                        "/admin/consultants",
                        page,
                        Map.of("username", "linus", "password", "a new beginning", "role", "CONSULTANT"))
                .redirect();
        ada.sendTo(
                        "/admin/consultants",
                        page,
                        Map.of("username", "joan", "password", "a new beginning", "role", "ADMINISTRATOR"))
                .redirect();

        assertThat(role("linus")).isEqualTo("CONSULTANT");
        assertThat(role("joan")).isEqualTo("ADMINISTRATOR");
    }

    @Test
    void aChangedRoleHoldsAtOnceAndIsOnRecord() {
        String page = pageOf("grace");
        ada.sendTo(page + "/role", ada.get(page), Map.of("role", "ADMINISTRATOR"))
                .redirect();

        assertThat(grace.get("/admin").header("Location"))
                .as("what the former role granted")
                .isEqualTo("/login");
        Visitor again = signedIn("grace", "battery staple");
        assertThat(again.get("/admin/settings").status()).isEqualTo(200);
        assertThat(ada.get("/admin/audit").text()).contains("Changed the role grace, ADMINISTRATOR");
    }

    @Test
    void anAdministratorCanNotTakeTheOwnRole() {
        assertThat(ada.get(pageOf("ada")).html().select("main form")).isEmpty();
        assertThat(post(ada, pageOf("ada") + "/role", Map.of("role", "CONSULTANT"))
                        .status())
                .isEqualTo(403);
        assertThat(role("ada")).isEqualTo("ADMINISTRATOR");
    }

    @Test
    void ofTwoAdministratorsWhoTakeEachOthersRoleAtTheSameTimeOneIsLeft() {
        accounts.changeRole(
                jdbc.sql("select id from consultant where username = 'grace'")
                        .query(Long.class)
                        .single(),
                Consultant.Role.ADMINISTRATOR,
                "ada");
        grace = signedIn("grace", "battery staple");
        String pageOfGrace = pageOf("grace");
        String pageOfAda = pageOf("ada");

        CompletableFuture<Page> one =
                CompletableFuture.supplyAsync(() -> post(ada, pageOfGrace + "/role", Map.of("role", "CONSULTANT")));
        CompletableFuture<Page> other =
                CompletableFuture.supplyAsync(() -> post(grace, pageOfAda + "/disable", Map.of()));
        CompletableFuture.allOf(one, other).join();

        assertThat(jdbc.sql("select count(*) from consultant where enabled and role = 'ADMINISTRATOR'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whoIsDisabledHandsOverWhatIsNotDoneInTheSameStep() {
        assignThreeToGraceOfWhichOneIsDone();
        String page = pageOf("grace");
        Page form = ada.get(page);
        assertThat(form.html().select("#successor option").eachText())
                .containsExactly("Nobody: leave it unassigned", "ada");

        ada.sendTo(page + "/disable", form, Map.of("successor", "ada")).redirect();

        assertThat(assignees()).containsExactly("ada NEW", "ada IN_CONVERSATION", "grace DONE");
        assertThat(ada.get("/admin/audit").text()).contains("ada Handed over work grace to ada, submissions: 2");
    }

    @Test
    void workCanBeLeftUnassigned() {
        assignThreeToGraceOfWhichOneIsDone();
        String page = pageOf("grace");

        ada.sendTo(page + "/disable", ada.get(page), Map.of()).redirect();

        assertThat(assignees()).containsExactly("null NEW", "null IN_CONVERSATION", "grace DONE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grace", "linus"})
    void workGoesToNobodyWhoIsNotThere(String successor) {
        String page = pageOf("grace");

        assertThat(ada.sendTo(page + "/disable", ada.get(page), Map.of("successor", successor))
                        .status())
                .isEqualTo(403);

        assertThat(grace.get("/admin").status()).isEqualTo(200);
    }

    private void assignThreeToGraceOfWhichOneIsDone() {
        for (String state : List.of("NEW", "IN_CONVERSATION", "DONE")) {
            newBrowser().walk("A", "");
            jdbc.sql("""
                            update follow_up set assignee = 'grace', state = ?
                            where submission_id = (select max(id) from submission)""").param(state).update();
        }
    }

    private List<String> assignees() {
        return jdbc.sql("select assignee, state from follow_up order by submission_id")
                .query((row, number) -> row.getString(1) + " " + row.getString(2))
                .list();
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class RolesOnPostgresTest extends RolesTest {}
