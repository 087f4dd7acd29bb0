package com.cxcheck.signin;

import com.cxcheck.security.Cookies;
import com.cxcheck.security.KeyedHash;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.authentication.PublicKeyCredentialRequestOptionsRepository;
import org.springframework.web.util.WebUtils;

/**
 * Keeps the challenge that a passkey is to sign in a cookie with an HMAC, so that requests of people who aren't signed in store
 * nothing on the server.
 */
class ChallengeCookie implements PublicKeyCredentialRequestOptionsRepository {

    /** How long a challenge can be answered. */
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final String NAME = "challenge";

    private final String relyingPartyId;
    private final KeyedHash hash;
    private final Clock clock;

    ChallengeCookie(String relyingPartyId, KeyedHash hash, Clock clock) {
        this.relyingPartyId = relyingPartyId;
        this.hash = hash;
        this.clock = clock;
    }

    @Override
    public void save(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable PublicKeyCredentialRequestOptions options) {
        if (options == null) {
            Cookies.delete(response, NAME);
        } else {
            Cookies.set(response, NAME, signed(options.getChallenge().toBase64UrlString()), LIFETIME);
        }
    }

    @Override
    public @Nullable PublicKeyCredentialRequestOptions load(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, NAME))
                .map(Cookie::getValue)
                .filter(this::isSigned)
                .map(value -> new Challenge(Bytes.fromBase64(value.substring(0, value.indexOf('.')))))
                .filter(challenge ->
                        clock.instant().isBefore(challenge.createdAt().plus(LIFETIME)))
                .map(challenge -> PublicKeyCredentialRequestOptions.builder()
                        .challenge(challenge.bytes())
                        .rpId(relyingPartyId)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .orElse(null);
    }

    private boolean isSigned(String value) {
        String challenge = value.split("\\.", 2)[0];
        return MessageDigest.isEqual(bytes(signed(challenge)), bytes(value));
    }

    private String signed(String challenge) {
        return challenge + "." + hash.hex("challenge " + challenge);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
