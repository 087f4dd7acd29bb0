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
 * Authorizes consultants' requests. Each request reads the account, so that sessions end as soon as it is disabled or signed out
 * everywhere.
 */
@Component
public class SignInRules {

    /** After this a session ends even in use. */
    static final Duration MAX_SESSION_AGE = Duration.ofHours(12);

    /** The maximum age of a sign-in for changing accounts, and for exporting or deleting many submissions. */
    static final Duration MAX_FRESH_AGE = Duration.ofMinutes(10);

    /** An authority of each sign-in, with its time. */
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

    /** Whether a request is granted, or which page comes first. */
    public enum Decision implements AuthorizationResult {
        GRANTED("/admin"),
        SIGN_IN("/login"),
        /** The session is kept. */
        SIGN_IN_AGAIN("/login?again"),
        CHANGE_PASSWORD("/admin/account/password"),
        ADD_PASSKEY("/admin/account/passkeys"),
        USE_PASSKEY("/login?passkey");

        private final String page;

        Decision(String page) {
            this.page = page;
        }

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

    public boolean mayAddPasskey(@Nullable Authentication consultant) {
        Decision decision = decide(consultant);
        return (decision.isGranted() || decision == Decision.ADD_PASSKEY) && isFresh(consultant);
    }

    /** Decides for any page that needs a sign-in. */
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

    /** Finds the account of a session that is still valid. */
    Optional<Consultant> find(@Nullable Authentication signedIn) {
        return Optional.ofNullable(signedIn)
                .filter(Authentication::isAuthenticated)
                .filter(consultant -> isYoungerThan(MAX_SESSION_AGE, consultant))
                .flatMap(consultant -> consultants
                        .findByUsername(consultant.getName())
                        .filter(Consultant::isEnabled)
                        .filter(account -> account.hasSignedIn(consultant.getAuthorities())));
    }

    boolean isFresh(@Nullable Authentication consultant) {
        return consultant != null && isYoungerThan(MAX_FRESH_AGE, consultant);
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

    GrantedAuthority signedInNow() {
        return FactorGrantedAuthority.withAuthority(SIGNED_IN)
                .issuedAt(clock.instant())
                .build();
    }
}
