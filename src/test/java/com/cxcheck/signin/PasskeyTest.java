package com.cxcheck.signin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Chromium;
import com.cxcheck.MovableClock;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** In a real browser that has a passkey's device of software. */
@SpringBootTest(
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {"cxcheck.admin.username=ada", "cxcheck.admin.password=correct horse"})
@Import(MovableClock.Configuration.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Chromium.Test
class PasskeyTest {

    private static final int PORT = freePort();

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @AutoClose
    private final Chromium chromium = new Chromium();

    private BrowserContext context;
    private Page page;
    private CDPSession devices;
    private String authenticator;

    /** Passkeys hold for one address, which has to be known before the server starts. */
    @DynamicPropertySource
    static void knownPort(DynamicPropertyRegistry properties) {
        properties.add("server.port", () -> PORT);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void signedInWithADevice() {
        for (String table : new String[] {"user_credentials", "user_entities", "spring_session", "audit_event"}) {
            jdbc.sql("delete from " + table).update();
        }
        clock.reset();
        jdbc.sql("delete from consultant where username <> 'ada'").update();
        jdbc.sql("update consultant set password_hash = coalesce(password_from_settings, password_hash),"
                        + " password_expires_at = null")
                .update();
        context = chromium.browser().newContext(new Browser.NewContextOptions().setBaseURL("http://localhost:" + PORT));
        page = Chromium.newPage(context);
        devices = context.newCDPSession(page);
        devices.send("WebAuthn.enable");
        authenticator = devices.send("WebAuthn.addVirtualAuthenticator", device())
                .get("authenticatorId")
                .getAsString();
        page.navigate("/admin/account");
        page.getByLabel("Name").fill("ada");
        page.getByLabel("Password").fill("correct horse");
        press("Sign in");
        assertThat(page).hasURL("/admin/account");
    }

    static JsonObject device() {
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject device = new JsonObject();
        device.add("options", options);
        return device;
    }

    @AfterEach
    void closeWindow() {
        context.close();
    }

    private void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private void addPasskey() {
        page.getByLabel("A name for it").fill("My laptop");
        press("Add a passkey");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Saved.");
        assertThat(page.locator("main")).containsText("My laptop");
    }

    @Test
    void withoutTheTokenAgainstForgedRequestsNothingHappens() {
        addPasskey();
        Object statuses = page.evaluate("""
                async () => {
                  const id = document.querySelector('main [name=id]').value;
                  const statuses = [];
                  for (const [method, path] of [['POST', 'register/options'], ['POST', 'register'],
                      ['POST', 'authenticate/options'], ['DELETE', 'register/' + id]]) {
                    statuses.push((await fetch('/webauthn/' + path, {method})).status);
                  }
                  return statuses;
                }""");

        assertThat(statuses).isEqualTo(List.of(403, 403, 403, 403));
        assertThat(jdbc.sql("select count(*) from user_credentials")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private void signOut() {
        Chromium.signOut(page);
        assertThat(page).hasURL("/login?signed-out");
    }

    private String sessionCookie() {
        return context.cookies().stream()
                .filter(cookie -> cookie.name.equals("consultant"))
                .findFirst()
                .orElseThrow()
                .value;
    }

    @Test
    void aPasskeySignsInWithoutNameAndPasswordAndLeadsToWhereOneWantedToGo() {
        addPasskey();
        signOut();

        page.navigate("/admin/feedback?page=1");
        assertThat(page).hasURL("/login");
        press("Sign in with a passkey");

        assertThat(page).hasURL("/admin/feedback?page=1");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Feedback");
        assertThat(jdbc.sql("select action || ' ' || actor || ' ' || subject from audit_event order by id")
                        .query(String.class)
                        .list())
                .containsExactly("SIGNED_IN ada password", "PASSKEY_ADDED ada My laptop", "SIGNED_IN ada passkey");
    }

    @Test
    void theSessionGetsANewIdAtSignIn() {
        addPasskey();
        String before = sessionCookie();
        page.navigate("/login");

        press("Sign in with a passkey");
        assertThat(page).hasURL("/admin");

        assertThat(sessionCookie()).isNotEqualTo(before);
    }

    @Test
    void aRemovedPasskeySignsNobodyIn() {
        addPasskey();
        press("Remove the passkey My laptop");
        assertThat(page.locator("main")).not().containsText("My laptop");
        signOut();

        page.navigate("/login");
        press("Sign in with a passkey");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("That didn’t work.");
        assertThat(page).hasURL("/login");
        page.navigate("/admin");
        assertThat(page).hasURL("/login");
    }

    @Test
    void whoIsDisabledIsNotLetInByAPasskeyEither() {
        addPasskey();
        signOut();
        jdbc.sql("update consultant set enabled = false").update();
        try {
            page.navigate("/login");
            press("Sign in with a passkey");

            assertThat(page.getByRole(AriaRole.ALERT)).containsText("That didn’t work.");
        } finally {
            jdbc.sql("update consultant set enabled = true").update();
        }
    }

    /** Another consultant, with the same password. */
    private void addGrace() {
        jdbc.sql("insert into consultant (username, password_hash) select 'grace', password_hash from consultant")
                .update();
    }

    /** Signs somebody in with the form, in the browser as it is. */
    private void signIn(String username, String password) {
        page.navigate("/login");
        page.getByLabel("Name").fill(username);
        page.getByLabel("Password").fill(password);
        press("Sign in");
        assertThat(page).hasURL("/admin");
    }

    private Object post(String path, String body) {
        return page.evaluate("""
                ([path, body]) => fetch(path, {method: 'POST', body, headers: {'Content-Type': 'application/json',
                  'X-XSRF-TOKEN': document.querySelector('main [name=_csrf]').value}})
                  .then(response => response.status)""", List.of(path, body));
    }

    /** What the device signs for a challenge that the server has just made. */
    private String assertion(String userVerification) {
        return (String) page.evaluate("""
                async userVerification => {
                  const asked = await fetch('/webauthn/authenticate/options', {method: 'POST', headers: {
                    'X-XSRF-TOKEN': document.querySelector('main [name=_csrf]').value}});
                  const options = {...await asked.json(), userVerification};
                  const credential = await navigator.credentials.get({
                    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options)});
                  return JSON.stringify(credential.toJSON());
                }""", userVerification);
    }

    private int countPasskeys() {
        return jdbc.sql("select count(*) from user_credentials")
                .query(Integer.class)
                .single();
    }

    @Test
    void whatWasBegunByOneConsultantIsNotFinishedByAnotherInTheSameBrowser() {
        addGrace();
        String passkey = (String) page.evaluate("""
                async () => {
                  const asked = await fetch('/webauthn/register/options', {method: 'POST', headers: {
                    'X-XSRF-TOKEN': document.querySelector('main [name=_csrf]').value}});
                  const credential = await navigator.credentials.create({
                    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(await asked.json())});
                  return JSON.stringify({publicKey: {credential: credential.toJSON(), label: 'Whose?'}});
                }""");

        signIn("grace", "correct horse");
        page.navigate("/admin/account");

        assertThat(post("/webauthn/register", passkey)).isIn(400, 403);
        assertThat(countPasskeys()).isZero();
    }

    @Test
    void aChallengeIsAnsweredOnce() {
        addPasskey();
        signOut();
        page.navigate("/login");
        String assertion = assertion("required");
        List<Cookie> cookies = context.cookies();
        assertThat(post("/login/webauthn", assertion)).isEqualTo(200);

        context.clearCookies();
        context.addCookies(cookies);
        page.navigate("/login");

        assertThat(post("/login/webauthn", assertion)).isEqualTo(401);
        page.navigate("/admin");
        assertThat(page).hasURL("/login");
    }

    @Test
    void aChallengeOfOnesOwnMakingIsNone() {
        addPasskey();
        signOut();
        page.navigate("/login");
        String assertion = assertion("required");
        Cookie challenge = context.cookies().stream()
                .filter(cookie -> cookie.name.equals("challenge"))
                .findFirst()
                .orElseThrow();
        assertThat(challenge.httpOnly).isTrue();
        char last = challenge.value.charAt(challenge.value.length() - 1);
        challenge.value = challenge.value.substring(0, challenge.value.length() - 1) + (last == '0' ? '1' : '0');
        context.addCookies(List.of(challenge));

        assertThat(post("/login/webauthn", assertion)).isEqualTo(401);
    }

    @Test
    void aSignInThatDidNotAskWhoIsThereIsRefused() {
        addPasskey();
        signOut();
        page.navigate("/login");
        JsonObject nobodyLooked = new JsonObject();
        nobodyLooked.addProperty("authenticatorId", authenticator);
        nobodyLooked.addProperty("isUserVerified", false);
        devices.send("WebAuthn.setUserVerified", nobodyLooked);

        assertThat(post("/login/webauthn", assertion("discouraged"))).isEqualTo(401);
    }

    @Test
    void aPasswordThatAColleagueSetsRemovesThePasskeys() {
        addPasskey();
        signOut();
        addGrace();
        signIn("grace", "correct horse");
        page.navigate("/admin/consultants");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("ada").setExact(true))
                .click();
        page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
                .fill("a new beginning");
        press("Set the password");

        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Saved.");
        assertThat(countPasskeys()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void onesOwnNewPasswordRemovesThePasskeysUnlessOneKeepsThem(boolean keep) {
        addPasskey();
        page.getByText("Change the password").click();
        assertThat(page.locator("main")).containsText("Your passkeys are removed as well");
        page.getByLabel("Current password").fill("correct horse");
        page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
                .fill("a new beginning");
        page.getByLabel("Keep my passkeys").setChecked(keep);
        press("Change the password");

        assertThat(page).hasURL("/login?changed");
        assertThat(countPasskeys()).isEqualTo(keep ? 1 : 0);
    }

    @Test
    void whoseSignInIsNoLongerFreshSignsInAgainAndKeepsTheNameThatTheyTyped() {
        page.getByLabel("A name for it").fill("My laptop");
        clock.putForward(Duration.ofMinutes(11));
        press("Add a passkey");
        assertThat(page).hasURL("/login?again");
        page.getByLabel("Name").fill("ada");
        page.getByLabel("Password").fill("correct horse");
        press("Sign in");

        assertThat(page.getByLabel("A name for it")).hasValue("My laptop");
        press("Add a passkey");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Saved.");
        assertThat(countPasskeys()).isEqualTo(1);
    }

    @Test
    void whatIsNoPasskeyIsRefusedWithoutAnError() {
        Object statuses = page.evaluate("""
                async () => {
                  const headers = {'Content-Type': 'application/json',
                    'X-XSRF-TOKEN': document.querySelector('#add-passkey [name=_csrf]').value};
                  const response = {attestationObject: 'AAAA', clientDataJSON: 'AAAA', transports: []};
                  const credential = {id: 'AAAA', rawId: 'AAAA', type: 'public-key', response, clientExtensionResults: {}};
                  const bodies = ['', '{"publicKey": {}}', '{"publicKey": {"credential": {}, "label": "Forged"}}',
                    JSON.stringify({publicKey: {credential}}),
                    JSON.stringify({publicKey: {credential, label: ' '}}),
                    JSON.stringify({publicKey: {credential, label: 'Forged'}})];
                  const statuses = [];
                  for (const body of bodies) {
                    await fetch('/webauthn/register/options', {method: 'POST', headers});
                    statuses.push((await fetch('/webauthn/register', {method: 'POST', headers, body})).status);
                  }
                  return statuses;
                }""");

        assertThat(statuses).isEqualTo(List.of(400, 400, 400, 400, 403, 403));
        assertThat(jdbc.sql("select count(*) from user_credentials")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
