package com.cxcheck.account;

import com.cxcheck.account.AccountConfiguration.Admin;
import com.cxcheck.audit.AuditTrail;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.stereotype.Component;

/**
 * Sees to it at each start that someone can sign in: with the password from the settings, or else, where nobody can sign
 * in yet, with one that is made up, printed once, and stored as a hash only.
 */
@Component
class FirstConsultant implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstConsultant.class);

    private final Admin settings;
    private final Consultants consultants;
    private final Accounts accounts;

    FirstConsultant(Admin settings, Consultants consultants, Accounts accounts) {
        this.settings = settings;
        this.consultants = consultants;
        this.accounts = accounts;
    }

    /** Another instance that starts at the same time may be first, and then its password holds. */
    @Override
    public void run(ApplicationArguments arguments) {
        try {
            if (!settings.password().isEmpty()) {
                accounts.createOrUpdateFromSettings(settings.username(), settings.password());
            } else if (consultants.count() == 0) {
                String password =
                        new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32).generateKey();
                accounts.create(settings.username(), password, AuditTrail.SETTINGS);
                print(password);
            }
        } catch (DataIntegrityViolationException anotherInstanceWasFirst) {
            LOG.debug("Another instance made the first account", anotherInstanceWasFirst);
        }
    }

    private void print(String password) {
        LOG.warn("""


                Using generated security password: {}

                The consultant signs in with it at /login as {}. It is shown this once and kept as a hash only.
                To choose another, set CXCHECK_ADMIN_PASSWORD and start again.
                """, password, settings.username());
    }
}
