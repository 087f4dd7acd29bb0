package com.cxcheck.signin;

import com.cxcheck.audit.AuditTrail;
import com.cxcheck.audit.AuditedAction;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthentication;
import org.springframework.stereotype.Component;

@Component
class SignInAuditListener {

    private final AuditTrail auditTrail;

    SignInAuditListener(AuditTrail auditTrail) {
        this.auditTrail = auditTrail;
    }

    @EventListener
    void record(InteractiveAuthenticationSuccessEvent signIn) {
        Authentication consultant = signIn.getAuthentication();
        auditTrail.record(
                consultant.getName(),
                AuditedAction.SIGNED_IN,
                consultant instanceof WebAuthnAuthentication ? "passkey" : "password");
    }
}
