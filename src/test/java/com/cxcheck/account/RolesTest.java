package com.cxcheck.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What administrators and consultants may do, and how work is handed over: ada is an administrator, and grace is none. */
class RolesTest extends TwoRoles {

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
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class RolesOnPostgresTest extends RolesTest {}
