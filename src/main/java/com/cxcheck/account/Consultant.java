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

/** A consultant's account. It is disabled but never deleted, since the audit log names it. */
@Entity
@Table(name = "consultant")
class Consultant {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(updatable = false)
    private String username;

    private String displayName = "";

    private String passwordHash;

    private @Nullable Instant passwordExpiresAt;

    private @Nullable String passwordFromSettings;

    private boolean enabled = true;

    /** How many times the consultant was signed out everywhere; sessions of earlier counts are invalid. */
    private int signedOut;

    Consultant(String username, String passwordHash) {
        this.username = username;
        this.passwordHash = passwordHash;
    }

    static Consultant withGivenPassword(String username, String passwordHash, Instant expiresAt) {
        Consultant consultant = new Consultant(username, passwordHash);
        consultant.passwordExpiresAt = expiresAt;
        return consultant;
    }

    @SuppressWarnings("NullAway.Init")
    protected Consultant() {}

    /** Sets a password that the consultant has chosen, and ends all sessions. */
    void changePassword(String newPasswordHash) {
        passwordHash = newPasswordHash;
        passwordExpiresAt = null;
        signOutEverywhere();
    }

    /** Sets a password that others know, which the consultant has to change before it expires, and ends all sessions. */
    void givePassword(String newPasswordHash, Instant expiresAt) {
        changePassword(newPasswordHash);
        passwordExpiresAt = expiresAt;
    }

    /** Sets another hash of the same password. */
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

    /** The authority of sessions that begin now; it is valid until the consultant is signed out everywhere. */
    GrantedAuthority session() {
        return new SimpleGrantedAuthority("SESSION_" + signedOut);
    }

    boolean hasSignedIn(Collection<? extends GrantedAuthority> shown) {
        return shown.contains(session());
    }

    /**
     * Sets the password of the settings, unless it was set before: a password changed on a page stays, and a new one in
     * the settings restores access to a locked-out account.
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

    /** The name that visitors see, or an empty text. */
    String displayName() {
        return displayName;
    }

    void showAs(String name) {
        displayName = name;
    }

    String passwordHash() {
        return passwordHash;
    }

    public boolean isEnabled() {
        return enabled;
    }
}
