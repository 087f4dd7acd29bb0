package com.cxcheck;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import com.cxcheck.account.SignInRules;
import com.cxcheck.account.SignInRules.Decision;
import com.cxcheck.signin.PasskeyFilters;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
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
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may see what: everything under /admin is the consultant's, who has a session; everything else is anybody's, without
 * one. Every form of both carries a token against forged requests, which is kept in a cookie.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    /** As long as the visitor's own cookie, so that a page left open overnight can still be sent. */
    private static final Duration CSRF_COOKIE_LIFETIME = Duration.ofDays(400);

    private static final StringKeyGenerator CSRF_TOKENS =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32);

    private static final RequestMatcher UNDER_ADMIN = pathPattern("/admin/**");

    /** What changes who may sign in, or takes many submissions away, and the pages with the forms for it. */
    private static final RequestMatcher NEEDS_FRESH_SIGN_IN = new OrRequestMatcher(
            pathPattern("/webauthn/register/**"),
            pathPattern("/admin/account/passkeys/**"),
            pathPattern(HttpMethod.POST, "/admin/consultants"),
            pathPattern("/admin/consultants/*/**"),
            pathPattern(HttpMethod.POST, "/admin/submissions/delete"),
            pathPattern("/admin/submissions.csv"),
            pathPattern("/admin/submissions.xlsx"));

    private static final RequestMatcher WRITTEN_BY_VISITORS = new OrRequestMatcher(
            pathPattern(HttpMethod.POST, "/questions/*"),
            pathPattern(HttpMethod.POST, "/submissions"),
            pathPattern(HttpMethod.POST, "/results/*/contact"),
            pathPattern(HttpMethod.POST, "/results/*/copy"));

    private final CsrfTokenRepository csrfTokens = csrfTokens();

    /** Where one wanted to go, in a cookie, so that whoever only knocks gets no session. */
    private final RequestCache wantedPage = new WantedPageCookie();

    @Bean
    @Order(1)
    SecurityFilterChain consultant(
            HttpSecurity http,
            SignInRules rules,
            PasskeyFilters passkeys,
            SessionAuthenticationStrategy newSession,
            AuthenticationFailureHandler signInFailure) {
        AuthenticationEntryPoint signIn = new LoginUrlAuthenticationEntryPoint("/login");
        AuthenticationSuccessHandler toWantedPage = toWantedPage();
        http.securityMatcher("/admin", "/admin/**", "/login", "/login/webauthn", "/webauthn/**", "/logout")
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/login", "/logout")
                        .permitAll()
                        // passkeys are removed with a form, which has a token against forged requests
                        .requestMatchers(HttpMethod.DELETE, "/webauthn/**")
                        .denyAll()
                        .requestMatchers(NEEDS_FRESH_SIGN_IN)
                        .access(rules.freshlySignedIn())
                        .anyRequest()
                        .access(rules.signedIn()))
                .requestCache(cache -> cache.requestCache(wantedPage))
                .formLogin(form ->
                        form.loginPage("/login").successHandler(toWantedPage).failureHandler(signInFailure))
                .sessionManagement(sessions -> sessions.sessionAuthenticationStrategy(newSession))
                .logout(logout -> logout.logoutSuccessUrl("/login?signed-out"))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(signIn).accessDeniedHandler(signInFirst(signIn)));
        passkeys.addTo(http, toWantedPage, newSession);
        return common(http).build();
    }

    /** Has nothing of what only those need who sign in: there are many more visitors. */
    @Bean
    @Order(2)
    SecurityFilterChain visitor(HttpSecurity http) {
        http.anonymous(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(exceptions -> exceptions.accessDeniedHandler(new KeepWhatWasSent()));
        return common(http).build();
    }

    /**
     * A field that is nobody's is nobody's affair; to refuse it would put its name, which may be what somebody wrote, on the
     * log. Headers with ASCII control characters Tomcat has refused by then, and to look once more at each costs all visitors.
     */
    @Bean
    HttpFirewall anyFieldName() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterNames(name -> true);
        firewall.setAllowedHeaderNames(name -> true);
        firewall.setAllowedHeaderValues(value -> true);
        return firewall;
    }

    private AuthenticationSuccessHandler toWantedPage() {
        SavedRequestAwareAuthenticationSuccessHandler handler = new SavedRequestAwareAuthenticationSuccessHandler();
        handler.setDefaultTargetUrl("/admin");
        handler.setRequestCache(wantedPage);
        return handler;
    }

    private HttpSecurity common(HttpSecurity http) {
        // POST is the one method that changes anything here; the others get to the page that says so
        return http.csrf(csrf -> csrf.csrfTokenRepository(csrfTokens)
                        .csrfTokenRequestHandler(new TamperedIsWrong())
                        .requireCsrfProtectionMatcher(pathPattern(HttpMethod.POST, "/**")))
                .headers(AbstractHttpConfigurer::disable);
    }

    /** Tokens of 256 random bits; Spring Security's own are UUIDs, with 122. */
    private static CsrfTokenRepository csrfTokens() {
        CsrfTokenRepository cookies = csrfCookies();
        return new CsrfTokenRepository() {
            @Override
            public CsrfToken generateToken(HttpServletRequest request) {
                CsrfToken uuid = cookies.generateToken(request);
                return new DefaultCsrfToken(uuid.getHeaderName(), uuid.getParameterName(), CSRF_TOKENS.generateKey());
            }

            @Override
            public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
                cookies.saveToken(token, request, response);
            }

            @Override
            public @Nullable CsrfToken loadToken(HttpServletRequest request) {
                return cookies.loadToken(request);
            }
        };
    }

    private static CsrfTokenRepository csrfCookies() {
        CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();
        repository.setCookieName("csrf");
        repository.setCookiePath("/");
        repository.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).sameSite("Lax").maxAge(CSRF_COOKIE_LIFETIME));
        return repository;
    }

    /** Sends those to the sign-in page who aren't signed in, or not any more, also where their form couldn't be verified. */
    private AccessDeniedHandler signInFirst(AuthenticationEntryPoint signIn) {
        AccessDeniedHandler forbidden = new AccessDeniedHandlerImpl();
        LogoutHandler endOfSession = new SecurityContextLogoutHandler();
        RedirectStrategy redirect = new DefaultRedirectStrategy();
        return (request, response, denied) -> {
            Authentication consultant = SecurityContextHolder.getContext().getAuthentication();
            if (!UNDER_ADMIN.matches(request) || (consultant != null && denied instanceof CsrfException)) {
                forbidden.handle(request, response, denied);
                return;
            }
            wantedPage.saveRequest(request, response);
            if (denied instanceof AuthorizationDeniedException refused
                    && refused.getAuthorizationResult() instanceof Decision decision
                    && decision != Decision.SIGN_IN) {
                redirect.sendRedirect(request, response, decision.page());
            } else {
                endOfSession.logout(request, response, consultant);
                signIn.commence(request, response, new InsufficientAuthenticationException("not signed in", denied));
            }
        };
    }

    /** Takes a token that makes no text for a wrong one, where Spring Security's own handler would make it an error of ours. */
    private static class TamperedIsWrong implements CsrfTokenRequestHandler {

        private final CsrfTokenRequestHandler masked = new XorCsrfTokenRequestAttributeHandler();

        @Override
        public void handle(
                HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> deferredCsrfToken) {
            masked.handle(request, response, deferredCsrfToken);
        }

        @Override
        public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken csrfToken) {
            try {
                return masked.resolveCsrfTokenValue(request, csrfToken);
            } catch (IllegalArgumentException tampered) {
                return null;
            }
        }
    }

    /**
     * Keeps what a visitor wrote where the form's token doesn't fit any more, say because cookies were cleared while the
     * page was open: its controller finds the request attribute "unverified", saves nothing, and shows what was sent for the
     * visitor to send again.
     */
    private static class KeepWhatWasSent implements AccessDeniedHandler {

        private final AccessDeniedHandler forbidden = new AccessDeniedHandlerImpl();

        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
                throws IOException, ServletException {
            if (WRITTEN_BY_VISITORS.matches(request) && denied instanceof CsrfException) {
                request.setAttribute("unverified", denied);
                request.getRequestDispatcher(request.getServletPath()).forward(request, response);
            } else {
                forbidden.handle(request, response, denied);
            }
        }
    }
}
