package com.cxcheck.assessment;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import com.cxcheck.security.CsrfProtection;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The filter chain of the visitors' pages: CSRF protection, but no sign-in and no session. */
@Configuration(proxyBeanMethods = false)
class VisitorSecurity {

    @Bean
    @Order(2)
    SecurityFilterChain visitor(HttpSecurity http, CsrfProtection csrf) {
        return http.anonymous(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .csrf(csrf)
                // mail programs send it without cookies, with the key of the mailed link
                .csrf(each -> each.ignoringRequestMatchers(pathPattern(HttpMethod.POST, "/results/*/reminder")))
                .exceptionHandling(exceptions -> exceptions.accessDeniedHandler(new ResubmittingAccessDeniedHandler()))
                .build();
    }

    /**
     * Forwards a form with a wrong CSRF token to its controller, which shows it again with a new token and what was typed, see
     * {@link UnverifiedFormAdvice}. The token is wrong, for example, if cookies were deleted while the page was open.
     */
    private static class ResubmittingAccessDeniedHandler implements AccessDeniedHandler {

        private static final RequestMatcher FORMS = new OrRequestMatcher(
                pathPattern(HttpMethod.POST, "/questions/*"),
                pathPattern(HttpMethod.POST, "/submissions"),
                pathPattern(HttpMethod.POST, "/results/*/contact"),
                pathPattern(HttpMethod.POST, "/results/*/copy"),
                pathPattern(HttpMethod.POST, "/results/*/message"),
                pathPattern(HttpMethod.POST, "/results/*/steps/*"));

        private final AccessDeniedHandler forbidden = new AccessDeniedHandlerImpl();

        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
                throws IOException, ServletException {
            if (FORMS.matches(request) && denied instanceof CsrfException) {
                request.setAttribute(UnverifiedFormAdvice.UNVERIFIED, denied);
                request.getRequestDispatcher(request.getServletPath()).forward(request, response);
            } else {
                forbidden.handle(request, response, denied);
            }
        }
    }
}
