package com.cxcheck.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Base64;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.session.SessionIdGenerator;
import org.springframework.stereotype.Component;

/** Starts a new session at each sign-in, and copies nothing from the one before. */
@Component
class NewSessionStrategy implements SessionAuthenticationStrategy {

    /** The session attribute with the beginning of the User-Agent header. */
    static final String USER_AGENT = "userAgent";

    private static final int MAX_USER_AGENT_LENGTH = 300;

    @Override
    public void onAuthentication(Authentication consultant, HttpServletRequest request, HttpServletResponse response) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        String userAgent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
        request.getSession()
                .setAttribute(USER_AGENT, userAgent.substring(0, Math.min(MAX_USER_AGENT_LENGTH, userAgent.length())));
    }

    /** 256 random bits. */
    @Bean
    static SessionIdGenerator sessionIds() {
        return new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32)::generateKey;
    }
}
