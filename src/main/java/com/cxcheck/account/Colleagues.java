package com.cxcheck.account;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The consultants as their colleagues see them, in the order of their names. */
public final class Colleagues {

    private final List<Colleague> all;
    private final Map<String, Colleague> byUsername;

    Colleagues(List<Colleague> all) {
        this.all = List.copyOf(all);
        this.byUsername = all.stream().collect(Collectors.toMap(Colleague::username, Function.identity()));
    }

    /**
     * A consultant.
     *
     * @param username what the consultant signs in with, and what is stored
     * @param name the display name, or the user name where there is none; unique
     * @param active whether the account is enabled, so that something can be assigned to it
     */
    public record Colleague(String username, String name, boolean active) {}

    public List<Colleague> active() {
        return all.stream().filter(Colleague::active).toList();
    }

    /** Those whose accounts are disabled. */
    public List<Colleague> left() {
        return all.stream().filter(colleague -> !colleague.active()).toList();
    }

    /** The name to show for a user name; the user name itself if there is no such account. */
    public String name(String username) {
        Colleague colleague = byUsername.get(username);
        return colleague == null ? username : colleague.name();
    }

    public boolean isActive(String username) {
        Colleague colleague = byUsername.get(username);
        return colleague != null && colleague.active();
    }
}
