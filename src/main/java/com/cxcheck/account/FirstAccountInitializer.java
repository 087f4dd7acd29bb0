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
 * Makes sure at each start that someone can sign in: with the password from the settings or, if nobody can sign in, with a
 * generated one that is logged once and has to be changed.
 */
@Component
class FirstAccountInitializer implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAccountInitializer.class);

    private final Admin settings;
    private final Accounts accounts;

    FirstAccountInitializer(Admin settings, Accounts accounts) {
        this.settings = settings;
        this.accounts = accounts;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        try {
            if (!settings.password().isEmpty()) {
                accounts.createOrUpdateFromSettings(settings.username(), settings.password());
                return;
            }
            String password =
                    new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32).generateKey();
            if (accounts.createOrRenewFirst(settings.username(), password)) {
                LOG.warn("""


                        Using generated security password: {}

                        The consultant signs in with it at /login as {} within 7 days, and then chooses another.
                        It is shown this once and kept as a hash only. Instead of it, CXCHECK_ADMIN_PASSWORD can be set.
                        """, password, settings.username());
            }
        } catch (DataIntegrityViolationException anotherInstanceWasFirst) {
            LOG.debug("Another instance made the first account", anotherInstanceWasFirst);
        }
    }
}
