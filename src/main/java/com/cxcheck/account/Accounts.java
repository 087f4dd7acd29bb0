package com.cxcheck.account;

import com.cxcheck.account.Consultant.Role;
import com.cxcheck.audit.AuditTrail;
import com.cxcheck.audit.AuditedAction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes accounts, each with its entry in the audit log. */
@Service
@Transactional
class Accounts {

    /** How long a password that someone else has set can be used. */
    static final Duration INITIAL_PASSWORD_LIFETIME = Duration.ofDays(7);

    private final Consultants consultants;
    private final PasswordEncoder passwords;
    private final PublicKeyCredentialUserEntityRepository passkeyUsers;
    private final UserCredentialRepository passkeys;
    private final AuditTrail auditTrail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Accounts(
            Consultants consultants,
            PasswordEncoder passwords,
            PublicKeyCredentialUserEntityRepository passkeyUsers,
            UserCredentialRepository passkeys,
            AuditTrail auditTrail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.consultants = consultants;
        this.passwords = passwords;
        this.passkeyUsers = passkeyUsers;
        this.passkeys = passkeys;
        this.auditTrail = auditTrail;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Creates an account with a password that the consultant has to change.
     *
     * @return false if the name, or one that looks like it, is taken
     * @throws DataIntegrityViolationException if another instance has just created the first one
     */
    boolean create(String username, Role role, String password, String actor) {
        // serializes concurrent creations
        consultants.lockEnabled();
        if (consultants.findAlike(username).isPresent()) {
            return false;
        }
        consultants.save(Consultant.withGivenPassword(username, role, hash(password), expiry()));
        auditTrail.record(actor, AuditedAction.CONSULTANT_CREATED, username);
        return true;
    }

    /**
     * If no administrator can sign in, creates the account that the settings name, or makes it an enabled administrator's with
     * another password.
     *
     * @return whether the password is set
     */
    boolean createOrRenewFirst(String username, String password) {
        consultants.lockEnabled();
        if (consultants.findAllByOrderByUsername().stream()
                .anyMatch(each -> each.role() == Role.ADMINISTRATOR && each.maySignIn(clock.instant()))) {
            return false;
        }
        consultants
                .findAlike(username)
                .ifPresentOrElse(
                        first -> {
                            first.changeRole(Role.ADMINISTRATOR);
                            first.enable();
                            setPassword(first.id(), password, AuditTrail.SETTINGS);
                        },
                        () -> create(username, Role.ADMINISTRATOR, password, AuditTrail.SETTINGS));
        return true;
    }

    private Instant expiry() {
        return clock.instant().plus(INITIAL_PASSWORD_LIFETIME);
    }

    private String hash(String password) {
        return Objects.requireNonNull(passwords.encode(password));
    }

    /** Creates the account that the settings name, or sets its password if the settings have a new one. */
    void createOrUpdateFromSettings(String username, String password) {
        Consultant consultant = consultants.findAlike(username).orElse(null);
        if (consultant == null) {
            Consultant first = new Consultant(username, Role.ADMINISTRATOR, "");
            first.takePasswordFromSettings(password, passwords);
            consultants.save(first);
            auditTrail.record(AuditTrail.SETTINGS, AuditedAction.CONSULTANT_CREATED, username);
        } else if (consultant.takePasswordFromSettings(password, passwords)) {
            removePasskeys(consultant.username());
            auditTrail.record(AuditTrail.SETTINGS, AuditedAction.PASSWORD_CHANGED, consultant.username());
        }
    }

    void changeOwnPassword(String username, String password, boolean keepPasskeys) {
        get(username).changePassword(hash(password));
        if (!keepPasskeys) {
            removePasskeys(username);
        }
        auditTrail.record(username, AuditedAction.PASSWORD_CHANGED, username);
    }

    Consultant get(String username) {
        return consultants.findByUsername(username).orElseThrow();
    }

    /** @param profile a valid one */
    void changeProfile(String username, ProfileForm profile) {
        get(username).change(profile.displayName(), profile.address().orElse(null), profile.mailing());
        auditTrail.record(username, AuditedAction.PROFILE_CHANGED, username);
    }

    /** Sets a password that the consultant has to change, and removes the passkeys: anyone who took over the account is out. */
    void setPassword(long id, String password, String actor) {
        Consultant consultant = consultants.findById(id).orElseThrow();
        consultant.givePassword(hash(password), expiry());
        removePasskeys(consultant.username());
        auditTrail.record(actor, AuditedAction.PASSWORD_CHANGED, consultant.username());
    }

    private void removePasskeys(String username) {
        passkeysOf(username).forEach(passkey -> passkeys.delete(passkey.getCredentialId()));
    }

    List<CredentialRecord> passkeysOf(String username) {
        return Optional.ofNullable(passkeyUsers.findByUsername(username))
                .map(user -> passkeys.findByUserId(user.getId()))
                .orElse(List.of());
    }

    /** Ignores passkeys of others, and unknown ones. */
    void removePasskey(String username, String id) {
        passkeysOf(username).stream()
                .filter(passkey -> passkey.getCredentialId().toBase64UrlString().equals(id))
                .forEach(passkey -> {
                    passkeys.delete(passkey.getCredentialId());
                    auditTrail.record(username, AuditedAction.PASSKEY_REMOVED, passkey.getLabel());
                });
    }

    /**
     * Disables an account, unless no enabled administrator would be left.
     *
     * @param successor the user name of who takes over the work; empty for nobody
     * @return whether it is disabled
     */
    boolean disable(long id, String successor, String actor) {
        if (!leavesAnAdministrator(id)) {
            return false;
        }
        Consultant consultant = consultants.findById(id).orElseThrow();
        consultant.disable();
        auditTrail.record(actor, AuditedAction.CONSULTANT_DISABLED, consultant.username());
        events.publishEvent(new ConsultantDisabled(
                consultant.username(), successor.isEmpty() ? Optional.empty() : Optional.of(successor), actor));
        return true;
    }

    /**
     * Changes a role, unless no enabled administrator would be left.
     *
     * @return whether the account has the role
     */
    boolean changeRole(long id, Role role, String actor) {
        if (role != Role.ADMINISTRATOR && !leavesAnAdministrator(id)) {
            return false;
        }
        Consultant consultant = consultants.findById(id).orElseThrow();
        if (consultant.role() != role) {
            consultant.changeRole(role);
            auditTrail.record(actor, AuditedAction.ROLE_CHANGED, consultant.username() + ", " + role);
        }
        return true;
    }

    /** Serializes concurrent changes of accounts, so that two administrators can't remove each other. */
    private boolean leavesAnAdministrator(long withoutId) {
        return consultants.lockEnabled().stream()
                .anyMatch(each -> each.role() == Role.ADMINISTRATOR && each.id() != withoutId);
    }

    void enable(long id, String actor) {
        Consultant consultant = consultants.findById(id).orElseThrow();
        consultant.enable();
        auditTrail.record(actor, AuditedAction.CONSULTANT_ENABLED, consultant.username());
    }

    void signOutEverywhere(String username, String actor) {
        get(username).signOutEverywhere();
        auditTrail.record(actor, AuditedAction.SIGNED_OUT_EVERYWHERE, username);
    }
}
