package com.cxcheck.signin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.Chromium;
import com.google.gson.JsonObject;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Challenges of passkeys, which cannot be forged, replayed or used by another consultant. */
@Chromium.Test
class PasskeyChallengeTest extends PasskeyPages {

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
