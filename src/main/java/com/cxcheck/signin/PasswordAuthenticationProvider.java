package com.cxcheck.signin;

import com.cxcheck.account.ActiveConsultants;
import com.cxcheck.audit.AuditTrail;
import com.cxcheck.audit.AuditedAction;
import com.cxcheck.security.ClientAddress;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Looks at a name and a password, unless there were too many wrong ones. What fails is counted in the audit trail. */
@Component
class PasswordAuthenticationProvider implements AuthenticationProvider {

    private final DaoAuthenticationProvider passwords;
    private final FailedSignIns wrongPasswords;
    private final ActiveConsultants names;
    private final AuditTrail auditTrail;

    PasswordAuthenticationProvider(
            UserDetailsService consultants,
            UserDetailsPasswordService betterHashes,
            PasswordEncoder encoder,
            FailedSignIns wrongPasswords,
            ActiveConsultants names,
            AuditTrail auditTrail) {
        this.passwords = new DaoAuthenticationProvider(consultants);
        this.passwords.setPasswordEncoder(encoder);
        this.passwords.setUserDetailsPasswordService(betterHashes);
        this.wrongPasswords = wrongPasswords;
        this.names = names;
        this.auditTrail = auditTrail;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        try {
            return look(attempt);
        } catch (TooManyWrongPasswords tooMany) {
            count(AuditedAction.SIGN_IN_THROTTLED, attempt);
            throw tooMany;
        } catch (BadCredentialsException wrong) {
            count(AuditedAction.SIGN_IN_FAILED, attempt);
            throw wrong;
        }
    }

    /** A name that is nobody's isn't put on record: it may be a password in the wrong field. */
    private void count(AuditedAction action, Authentication attempt) {
        auditTrail.count(
                AuditTrail.ANYBODY, action, names.find(attempt.getName()).orElse("(unknown name)"), 1);
    }

    private Authentication look(Authentication attempt) {
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details
                ? ClientAddress.at(details.getRemoteAddress())
                : "";
        FailedSignIns.Try counted = wrongPasswords.begin(attempt.getName(), address);
        try {
            Authentication right = passwords.authenticate(attempt);
            wrongPasswords.forgive(counted);
            return right;
        } catch (BadCredentialsException wrong) {
            if (counted.last()) {
                throw new TooManyWrongPasswords(counted.untilNextTry());
            }
            throw wrong;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
