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
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A consultant who has just signed in, in a browser with a device for passkeys. */
@SpringBootTest(
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {"cxcheck.admin.username=ada", "cxcheck.admin.password=correct horse"})
@Import(MovableClock.Configuration.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Chromium.Test
@Tag("slow")
abstract class PasskeyPages {

    static final int PORT = freePort();

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    BrowserContext context;
    Page page;
    CDPSession devices;
    String authenticator;

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
        context = Chromium.browser().newContext(new Browser.NewContextOptions().setBaseURL("http://localhost:" + PORT));
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

    void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    void addPasskey() {
        page.getByLabel("A name for it").fill("My laptop");
        press("Add a passkey");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Saved.");
        assertThat(page.locator("main")).containsText("My laptop");
    }

    void signOut() {
        Chromium.signOut(page);
        assertThat(page).hasURL("/login?signed-out");
    }

    /** Another consultant, with the same password. */
    void addGrace() {
        jdbc.sql("insert into consultant (username, password_hash) select 'grace', password_hash from consultant")
                .update();
    }

    /** Signs somebody in with the form, in the browser as it is. */
    void signIn(String username, String password) {
        page.navigate("/login");
        page.getByLabel("Name").fill(username);
        page.getByLabel("Password").fill(password);
        press("Sign in");
        assertThat(page).hasURL("/admin");
    }

    int countPasskeys() {
        return jdbc.sql("select count(*) from user_credentials")
                .query(Integer.class)
                .single();
    }
}
