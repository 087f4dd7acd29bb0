package com.cxcheck.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.stereotype.Component;

/** The CSRF protection of all filter chains: each POST needs the token that a cookie holds. */
@Component
public class CsrfProtection implements Customizer<CsrfConfigurer<HttpSecurity>> {

    private final CsrfTokenRepository repository = new Base64CsrfTokenRepository();

    /** POST is the only method that changes anything; other methods reach the page that says so. */
    @Override
    public void customize(CsrfConfigurer<HttpSecurity> csrf) {
        csrf.csrfTokenRepository(repository)
                .csrfTokenRequestHandler(new LenientCsrfTokenRequestHandler())
                .requireCsrfProtectionMatcher(pathPattern(HttpMethod.POST, "/**"));
    }

    /** Generates tokens of 256 random bits, since the UUIDs of {@link CookieCsrfTokenRepository} have 122. */
    private static class Base64CsrfTokenRepository implements CsrfTokenRepository {

        private final StringKeyGenerator keys =
                new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32);
        private final CookieCsrfTokenRepository cookies = new CookieCsrfTokenRepository();

        Base64CsrfTokenRepository() {
            cookies.setCookieName("csrf");
            cookies.setCookiePath("/");
            // as long as the visitor's own cookie, so that a page left open overnight can still be sent
            cookies.setCookieCustomizer(
                    cookie -> cookie.httpOnly(true).sameSite("Lax").maxAge(Cookies.MAX_LIFETIME));
        }

        @Override
        public CsrfToken generateToken(HttpServletRequest request) {
            CsrfToken uuid = cookies.generateToken(request);
            return new DefaultCsrfToken(uuid.getHeaderName(), uuid.getParameterName(), keys.generateKey());
        }

        @Override
        public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
            cookies.saveToken(token, request, response);
        }

        @Override
        public @Nullable CsrfToken loadToken(HttpServletRequest request) {
            return cookies.loadToken(request);
        }
    }

    /** Treats a token that is not Base64 as wrong, where Spring Security's own handler throws (status 500). */
    private static class LenientCsrfTokenRequestHandler implements CsrfTokenRequestHandler {

        private final CsrfTokenRequestHandler delegate = new XorCsrfTokenRequestAttributeHandler();

        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
            delegate.handle(request, response, token);
        }

        @Override
        public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
            try {
                return delegate.resolveCsrfTokenValue(request, token);
            } catch (IllegalArgumentException notBase64) {
                return null;
            }
        }
    }
}
