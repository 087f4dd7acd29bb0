package com.cxcheck.signin;

import com.cxcheck.account.SignInRules;
import com.cxcheck.audit.AuditTrail;
import com.cxcheck.audit.AuditedAction;
import com.webauthn4j.util.exception.WebAuthnException;
import java.time.Instant;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;

/**
 * Adds to Spring Security's passkeys: registration only after a fresh sign-in to the account that the options were created for,
 * audit, and challenges that can be used once. Invalid passkeys are answered with 403 instead of 500.
 */
class Passkeys implements WebAuthnRelyingPartyOperations {

    private static final int MAX_LABEL_LENGTH = 100;

    private final WebAuthnRelyingPartyOperations operations;
    private final UserCredentialRepository credentials;
    private final SignInRules rules;
    private final AuditTrail auditTrail;

    Passkeys(
            WebAuthnRelyingPartyOperations operations,
            UserCredentialRepository credentials,
            SignInRules rules,
            AuditTrail auditTrail) {
        this.operations = operations;
        this.credentials = credentials;
        this.rules = rules;
        this.auditTrail = auditTrail;
    }

    @Override
    public PublicKeyCredentialCreationOptions createPublicKeyCredentialCreationOptions(
            PublicKeyCredentialCreationOptionsRequest request) {
        if (!rules.mayAddPasskey(request.getAuthentication())) {
            throw new AccessDeniedException("no fresh sign-in");
        }
        return operations.createPublicKeyCredentialCreationOptions(request);
    }

    @Override
    @Transactional
    public CredentialRecord registerCredential(RelyingPartyRegistrationRequest request) {
        String label = request.getPublicKey().getLabel();
        if (label.isBlank()
                || label.length() > MAX_LABEL_LENGTH
                || label.chars().anyMatch(Character::isISOControl)) {
            throw new AccessDeniedException("not a valid label");
        }
        String username = request.getCreationOptions().getUser().getName();
        Authentication consultant = SecurityContextHolder.getContext().getAuthentication();
        if (consultant == null || !consultant.getName().equals(username) || !rules.mayAddPasskey(consultant)) {
            throw new AccessDeniedException("options for another account");
        }
        try {
            CredentialRecord passkey = operations.registerCredential(request);
            auditTrail.record(username, AuditedAction.PASSKEY_ADDED, label);
            return passkey;
        } catch (WebAuthnException | JacksonException | IllegalArgumentException notAPasskey) {
            throw new AccessDeniedException("not a passkey", notAPasskey);
        }
    }

    @Override
    public PublicKeyCredentialRequestOptions createCredentialRequestOptions(
            PublicKeyCredentialRequestOptionsRequest request) {
        return operations.createCredentialRequestOptions(request);
    }

    @Override
    public PublicKeyCredentialUserEntity authenticate(RelyingPartyAuthenticationRequest request) {
        try {
            return verify(request);
        } catch (BadCredentialsException | WebAuthnException | IllegalArgumentException wrong) {
            auditTrail.count(AuditTrail.ANYBODY, AuditedAction.SIGN_IN_FAILED, "passkey", 1);
            throw wrong;
        }
    }

    private PublicKeyCredentialUserEntity verify(RelyingPartyAuthenticationRequest request) {
        CredentialRecord passkey =
                credentials.findByCredentialId(request.getPublicKey().getRawId());
        Instant asked = new Challenge(request.getRequestOptions().getChallenge()).createdAt();
        if (passkey == null || !passkey.getLastUsed().isBefore(asked)) {
            throw new BadCredentialsException("an unknown passkey, or a challenge that was answered before");
        }
        return operations.authenticate(request);
    }
}
