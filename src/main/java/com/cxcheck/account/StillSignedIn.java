package com.cxcheck.account;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * Lets in who has signed in since they were last signed out everywhere, and whose account is not disabled. It is asked with
 * each request, so that not even a sign-in that was under way at that moment outlasts it.
 */
@Component
class StillSignedIn implements AuthorizationManager<RequestAuthorizationContext> {

    private final Consultants consultants;

    StillSignedIn(Consultants consultants) {
        this.consultants = consultants;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext request) {
        Authentication signedIn = authentication.get();
        return new AuthorizationDecision(signedIn != null
                && signedIn.isAuthenticated()
                && consultants
                        .findByUsername(signedIn.getName())
                        .filter(Consultant::isEnabled)
                        .filter(consultant -> consultant.hasSignedIn(signedIn.getAuthorities()))
                        .isPresent());
    }
}
