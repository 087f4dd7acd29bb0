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

/** Where a consultant is signed in. */
@Component
class ConsultantSessions {

    private static final int MOST_SHOWN = 50;

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final SignInRules rules;

    ConsultantSessions(FindByIndexNameSessionRepository<? extends Session> sessions, SignInRules rules) {
        this.sessions = sessions;
        this.rules = rules;
    }

    /**
     * A session, without what it could be taken over with.
     *
     * @param key stands for its id
     * @param browser where it began
     * @param current whether it is the one that asks
     */
    record OwnSession(String key, Instant since, Instant lastSeen, UserAgent browser, boolean current) {}

    /** The session that asks comes first, then those last used. */
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
                .limit(MOST_SHOWN)
                .toList();
    }

    private boolean isSignedIn(Session session) {
        @Nullable
        SecurityContext context =
                session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        return context != null && rules.find(context.getAuthentication()).isPresent();
    }

    /** Ends a session of a consultant; one that is somebody else's, or has ended already, is left alone. */
    void signOut(String username, String key) {
        sessions.findByPrincipalName(username).values().stream()
                .filter(session -> key(session).equals(key))
                .forEach(session -> sessions.deleteById(session.getId()));
    }

    private static String key(Session session) {
        return DigestUtils.sha256Hex(session.getId());
    }
}
