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

/** Begins a session at each sign-in, into which nothing is taken over from the one before, whoever's that was. */
@Component
class NewSessionStrategy implements SessionAuthenticationStrategy {

    /** The session's attribute that tells where it began: the start of the header User-Agent, as a text. */
    static final String USER_AGENT = "userAgent";

    private static final int LONGEST = 300;

    @Override
    public void onAuthentication(Authentication consultant, HttpServletRequest request, HttpServletResponse response) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        String userAgent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
        request.getSession().setAttribute(USER_AGENT, userAgent.substring(0, Math.min(LONGEST, userAgent.length())));
    }

    /** 256 random bits. */
    @Bean
    static SessionIdGenerator sessionIds() {
        return new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32)::generateKey;
    }
}
