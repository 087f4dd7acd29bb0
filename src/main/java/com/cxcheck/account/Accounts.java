package com.cxcheck.account;

import com.cxcheck.audit.AuditTrail;
import com.cxcheck.audit.AuditedAction;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is done to an account, all of it or nothing: the account itself, the sessions in which its owner is signed in, and
 * the audit trail.
 */
@Service
@Transactional
class Accounts {

    private final Consultants consultants;
    private final PasswordEncoder passwords;
    private final Sessions sessions;
    private final AuditTrail auditTrail;

    Accounts(Consultants consultants, PasswordEncoder passwords, Sessions sessions, AuditTrail auditTrail) {
        this.consultants = consultants;
        this.passwords = passwords;
        this.sessions = sessions;
        this.auditTrail = auditTrail;
    }

    /** @throws DataIntegrityViolationException if somebody has the name already */
    void create(String username, String password, String actor) {
        consultants.save(new Consultant(username, passwords.encode(password)));
        auditTrail.record(actor, AuditedAction.CONSULTANT_CREATED, username);
    }

    /** Makes the account that the settings name, or gives it the password that they newly give. */
    void createOrUpdateFromSettings(String username, String password) {
        Consultant consultant = consultants.findByUsername(username).orElse(null);
        if (consultant == null) {
            Consultant first = new Consultant(username, "");
            first.takePasswordFromSettings(password, passwords);
            consultants.save(first);
            auditTrail.record(AuditTrail.SETTINGS, AuditedAction.CONSULTANT_CREATED, username);
        } else if (consultant.takePasswordFromSettings(password, passwords)) {
            sessions.end(username);
            auditTrail.record(AuditTrail.SETTINGS, AuditedAction.PASSWORD_CHANGED, username);
        }
    }

    /** Changes a password and signs its owner out wherever the old one was used, but for the session in which it is done. */
    void changePassword(long id, String password, String actor, String session) {
        Consultant consultant = consultants.findById(id).orElseThrow();
        consultant.changePassword(passwords.encode(password));
        sessions.endOthers(consultant.username(), session);
        auditTrail.record(actor, AuditedAction.PASSWORD_CHANGED, consultant.username());
    }

    void disable(long id, String actor) {
        Consultant consultant = consultants.findById(id).orElseThrow();
        consultant.disable();
        sessions.end(consultant.username());
        auditTrail.record(actor, AuditedAction.CONSULTANT_DISABLED, consultant.username());
    }

    void enable(long id, String actor) {
        Consultant consultant = consultants.findById(id).orElseThrow();
        consultant.enable();
        auditTrail.record(actor, AuditedAction.CONSULTANT_ENABLED, consultant.username());
    }

    void signOutEverywhere(long id, String actor) {
        Consultant consultant = consultants.findById(id).orElseThrow();
        sessions.end(consultant.username());
        auditTrail.record(actor, AuditedAction.SIGNED_OUT_EVERYWHERE, consultant.username());
    }
}
