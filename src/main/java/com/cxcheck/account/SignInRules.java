package com.cxcheck.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * Decides whether a consultant's request is answered, by what the account and the sign-in are now. The database is asked with
 * each request, so that not even a sign-in that was under way while the account was disabled outlasts it.
 */
@Component
public class SignInRules {

    /** How long a session lasts, however much it is used. */
    static final Duration LONGEST_SESSION = Duration.ofHours(12);

    /** How old a sign-in may be for what changes accounts or takes many submissions away. */
    static final Duration FRESH = Duration.ofMinutes(10);

    /** Given to each who signs in, with the time. */
    static final String SIGNED_IN = "SIGNED_IN";

    private final Consultants consultants;
    private final Clock clock;

    SignInRules(Consultants consultants, Clock clock) {
        this.consultants = consultants;
        this.clock = clock;
    }

    /** Whether a request is answered, or else what comes first. */
    public enum Decision implements AuthorizationResult {
        GRANTED,
        SIGN_IN,
        /** The session goes on meanwhile. */
        SIGN_IN_AGAIN;

        @Override
        public boolean isGranted() {
            return this == GRANTED;
        }
    }

    public AuthorizationManager<RequestAuthorizationContext> signedIn() {
        return (signedIn, request) -> decide(signedIn.get());
    }

    public AuthorizationManager<RequestAuthorizationContext> freshlySignedIn() {
        return (signedIn, request) -> {
            Authentication consultant = signedIn.get();
            Decision decision = decide(consultant);
            return decision.isGranted() && !isFresh(consultant) ? Decision.SIGN_IN_AGAIN : decision;
        };
    }

    /** Whether the consultant is signed in, and has done so within the last ten minutes. */
    public boolean isFreshlySignedIn(@Nullable Authentication consultant) {
        return decide(consultant).isGranted() && isFresh(consultant);
    }

    private Decision decide(@Nullable Authentication consultant) {
        return find(consultant).isPresent() ? Decision.GRANTED : Decision.SIGN_IN;
    }

    /** Finds the account that somebody is still signed in to. */
    Optional<Consultant> find(@Nullable Authentication signedIn) {
        return Optional.ofNullable(signedIn)
                .filter(Authentication::isAuthenticated)
                .filter(consultant -> isYoungerThan(LONGEST_SESSION, consultant))
                .flatMap(consultant -> consultants
                        .findByUsername(consultant.getName())
                        .filter(Consultant::isEnabled)
                        .filter(account -> account.hasSignedIn(consultant.getAuthorities())));
    }

    boolean isFresh(@Nullable Authentication consultant) {
        return consultant != null && isYoungerThan(FRESH, consultant);
    }

    private boolean isYoungerThan(Duration age, Authentication consultant) {
        return consultant.getAuthorities().stream()
                .filter(FactorGrantedAuthority.class::isInstance)
                .map(FactorGrantedAuthority.class::cast)
                .filter(authority -> SIGNED_IN.equals(authority.getAuthority()))
                .map(FactorGrantedAuthority::getIssuedAt)
                .max(Comparator.naturalOrder())
                .filter(signedInAt -> clock.instant().isBefore(signedInAt.plus(age)))
                .isPresent();
    }

    /** What those get who sign in now. */
    GrantedAuthority signedInNow() {
        return FactorGrantedAuthority.withAuthority(SIGNED_IN)
                .issuedAt(clock.instant())
                .build();
    }
}
