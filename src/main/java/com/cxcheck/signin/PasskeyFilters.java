package com.cxcheck.signin;

import com.cxcheck.security.KeyedHash;
import com.cxcheck.site.Site;
import java.time.Clock;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.webauthn.authentication.PublicKeyCredentialRequestOptionsFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.stereotype.Component;

/** Adds Spring Security's passkey filters with {@link ChallengeCookie} in place of a session. */
@Component
class PasskeyFilters {

    private final WebAuthnRelyingPartyOperations passkeys;
    private final ChallengeCookie challenges;

    PasskeyFilters(WebAuthnRelyingPartyOperations passkeys, Site site, KeyedHash hash, Clock clock) {
        this.passkeys = passkeys;
        this.challenges = new ChallengeCookie(site.host(), hash, clock);
    }

    void addTo(HttpSecurity http, AuthenticationSuccessHandler success, SessionAuthenticationStrategy newSession) {
        // the configurer's own filter can't be given a repository; it comes later and is never reached
        PublicKeyCredentialRequestOptionsFilter options = new PublicKeyCredentialRequestOptionsFilter(passkeys);
        options.setRequestOptionsRepository(challenges);
        http.addFilterAfter(new PasskeyRequests(), CsrfFilter.class)
                .addFilterBefore(options, AuthorizationFilter.class)
                .webAuthn(webAuthn -> webAuthn.disableDefaultRegistrationPage(true)
                        .withObjectPostProcessor(new ObjectPostProcessor<WebAuthnAuthenticationFilter>() {
                            @Override
                            public <F extends WebAuthnAuthenticationFilter> F postProcess(F filter) {
                                filter.setRequestOptionsRepository(challenges);
                                filter.setAuthenticationSuccessHandler(success);
                                filter.setSessionAuthenticationStrategy(newSession);
                                return filter;
                            }
                        }));
    }
}
