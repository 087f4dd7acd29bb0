package com.cxcheck.signin;

import com.cxcheck.account.ActiveConsultants;
import com.cxcheck.audit.AuditTrail;
import com.cxcheck.audit.AuditedAction;
import com.cxcheck.security.ClientAddress;
import java.text.Normalizer;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks a name and a password, unless {@link FailedSignIns} throttles; failures are counted in the audit log. */
@Component
class PasswordAuthenticationProvider implements AuthenticationProvider {

    private final DaoAuthenticationProvider passwords;
    private final FailedSignIns failedSignIns;
    private final ActiveConsultants names;
    private final AuditTrail auditTrail;

    PasswordAuthenticationProvider(
            UserDetailsService consultants,
            UserDetailsPasswordService passwordUpgrades,
            PasswordEncoder encoder,
            FailedSignIns failedSignIns,
            ActiveConsultants names,
            AuditTrail auditTrail) {
        this.passwords = new DaoAuthenticationProvider(consultants) {
            @Override
            protected Authentication createSuccessAuthentication(
                    Object principal, Authentication attempt, UserDetails user) {
                String typed = String.valueOf(attempt.getCredentials());
                String normalized = Normalizer.normalize(typed, Normalizer.Form.NFC);
                // a hash of the password as it was typed is accepted once
                boolean outdated = !normalized.equals(typed) && !encoder.matches(normalized, user.getPassword());
                return super.createSuccessAuthentication(
                        principal,
                        attempt,
                        outdated ? passwordUpgrades.updatePassword(user, encoder.encode(normalized)) : user);
            }
        };
        this.passwords.setPasswordEncoder(encoder);
        this.passwords.setUserDetailsPasswordService(passwordUpgrades);
        this.failedSignIns = failedSignIns;
        this.names = names;
        this.auditTrail = auditTrail;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        try {
            return check(attempt);
        } catch (TooManyFailedSignInsException tooMany) {
            count(AuditedAction.SIGN_IN_THROTTLED, attempt);
            throw tooMany;
        } catch (BadCredentialsException wrong) {
            count(AuditedAction.SIGN_IN_FAILED, attempt);
            throw wrong;
        }
    }

    /** An unknown name isn't recorded: it may be a password typed into the wrong field. */
    private void count(AuditedAction action, Authentication attempt) {
        auditTrail.count(
                AuditTrail.ANYBODY, action, names.find(attempt.getName()).orElse("(unknown name)"), 1);
    }

    private Authentication check(Authentication attempt) {
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details
                ? ClientAddress.at(details.getRemoteAddress())
                : "";
        FailedSignIns.Try counted = failedSignIns.begin(attempt.getName(), address);
        try {
            Authentication right = passwords.authenticate(attempt);
            failedSignIns.succeeded(counted);
            return right;
        } catch (BadCredentialsException wrong) {
            if (counted.last()) {
                throw new TooManyFailedSignInsException(counted.untilNextTry());
            }
            throw wrong;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
