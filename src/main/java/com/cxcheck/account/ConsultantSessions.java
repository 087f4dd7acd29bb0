package com.cxcheck.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

@Component
class ConsultantSessions {

    private static final int MAX_SHOWN = 50;

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final SignInRules rules;

    ConsultantSessions(FindByIndexNameSessionRepository<? extends Session> sessions, SignInRules rules) {
        this.sessions = sessions;
        this.rules = rules;
    }

    /**
     * A session without its id.
     *
     * @param key the hash of the id
     * @param current whether it is the request's
     */
    record OwnSession(String key, Instant since, Instant lastSeen, UserAgent browser, boolean current) {}

    /** Returns the request's session first, then the last used ones. */
    List<OwnSession> of(String username, HttpServletRequest request) {
        HttpSession asking = request.getSession(false);
        String current = asking == null ? "" : asking.getId();
        return sessions.findByPrincipalName(username).values().stream()
                .filter(this::isSignedIn)
                .map(session -> new OwnSession(
                        key(session),
                        session.getCreationTime(),
                        session.getLastAccessedTime(),
                        UserAgent.of(session.getAttributeOrDefault(NewSessionStrategy.USER_AGENT, "")),
                        session.getId().equals(current)))
                .sorted(Comparator.comparing(OwnSession::current)
                        .thenComparing(OwnSession::lastSeen)
                        .reversed())
                .limit(MAX_SHOWN)
                .toList();
    }

    private boolean isSignedIn(Session session) {
        @Nullable
        SecurityContext context =
                session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        return context != null && rules.find(context.getAuthentication()).isPresent();
    }

    /** Ignores sessions of others, and unknown ones. */
    void signOut(String username, String key) {
        sessions.findByPrincipalName(username).values().stream()
                .filter(session -> key(session).equals(key))
                .forEach(session -> sessions.deleteById(session.getId()));
    }

    private static String key(Session session) {
        return DigestUtils.sha256Hex(session.getId());
    }
}
