package com.cxcheck.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
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

    private @Nullable Instant passwordExpiresAt;

    private @Nullable String passwordFromSettings;

    private boolean enabled = true;

    /** How often the consultant was signed out everywhere. */
    private int signedOut;

    Consultant(String username, String passwordHash) {
        this.username = username;
        this.passwordHash = passwordHash;
    }

    /** Makes an account with a password that others know, which the consultant has to change in time. */
    static Consultant withGivenPassword(String username, String passwordHash, Instant expiresAt) {
        Consultant consultant = new Consultant(username, passwordHash);
        consultant.passwordExpiresAt = expiresAt;
        return consultant;
    }

    @SuppressWarnings("NullAway.Init")
    protected Consultant() {}

    /** Takes the password that the consultant has chosen, and signs them out wherever the old one was used. */
    void changePassword(String newPasswordHash) {
        passwordHash = newPasswordHash;
        passwordExpiresAt = null;
        signOutEverywhere();
    }

    /** Takes a password that others know, which the consultant has to change at the next sign-in, in time. */
    void givePassword(String newPasswordHash, Instant expiresAt) {
        changePassword(newPasswordHash);
        passwordExpiresAt = expiresAt;
    }

    /** Hashes the same password anew. */
    void upgradePasswordHash(String betterHash) {
        passwordHash = betterHash;
    }

    boolean hasToChangePassword() {
        return passwordExpiresAt != null;
    }

    boolean maySignIn(Instant now) {
        return enabled && (passwordExpiresAt == null || now.isBefore(passwordExpiresAt));
    }

    void signOutEverywhere() {
        signedOut++;
    }

    /** What whoever signs in now can show later, until they are signed out everywhere. */
    GrantedAuthority session() {
        return new SimpleGrantedAuthority("SESSION_" + signedOut);
    }

    boolean hasSignedIn(Collection<? extends GrantedAuthority> shown) {
        return shown.contains(session());
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
        changePassword(passwordFromSettings);
        enabled = true;
        return true;
    }

    void enable() {
        enabled = true;
    }

    void disable() {
        enabled = false;
        signOutEverywhere();
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
