package com.cxcheck.signin;

import com.cxcheck.account.SignInRules;
import com.cxcheck.audit.AuditTrail;
import com.cxcheck.site.Site;
import java.time.Clock;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.JdbcPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;

/** Passkeys, whose relying party is the host of {@code cxcheck.url}. */
@Configuration(proxyBeanMethods = false)
class PasskeyConfiguration {

    @Bean
    PublicKeyCredentialUserEntityRepository passkeyUsers(JdbcOperations jdbc) {
        return new JdbcPublicKeyCredentialUserEntityRepository(jdbc);
    }

    @Bean
    UserCredentialRepository passkeyCredentials(JdbcOperations jdbc) {
        return new JdbcUserCredentialRepository(jdbc);
    }

    /** Requires user verification (finger, face or PIN), since a passkey is the only factor. */
    @Bean
    WebAuthnRelyingPartyOperations passkeys(
            Site site,
            PublicKeyCredentialUserEntityRepository users,
            UserCredentialRepository credentials,
            SignInRules rules,
            Clock clock,
            AuditTrail auditTrail) {
        PublicKeyCredentialRpEntity relyingParty = PublicKeyCredentialRpEntity.builder()
                .id(site.host())
                .name("CX Check")
                .build();
        Webauthn4JRelyingPartyOperations operations =
                new Webauthn4JRelyingPartyOperations(users, credentials, relyingParty, Set.of(site.origin()));
        operations.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .build()));
        operations.setCustomizeRequestOptions(
                options -> options.challenge(Challenge.create(clock).bytes())
                        .userVerification(UserVerificationRequirement.REQUIRED));
        return new Passkeys(operations, credentials, rules, auditTrail);
    }
}
