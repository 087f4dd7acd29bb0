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

/** The filter chain of all pages that are not consultants': no sign-in and no session, but CSRF protection. */
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
                .exceptionHandling(exceptions -> exceptions.accessDeniedHandler(new ResubmittingAccessDeniedHandler()))
                .build();
    }

    /**
     * Keeps what a visitor typed where the form's CSRF token is wrong, for example because cookies were deleted while the page
     * was open. It forwards to the controller with the request attribute "unverified"; the controller saves nothing and shows
     * the form again, filled in and with a new token.
     */
    private static class ResubmittingAccessDeniedHandler implements AccessDeniedHandler {

        private static final RequestMatcher FORMS = new OrRequestMatcher(
                pathPattern(HttpMethod.POST, "/questions/*"),
                pathPattern(HttpMethod.POST, "/submissions"),
                pathPattern(HttpMethod.POST, "/results/*/contact"),
                pathPattern(HttpMethod.POST, "/results/*/copy"));

        private final AccessDeniedHandler forbidden = new AccessDeniedHandlerImpl();

        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
                throws IOException, ServletException {
            if (FORMS.matches(request) && denied instanceof CsrfException) {
                request.setAttribute("unverified", denied);
                request.getRequestDispatcher(request.getServletPath()).forward(request, response);
            } else {
                forbidden.handle(request, response, denied);
            }
        }
    }
}
