package com.cxcheck.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Someone who may sign in, unless the account is disabled. It is never deleted, because the audit trail names it. */
@Entity
@Table(name = "consultant")
class Consultant {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(updatable = false)
    private String username;

    private String passwordHash;

    private @Nullable String passwordFromSettings;

    private boolean enabled = true;

    Consultant(String username, String passwordHash) {
        this.username = username;
        this.passwordHash = passwordHash;
    }

    @SuppressWarnings("NullAway.Init")
    protected Consultant() {}

    void changePassword(String newPasswordHash) {
        passwordHash = newPasswordHash;
    }

    /**
     * Takes the password that the settings give, unless it was taken before: one that is changed on a page stays changed,
     * and another one in the settings is the way in for who is locked out.
     *
     * @return whether anything changed
     */
    boolean takePasswordFromSettings(String password, PasswordEncoder passwords) {
        if (passwordFromSettings != null && passwords.matches(password, passwordFromSettings)) {
            return false;
        }
        passwordFromSettings = passwords.encode(password);
        passwordHash = passwordFromSettings;
        enabled = true;
        return true;
    }

    void enable() {
        enabled = true;
    }

    void disable() {
        enabled = false;
    }

    public long id() {
        if (id == null) {
            throw new IllegalStateException("not saved yet");
        }
        return id;
    }

    public String username() {
        return username;
    }

    String passwordHash() {
        return passwordHash;
    }

    public boolean isEnabled() {
        return enabled;
    }
}
