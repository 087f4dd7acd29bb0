package com.cxcheck.account;

import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Where consultants are signed in: in whichever browsers, on whichever instances. */
@Component
class Sessions {

    private final FindByIndexNameSessionRepository<? extends Session> repository;

    Sessions(FindByIndexNameSessionRepository<? extends Session> repository) {
        this.repository = repository;
    }

    /** Signs a consultant out everywhere. */
    void end(String username) {
        endOthers(username, "");
    }

    /** Signs a consultant out everywhere but in one session. */
    void endOthers(String username, String kept) {
        repository.findByPrincipalName(username).keySet().stream()
                .filter(id -> !id.equals(kept))
                .forEach(repository::deleteById);
    }
}
