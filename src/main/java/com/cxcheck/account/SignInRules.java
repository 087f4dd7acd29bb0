package com.cxcheck.account;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import com.cxcheck.account.AccountConfiguration.SignIn;
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
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
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

    private static final RequestMatcher OWN_PASSWORD = pathPattern("/admin/account/password");

    private static final RequestMatcher OWN_PASSKEYS =
            new OrRequestMatcher(pathPattern("/admin/account/passkeys"), pathPattern("/webauthn/register/**"));

    private final Consultants consultants;
    private final Accounts accounts;
    private final boolean passkeysRequired;
    private final Clock clock;

    SignInRules(Consultants consultants, Accounts accounts, SignIn settings, Clock clock) {
        this.consultants = consultants;
        this.accounts = accounts;
        this.passkeysRequired = settings.passkeys() == SignIn.Passkeys.REQUIRED;
        this.clock = clock;
    }

    /** Whether a request is answered, or else what comes first. */
    public enum Decision implements AuthorizationResult {
        GRANTED("/admin"),
        SIGN_IN("/login"),
        /** The session goes on meanwhile. */
        SIGN_IN_AGAIN("/login?again"),
        CHANGE_PASSWORD("/admin/account/password"),
        ADD_PASSKEY("/admin/account/passkeys"),
        USE_PASSKEY("/login?passkey");

        private final String page;

        Decision(String page) {
            this.page = page;
        }

        /** The address of the page where the consultant goes on. */
        public String page() {
            return page;
        }

        @Override
        public boolean isGranted() {
            return this == GRANTED;
        }
    }

    public AuthorizationManager<RequestAuthorizationContext> signedIn() {
        return (signedIn, request) -> {
            Decision decision = decide(signedIn.get());
            return decision == Decision.CHANGE_PASSWORD && OWN_PASSWORD.matches(request.getRequest())
                    ? Decision.GRANTED
                    : decision;
        };
    }

    public AuthorizationManager<RequestAuthorizationContext> freshlySignedIn() {
        return (signedIn, request) -> {
            Authentication consultant = signedIn.get();
            Decision decision = decide(consultant);
            boolean granted = decision.isGranted()
                    || (decision == Decision.ADD_PASSKEY && OWN_PASSKEYS.matches(request.getRequest()));
            if (!granted) {
                return decision;
            }
            return isFresh(consultant) ? Decision.GRANTED : Decision.SIGN_IN_AGAIN;
        };
    }

    /** Whether the consultant may add a passkey now. */
    public boolean mayAddPasskey(@Nullable Authentication consultant) {
        Decision decision = decide(consultant);
        return (decision.isGranted() || decision == Decision.ADD_PASSKEY) && isFresh(consultant);
    }

    /** What comes first for a consultant, whichever page they want. */
    Decision decide(@Nullable Authentication consultant) {
        return find(consultant)
                .map(account -> {
                    if (account.hasToChangePassword()) {
                        return Decision.CHANGE_PASSWORD;
                    }
                    if (!passkeysRequired || hasUsedPasskey(consultant)) {
                        return Decision.GRANTED;
                    }
                    return accounts.passkeysOf(account.username()).isEmpty()
                            ? Decision.ADD_PASSKEY
                            : Decision.USE_PASSKEY;
                })
                .orElse(Decision.SIGN_IN);
    }

    private static boolean hasUsedPasskey(@Nullable Authentication consultant) {
        return consultant != null
                && consultant.getAuthorities().stream()
                        .anyMatch(factor -> FactorGrantedAuthority.WEBAUTHN_AUTHORITY.equals(factor.getAuthority()));
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
