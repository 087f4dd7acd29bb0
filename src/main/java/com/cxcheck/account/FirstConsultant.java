package com.cxcheck.account;

import com.cxcheck.account.AccountConfiguration.Admin;
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
 * in (any more), with one that is made up, printed once, stored as a hash only, and to be changed at the first sign-in.
 */
@Component
class FirstConsultant implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstConsultant.class);

    private final Admin settings;
    private final Accounts accounts;

    FirstConsultant(Admin settings, Accounts accounts) {
        this.settings = settings;
        this.accounts = accounts;
    }

    /** Another instance that starts at the same time may be first, and then its password holds. */
    @Override
    public void run(ApplicationArguments arguments) {
        try {
            if (!settings.password().isEmpty()) {
                accounts.createOrUpdateFromSettings(settings.username(), settings.password());
                return;
            }
            String password = new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32).generateKey();
            if (accounts.createOrRenewFirst(settings.username(), password)) {
                print(password);
            }
        } catch (DataIntegrityViolationException anotherInstanceWasFirst) {
            LOG.debug("Another instance made the first account", anotherInstanceWasFirst);
        }
    }

    private void print(String password) {
        LOG.warn("""


                Using generated security password: {}

                The consultant signs in with it at /login as {} within 7 days, and then chooses another.
                It is shown this once and kept as a hash only. Instead of it, CXCHECK_ADMIN_PASSWORD can be set.
                """, password, settings.username());
    }
}
