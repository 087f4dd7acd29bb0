package com.cxcheck.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** On a running server, which keeps the sessions. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"cxcheck.admin.username=ada", "cxcheck.admin.password=correct horse"})
class AccountPagesTest {

    private static final String GRACES_PASSWORD = "battery staple";

    @LocalServerPort
    private int port;

    @Autowired
    private FirstAccountInitializer firstAccountInitializer;

    @Autowired
    private JdbcClient jdbc;

    private Visitor ada;
    private Visitor grace;

    @BeforeEach
    void adaIsSignedInAndHasMadeAnAccountForGrace() {
        for (String table : List.of("spring_session", "failed_sign_in", "audit_event", "consultant")) {
            jdbc.sql("delete from " + table).update();
        }
        firstAccountInitializer.run(new DefaultApplicationArguments());
        ada = newBrowser();
        assertThat(isIn(ada.signIn("ada", "correct horse"))).isTrue();
        create("grace", GRACES_PASSWORD).redirect();
        act("grace", "role", Map.of("role", "ADMINISTRATOR")).redirect();
        jdbc.sql("delete from audit_event where action = 'ROLE_CHANGED'").update();
        jdbc.sql("update consultant set password_expires_at = null").update();
        grace = newBrowser();
    }

    private Visitor newBrowser() {
        return Visitor.of(new Visitor.Server("http://localhost:" + port));
    }

    private static boolean isIn(Page answer) {
        return answer.status() == 302 && answer.header("Location").endsWith("/admin");
    }

    private static boolean isStillIn(Visitor visitor) {
        return visitor.get("/admin").status() == 200;
    }

    private Page create(String username, String password) {
        return ada.sendTo(
                "/admin/consultants",
                ada.get("/admin/consultants"),
                Map.of("username", username, "password", password));
    }

    private String pageOf(String username) {
        return ada.get("/admin/consultants").html().select("tbody a").stream()
                .filter(link -> link.text().equals(username))
                .findFirst()
                .orElseThrow()
                .attr("href");
    }

    private Page act(String username, String action, Map<String, String> fields) {
        String page = pageOf(username);
        return ada.sendTo(page + "/" + action, ada.get(page), fields);
    }

