package com.cxcheck.account;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The names of the consultants to whom something can be assigned. */
@Component
public class ActiveConsultants {

    private final Consultants consultants;

    ActiveConsultants(Consultants consultants) {
        this.consultants = consultants;
    }

    /** Finds the name of the account with a name as typed. */
    public Optional<String> find(String typed) {
        return consultants.findAlike(typed).map(Consultant::username);
    }

    /** The enabled accounts with an address of their own. */
    public List<Consultant> withAddress() {
        return consultants.findAllByOrderByUsername().stream()
                .filter(consultant ->
                        consultant.isEnabled() && consultant.email().isPresent())
                .toList();
    }

    public List<String> all() {
        return consultants.findAllByOrderByUsername().stream()
                .filter(Consultant::isEnabled)
                .map(Consultant::username)
                .toList();
    }
}
