package com.cxcheck.account;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The names of those who may sign in, for what can be theirs. */
@Component
public class ActiveConsultants {

    private final Consultants consultants;

    ActiveConsultants(Consultants consultants) {
        this.consultants = consultants;
    }

    /** The name of the account that somebody means who types a name, if there is one. */
    public Optional<String> find(String typed) {
        return consultants.findAlike(typed).map(Consultant::username);
    }

    public List<String> all() {
        return consultants.findAllByOrderByUsername().stream()
                .filter(Consultant::isEnabled)
                .map(Consultant::username)
                .toList();
    }
}
