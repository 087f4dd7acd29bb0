package com.cxcheck.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;

/** A consultant's account. It is disabled but never deleted, since the audit log and follow-ups name it. */
@Entity
@Table(name = "consultant")
public class Consultant {

    /** What a consultant may do. The labels are the messages consultants.role.ADMINISTRATOR and so on. */
    public enum Role {
        /** Everything. */
        ADMINISTRATOR,
        /** All but accounts, settings, the questionnaire, the audit log, deleting several submissions, and exporting contact details. */
        CONSULTANT
    }

    /** When a consultant gets mails. The labels are the messages account.mailing.AT_ONCE and so on. */
    public enum Mailing {
        AT_ONCE,
        /** One mail a day with what has happened since the last one. */
        EACH_MORNING,
        NEVER
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(updatable = false)
    private String username;

    private String displayName = "";

    @Enumerated(EnumType.STRING)
    private Role role;

    private @Nullable String email;

    @Enumerated(EnumType.STRING)
    private Mailing mailing = Mailing.AT_ONCE;

    private String passwordHash;

    private @Nullable Instant passwordExpiresAt;

    private @Nullable String passwordFromSettings;

    private boolean enabled = true;

    /** How many times the consultant was signed out everywhere; sessions of earlier counts are invalid. */
    private int signedOut;

    Consultant(String username, Role role, String passwordHash) {
        this.username = username;
        this.role = role;
        this.passwordHash = passwordHash;
    }

    static Consultant withGivenPassword(String username, Role role, String passwordHash, Instant expiresAt) {
        Consultant consultant = new Consultant(username, role, passwordHash);
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
     * the settings restores access to a locked-out account, as an administrator.
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
        role = Role.ADMINISTRATOR;
        return true;
    }

    /** Ends all sessions, whose authorities are those of the former role. */
    void changeRole(Role newRole) {
        role = newRole;
        signOutEverywhere();
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

    public Role role() {
        return role;
    }

    /** What a sign-in grants: an administrator is a consultant, too. */
    List<GrantedAuthority> authorities() {
        return Stream.of(Role.values())
                .filter(each -> role == Role.ADMINISTRATOR || each == role)
                .map(each -> (GrantedAuthority) new SimpleGrantedAuthority("ROLE_" + each))
                .toList();
    }

    /** The name that visitors see, or an empty text. */
    String displayName() {
        return displayName;
    }

    /** The consultant's own address, valid according to {@link com.cxcheck.submission.MailAddress#parse}. */
    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    public Mailing mailing() {
        return mailing;
    }

    /** @param newEmail null for none */
    void change(String newDisplayName, @Nullable String newEmail, Mailing newMailing) {
        displayName = newDisplayName;
        email = newEmail;
        mailing = newMailing;
    }

    String passwordHash() {
        return passwordHash;
    }

    public boolean isEnabled() {
        return enabled;
    }
}