    private List<String> record() {
        return ada.get("/admin/audit").html().select("tbody tr").eachText().stream()
                .map(row -> row.replaceFirst("^\\d+ \\w+ \\d{4}, \\d\\d:\\d\\d:\\d\\d ", ""))
                .toList();
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

    @Test
    void aForgottenPasswordIsSetByAnotherConsultant() {
        grace.signIn("grace", GRACES_PASSWORD);

        assertThat(act("grace", "password", Map.of("password", "short")).status())
                .isEqualTo(422);
        act("grace", "password", Map.of("password", "a new beginning")).redirect();

        assertThat(isStillIn(grace)).isFalse();
        assertThat(grace.signIn("grace", GRACES_PASSWORD).header("Location")).isEqualTo("/login?error");
        assertThat(isIn(grace.signIn("grace", "a new beginning"))).isTrue();
    }

    @Test
    void aPasswordHasUpTo128CharactersOfAnyKind() {
        String password = "\u00c4\u00d6\u00dc\u00e9 \uD83D\uDC0E".repeat(21) + "zx";
        assertThat(password.codePointCount(0, password.length())).isEqualTo(128);

        assertThat(create("linus", password + "z").text()).contains("Choose a password of 128 characters at the most");
        create("linus", password).redirect();

        Visitor linus = newBrowser();
        assertThat(linus.signIn("linus", password + "z").header("Location")).isEqualTo("/login?error");
        assertThat(linus.signIn("linus", password.substring(0, password.length() - 2))
                        .header("Location"))
                .isEqualTo("/login?error");
        assertThat(isIn(linus.signIn("linus", Normalizer.normalize(password, Normalizer.Form.NFD))))
                .as("typed on a keyboard that puts letters together otherwise")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GRACE", "Grace", " grace ", "\uff47race", "gr\u0430ce"})
    void howeverTheNameIsSpeltOneIsThatConsultant(String spelling) {
        assertThat(isIn(grace.signIn(spelling, GRACES_PASSWORD))).isTrue();
        assertThat(grace.get("/admin/account").text()).contains("You are signed in as grace.");
    }

    @Test
    void anEarlierHashIsReplacedAtTheNextSignIn() {
        jdbc.sql("update consultant set password_hash = ? where username = 'grace'")
                .param("{bcrypt}" + new BCryptPasswordEncoder().encode(GRACES_PASSWORD))
                .update();

        assertThat(isIn(grace.signIn("grace", GRACES_PASSWORD))).isTrue();

        assertThat(jdbc.sql("select password_hash from consultant where username = 'grace'")
                        .query(String.class)
                        .single())
                .startsWith("{pbkdf2}");
        assertThat(isStillIn(grace)).isTrue();
        assertThat(isIn(newBrowser().signIn("grace", GRACES_PASSWORD))).isTrue();
    }

    @Test
    void aHashOfAPasswordAsItWasTypedIsAcceptedOnceAndReplacedByOneForAllKeyboards() {
        String typed = Normalizer.normalize("zoë’s café au lait", Normalizer.Form.NFD);
        jdbc.sql("update consultant set password_hash = ? where username = 'grace'")
                .param("{bcrypt}" + new BCryptPasswordEncoder().encode(typed))
                .update();
        String composed = Normalizer.normalize(typed, Normalizer.Form.NFC);
        assertThat(grace.signIn("grace", composed).header("Location")).isEqualTo("/login?error");

        assertThat(isIn(grace.signIn("grace", typed))).isTrue();

        assertThat(isIn(newBrowser().signIn("grace", composed))).isTrue();
        assertThat(isIn(newBrowser().signIn("grace", typed))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"O’Brien", "o'brien", "O\u02bcBRIEN"})
    void aNameMayHaveAnApostropheHoweverItIsTyped(String spelling) {
        create("O'Brien", GRACES_PASSWORD).redirect();

        assertThat(isIn(newBrowser().signIn(spelling, GRACES_PASSWORD))).isTrue();
    }

    private Page changeOwnPassword(Visitor visitor, String current, String password) {
        return visitor.sendTo(
                "/admin/account/password",
                visitor.get("/admin/account/password"),
                Map.of("current", current, "password", password));
    }

    @Test
    void whoChangesTheirPasswordSignsInAgainEverywhere() {
        grace.signIn("grace", GRACES_PASSWORD);
        Visitor elsewhere = newBrowser();
        elsewhere.signIn("grace", GRACES_PASSWORD);

        Page changed = changeOwnPassword(grace, GRACES_PASSWORD, "a new beginning");

        assertThat(grace.get(changed.redirect()).text()).contains("Your password is changed.");
        assertThat(isStillIn(grace)).isFalse();
        assertThat(isStillIn(elsewhere)).isFalse();
        assertThat(isIn(elsewhere.signIn("grace", "a new beginning"))).isTrue();
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
    void withoutTheCurrentPasswordItStaysAndGuessingItIsThrottled() {
        Page page = changeOwnPassword(ada, "guess", "a new beginning");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select(".error-summary a").text()).isEqualTo("This is not your password");
        for (int guess = 2; guess <= 10; guess++) {
            assertThat(changeOwnPassword(ada, "guess " + guess, "a new beginning")
                            .status())
                    .isEqualTo(422);
        }
        assertThat(changeOwnPassword(ada, "correct horse", "a new beginning").status())
                .isEqualTo(429);
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

    @Test
    void whatWasDoneIsOnRecordTheNewestFirst() {
        grace.signIn("grace", GRACES_PASSWORD);
        act("grace", "disable", Map.of()).redirect();
        act("grace", "enable", Map.of()).redirect();
        act("grace", "sign-out", Map.of()).redirect();
        act("grace", "password", Map.of("password", "a new beginning")).redirect();
        ada.download("/admin/submissions.csv?q=secret");
        ada.download("/admin/submissions.csv");

        assertThat(record())
                // what other tests were refused comes once a minute
                .filteredOn(event -> !event.startsWith("(anybody)"))
                .containsExactly(
                        "ada Exported submissions.csv, all",
                        "ada Exported submissions.csv, filtered",
                        "ada Changed the password grace",
                        "ada Signed out everywhere grace",
                        "ada Enabled the account grace",
                        "ada Disabled the account grace",
                        "grace Signed in password",
                        "ada Created the account grace",
                        "ada Signed in password",
                        "(settings) Created the account ada");
    }

    @Test
    void theRecordIsFilteredByWhoWhatAndWhenAndDownloaded() {
        newBrowser().signIn("grace", "a wrong password");
        act("grace", "disable", Map.of()).redirect();

        List<String> ofGrace =
                ada.get("/admin/audit?who=grace").html().select("tbody tr").eachText();
        assertThat(ofGrace).hasSize(1).first().asString().endsWith("(anybody) Tried to sign in and failed grace");
        assertThat(ada.get("/admin/audit?what=CONSULTANT_DISABLED")
                        .html()
                        .select("tbody tr")
                        .eachText())
                .singleElement()
                .asString()
                .endsWith("ada Disabled the account grace");
        assertThat(ada.get("/admin/audit?who=ada&from=2099-01-01").text()).contains("No entries match.");
        assertThat(ada.get("/admin/audit?to=2001-01-01&from=2001-02-01").text())
                .contains("The period ends before it begins");
        Page filtered = ada.get("/admin/audit?who=ada");
        assertThat(filtered.html().select("#who option[selected]").val()).isEqualTo("ada");

        Page file = ada.sendTo(
                "/admin/audit.csv?what=CONSULTANT_DISABLED",
                ada.get("/admin/audit?what=CONSULTANT_DISABLED"),
                Map.of());

        assertThat(file.header("Content-Disposition")).contains("attachment", "audit-", ".csv");
        assertThat(file.body().lines())
                .hasSize(2)
                .last()
                .asString()
                .matches(
                        "\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)\",\"ada\",\"Disabled the account\",\"grace\",\"1\"");
        assertThat(record()).first().asString().isEqualTo("ada Exported audit.csv, filtered");
    }

    @Test
    void theRecordHasPages() {
        for (int event = 0; event < 60; event++) {
            ada.download("/admin/submissions.csv");
        }

        // what other tests were refused comes once a minute
        jdbc.sql("delete from audit_event where actor = '(anybody)'").update();
        Page second = ada.get(
                ada.get("/admin/audit").html().select("nav.pager a[rel=next]").attr("href"));

        assertThat(second.html().select("tbody tr")).hasSize(13);
        assertThat(ada.get("/admin/audit?page=99").redirect()).isEqualTo("/admin/audit");
        assertThat(second.html().select("nav.pager a[rel=prev]").attr("href")).isEqualTo("/admin/audit");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class AccountPagesOnPostgresTest extends AccountPagesTest {}
