package com.cxcheck.account;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import com.cxcheck.account.AccountConfiguration.SignIn;
import com.cxcheck.account.Consultant.Role;
import jakarta.servlet.http.HttpServletRequest;
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

    /** The request attribute that is true for an administrator and false for another consultant; templates read it, too. */
    static final String ADMINISTRATOR = "administrator";

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
        USE_PASSKEY("/login?passkey"),
        /** The consultant lacks the role; there is no other page that helps. */
        ASK_ADMINISTRATOR("/admin");

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

    /**
     * Authorizes the requests of signed-in consultants, and tells controllers and templates of the {@link #ADMINISTRATOR role}.
     *
     * @param administratorsOnly the requests that other consultants are refused
     * @param fresh the requests that need a sign-in within {@link #MAX_FRESH_AGE}
     */
    public AuthorizationManager<RequestAuthorizationContext> authorize(
            RequestMatcher administratorsOnly, RequestMatcher fresh) {
        return (signedIn, context) -> authorize(
                signedIn.get(),
                context.getRequest(),
                administratorsOnly.matches(context.getRequest()),
                fresh.matches(context.getRequest()));
    }

    private Decision authorize(
            @Nullable Authentication consultant,
            HttpServletRequest request,
            boolean administratorOnly,
            boolean freshOnly) {
        Optional<Consultant> account = find(consultant);
        boolean administrator = account.map(Consultant::role).equals(Optional.of(Role.ADMINISTRATOR));
        account.ifPresent(found -> request.setAttribute(ADMINISTRATOR, administrator));
        Decision decision = decide(consultant, account);
        boolean granted = decision.isGranted()
                || (decision == Decision.CHANGE_PASSWORD && !freshOnly && OWN_PASSWORD.matches(request))
                || (decision == Decision.ADD_PASSKEY && freshOnly && OWN_PASSKEYS.matches(request));
        if (!granted) {
            return decision;
        }
        if (administratorOnly && !administrator) {
            return Decision.ASK_ADMINISTRATOR;
        }
        return freshOnly && !isFresh(consultant) ? Decision.SIGN_IN_AGAIN : Decision.GRANTED;
    }

    /** Whether the request is an administrator's; false for other consultants, and outside of the pages under /admin. */
    public static boolean isAdministrator(HttpServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(ADMINISTRATOR));
    }

    public boolean mayAddPasskey(@Nullable Authentication consultant) {
        Decision decision = decide(consultant);
        return (decision.isGranted() || decision == Decision.ADD_PASSKEY) && isFresh(consultant);
    }

    /** Decides for any page that needs a sign-in. */
    Decision decide(@Nullable Authentication consultant) {
        return decide(consultant, find(consultant));
    }

    private Decision decide(@Nullable Authentication consultant, Optional<Consultant> found) {
        return found.map(account -> {
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
