package com.cxcheck.signin;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import com.cxcheck.account.SignInRules;
import com.cxcheck.account.SignInRules.Decision;
import com.cxcheck.security.CsrfProtection;
import com.cxcheck.security.MissingRole;
import jakarta.servlet.DispatcherType;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The filter chain of the sign-in and of the pages under /admin, some of which need a fresh sign-in. */
@Configuration(proxyBeanMethods = false)
class ConsultantSecurity {

    private static final RequestMatcher UNDER_ADMIN = pathPattern("/admin/**");

    /** What changes who may sign in, or exports or deletes many submissions, and the pages with the forms for it. */
    private static final RequestMatcher NEEDS_FRESH_SIGN_IN = new OrRequestMatcher(
            pathPattern("/webauthn/register/**"),
            pathPattern("/admin/account/passkeys/**"),
            pathPattern(HttpMethod.POST, "/admin/consultants"),
            pathPattern("/admin/consultants/*/**"),
            pathPattern(HttpMethod.POST, "/admin/submissions/delete"),
            pathPattern("/admin/submissions.csv"),
            pathPattern("/admin/submissions.xlsx"));

    private static final RequestMatcher ADMINISTRATORS_ONLY = new OrRequestMatcher(
            pathPattern("/admin/consultants/**"),
            pathPattern("/admin/audit/**"),
            pathPattern("/admin/audit.csv"),
            pathPattern("/admin/settings/**"),
            pathPattern("/admin/questionnaire"),
            pathPattern("/admin/questionnaire/draft/publish"),
            pathPattern("/admin/questionnaire/draft/discard"),
            pathPattern("/admin/questionnaire/draft/replace"),
            pathPattern("/admin/questionnaire/draft/import"),
            pathPattern("/admin/submissions/delete/**"));

    /** Where password managers look for the page on which a password is changed. */
    private static final String CHANGE_PASSWORD = "/.well-known/change-password";

    private final AdminRequestCache requestCache;

    ConsultantSecurity(Drafts drafts) {
        requestCache = new AdminRequestCache(drafts);
    }

    @Bean
    @Order(1)
    SecurityFilterChain consultant(
            HttpSecurity http,
            SignInRules rules,
            PasskeyFilters passkeys,
            SessionAuthenticationStrategy newSession,
            AuthenticationFailureHandler signInFailure,
            CsrfProtection csrf) {
        AuthenticationEntryPoint signIn = new LoginUrlAuthenticationEntryPoint("/login");
        AuthenticationSuccessHandler toRequestedPage = toRequestedPage();
        http.securityMatcher(
                        "/admin", "/admin/**", "/login", "/login/webauthn", "/webauthn/**", "/logout", CHANGE_PASSWORD)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/login", "/logout")
                        .permitAll()
                        // passkeys are removed with a form, which has a CSRF token
                        .requestMatchers(HttpMethod.DELETE, "/webauthn/**")
                        .denyAll()
                        .anyRequest()
                        .access(rules.authorize(ADMINISTRATORS_ONLY, NEEDS_FRESH_SIGN_IN)))
                .requestCache(cache -> cache.requestCache(requestCache))
                .formLogin(form ->
                        form.loginPage("/login").successHandler(toRequestedPage).failureHandler(signInFailure))
                .sessionManagement(sessions -> sessions.sessionAuthenticationStrategy(newSession))
                .passwordManagement(password -> password.changePasswordPage("/admin/account/password"))
                .logout(logout -> logout.logoutSuccessUrl("/login?signed-out"))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(signIn).accessDeniedHandler(redirectToSignIn(signIn)));
        passkeys.addTo(http, toRequestedPage, newSession);
        return http.csrf(csrf).headers(AbstractHttpConfigurer::disable).build();
    }

    private AuthenticationSuccessHandler toRequestedPage() {
        SavedRequestAwareAuthenticationSuccessHandler handler = new SavedRequestAwareAuthenticationSuccessHandler();
        handler.setDefaultTargetUrl("/admin");
        handler.setRequestCache(requestCache);
        return handler;
    }

    /**
     * Redirects to the sign-in page without a valid session, also after a CSRF failure; answers 403 where only the role is missing.
     * With a valid session, a form with an outdated CSRF token is shown again as it was filled in.
     */
    private AccessDeniedHandler redirectToSignIn(AuthenticationEntryPoint signIn) {
        AccessDeniedHandler forbidden = new AccessDeniedHandlerImpl();
        LogoutHandler endOfSession = new SecurityContextLogoutHandler();
        RedirectStrategy redirect = new DefaultRedirectStrategy();
        return (request, response, denied) -> {
            Authentication consultant = SecurityContextHolder.getContext().getAuthentication();
            boolean outdatedForm = consultant != null && denied instanceof CsrfException;
            Optional<String> formPage = UNDER_ADMIN.matches(request) && outdatedForm
                    ? requestCache.keepDraft(request, response)
                    : Optional.empty();
            if (formPage.isPresent()) {
                redirect.sendRedirect(request, response, formPage.get());
                return;
            }
            if (!UNDER_ADMIN.matches(request) || outdatedForm) {
                forbidden.handle(request, response, denied);
                return;
            }
            Decision decision = decision(denied);
            if (decision == Decision.ASK_ADMINISTRATOR) {
                MissingRole.mark(request);
                forbidden.handle(request, response, denied);
                return;
            }
            requestCache.saveRequest(request, response);
            if (decision != Decision.SIGN_IN) {
                redirect.sendRedirect(request, response, decision.page());
            } else {
                endOfSession.logout(request, response, consultant);
                signIn.commence(request, response, new InsufficientAuthenticationException("not signed in", denied));
            }
        };
    }

    private static Decision decision(AccessDeniedException denied) {
        return denied instanceof AuthorizationDeniedException refused
                        && refused.getAuthorizationResult() instanceof Decision decision
                ? decision
                : Decision.SIGN_IN;
    }
}
