package com.cxcheck.account;

import java.util.List;
import org.springframework.stereotype.Component;

/** The names of those who may sign in, for what can be theirs. */
@Component
public class ConsultantNames {

    private final Consultants consultants;

    ConsultantNames(Consultants consultants) {
        this.consultants = consultants;
    }

    public List<String> all() {
        return consultants.findAllByOrderByUsername().stream()
                .filter(Consultant::isEnabled)
                .map(Consultant::username)
                .toList();
    }
}
