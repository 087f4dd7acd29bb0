package com.cxcheck.signin;

import com.cxcheck.audit.AuditTrail;
import com.cxcheck.audit.AuditedAction;
import com.webauthn4j.util.exception.WebAuthnException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;

/**
 * Spring Security's passkeys, with new ones put on record. One that doesn't hold is refused as not allowed, and not taken
 * for an error of ours.
 */
class Passkeys implements WebAuthnRelyingPartyOperations {

    private static final int LONGEST_LABEL = 100;

    private final WebAuthnRelyingPartyOperations operations;
    private final AuditTrail auditTrail;

    Passkeys(WebAuthnRelyingPartyOperations operations, AuditTrail auditTrail) {
        this.operations = operations;
        this.auditTrail = auditTrail;
    }

    @Override
    public PublicKeyCredentialCreationOptions createPublicKeyCredentialCreationOptions(
            PublicKeyCredentialCreationOptionsRequest request) {
        return operations.createPublicKeyCredentialCreationOptions(request);
    }

    @Override
    @Transactional
    public CredentialRecord registerCredential(RelyingPartyRegistrationRequest request) {
        String label = request.getPublicKey().getLabel();
        if (label.isBlank() || label.length() > LONGEST_LABEL || label.chars().anyMatch(Character::isISOControl)) {
            throw new AccessDeniedException("not a passkey's name");
        }
        try {
            CredentialRecord passkey = operations.registerCredential(request);
            String username = request.getCreationOptions().getUser().getName();
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
        return operations.authenticate(request);
    }
}
