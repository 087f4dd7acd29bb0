package com.cxcheck.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** On a running server, which keeps the sessions. */
class AccountPagesTest extends AccountPages {

    @Test
    void aNameThatLooksLikeAnotherIsTaken(@Autowired Accounts accounts) {
        assertThat(accounts.create("\u0410da", Consultant.Role.CONSULTANT, "battery staple", "ada"))
                .as("with a Cyrillic A")
                .isFalse();
    }

    @Test
    void aConsultantMakesAnAccountForAnotherWhoSignsInAndSeesTheSame() {
        assertThat(isIn(grace.signIn("grace", GRACES_PASSWORD))).isTrue();

        assertThat(grace.get("/admin").h1()).isEqualTo("Submissions");
        assertThat(grace.get("/admin/consultants").html().select("tbody th").eachText())
                .containsExactly("ada", "grace");
        assertThat(jdbc.sql("select password_hash from consultant where username = 'grace'")
                        .query(String.class)
                        .single())
                .startsWith("{pbkdf2}");
    }

    @ParameterizedTest
    @CsvSource({
        "grace, battery staple, username, This name is taken",
        "Grace, battery staple, username, This name is taken",
        "'', battery staple, username, Choose a name of 1 to 100 letters",
        "(visitor), battery staple, username, Choose a name of 1 to 100 letters",
        "linus, short, password, Choose a password of at least 12 characters",
        "linus, '', password, Choose a password of at least 12 characters",
        "linus, linuslinuslinus, password, This is one of the first passwords that anyone would try",
        "linus, 123456789012, password, This is one of the first passwords that anyone would try",
        "gr\u0430ce, battery staple, username, Choose a name in which each word is written in one alphabet",
        "\u0430\u0501\u0430, battery staple, username, This name is taken",
        "\uff27race, battery staple, username, This name is taken"
    })
    void anAccountThatCanNotBeIsNotMadeAndThePageSaysWhy(
            String username, String password, String field, String mistake) {
        Page page = create(username, password);

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().title()).startsWith("Error: ");
        assertThat(page.html().select(".error-summary a[href=#" + field + "]").text())
                .startsWith(mistake);
        assertThat(page.html().select("tbody tr")).hasSize(2);
        if (!password.isEmpty()) {
            assertThat(page.body()).as("a password is not sent back").doesNotContain(password);
        }
    }

    @Test
    void whoIsDisabledIsSignedOutAtOnceAndGetsTheAnswerOfAWrongPassword() {
        grace.signIn("grace", GRACES_PASSWORD);

        act("grace", "disable", Map.of()).redirect();

        assertThat(isStillIn(grace)).isFalse();
        assertThat(grace.signIn("grace", GRACES_PASSWORD).header("Location")).isEqualTo("/login?error");
        assertThat(ada.get(pageOf("grace")).text()).contains("Disabled, can’t sign in");

        act("grace", "enable", Map.of()).redirect();
        assertThat(isIn(grace.signIn("grace", GRACES_PASSWORD))).isTrue();
    }

    @Test
    void nobodyCanDisableThemselvesOrChangeTheirPasswordWithoutIt() {
        String self = pageOf("ada");
        Page page = ada.get(self);

        assertThat(page.text()).contains("This is you.");
        assertThat(page.html().select("main form")).isEmpty();
        String csrf = page.html().select("header form input[name=_csrf]").val();
        for (String form : List.of("/disable", "/password")) {
            assertThat(ada.post(self + form, Map.of("_csrf", csrf, "password", "without the old one"))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(isIn(newBrowser().signIn("ada", "correct horse"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GRACE", "Grace", " grace ", "\uff47race", "gr\u0430ce"})
    void howeverTheNameIsSpeltOneIsThatConsultant(String spelling) {
        assertThat(isIn(grace.signIn(spelling, GRACES_PASSWORD))).isTrue();
        assertThat(grace.get("/admin/account").text()).contains("You are signed in as grace.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"O’Brien", "o'brien", "O\u02bcBRIEN"})
    void aNameMayHaveAnApostropheHoweverItIsTyped(String spelling) {
        create("O'Brien", GRACES_PASSWORD).redirect();

        assertThat(isIn(newBrowser().signIn(spelling, GRACES_PASSWORD))).isTrue();
    }

    @Test
    void aSignInThatIsUnderWayDoesNotOutlastBeingSignedOutEverywhere() {
        grace.signIn("grace", GRACES_PASSWORD);
        String page = pageOf("grace");
        Page form = ada.get(page);
        List<CompletableFuture<Visitor>> underWay = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
                    Visitor browser = newBrowser();
                    browser.signIn("grace", GRACES_PASSWORD);
                    return browser;
                }))
                .limit(8)
                .toList();

        ada.sendTo(page + "/disable", form, Map.of()).redirect();

        assertThat(underWay).map(CompletableFuture::join).noneMatch(AccountPagesTest::isStillIn);
    }

    @Test
    void ofTwoWhoDisableEachOtherAtTheSameTimeOneIsLeft() {
        grace.signIn("grace", GRACES_PASSWORD);
        String pageOfGrace = pageOf("grace");
        String pageOfAda = pageOf("ada");
        Page formOfAda = ada.get(pageOfGrace);
        Page formOfGrace = grace.get(pageOfAda);

        CompletableFuture<Page> one =
                CompletableFuture.supplyAsync(() -> ada.sendTo(pageOfGrace + "/disable", formOfAda, Map.of()));
        CompletableFuture<Page> other =
                CompletableFuture.supplyAsync(() -> grace.sendTo(pageOfAda + "/disable", formOfGrace, Map.of()));
        CompletableFuture.allOf(one, other).join();

        assertThat(jdbc.sql("select count(*) from consultant where enabled")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whoSignsOutEverywhereIsSignedOutEverywhere() {
        Visitor elsewhere = newBrowser();
        elsewhere.signIn("ada", "correct horse");
        grace.signIn("grace", GRACES_PASSWORD);

        assertThat(ada.sendTo("/admin/account/sign-out", ada.get("/admin/account"), Map.of())
                        .redirect())
                .isEqualTo("/login?signed-out");

        assertThat(isStillIn(ada)).isFalse();
        assertThat(isStillIn(elsewhere)).isFalse();
        assertThat(isStillIn(grace)).as("somebody else").isTrue();
    }

    @Test
    void anotherConsultantCanBeSignedOutEverywhere() {
        grace.signIn("grace", GRACES_PASSWORD);

        act("grace", "sign-out", Map.of()).redirect();

        assertThat(isStillIn(grace)).isFalse();
        assertThat(isStillIn(ada)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/admin/consultants/999999", "/admin/consultants/abc", "/admin/consultants/999999/password"})
    void anAccountThatIsNotThereIsNotFound(String path) {
        assertThat(ada.get(path).status()).isEqualTo(404);
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class AccountPagesOnPostgresTest extends AccountPagesTest {}
