package com.cxcheck.account;

import com.cxcheck.account.AccountConfiguration.Admin;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.password.PasswordEncoder;
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
    private final PasswordEncoder passwords;

    FirstConsultant(Admin settings, Consultants consultants, PasswordEncoder passwords) {
        this.settings = settings;
        this.consultants = consultants;
        this.passwords = passwords;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!settings.password().isEmpty()) {
            consultants
                    .findByUsername(settings.username())
                    .ifPresentOrElse(this::takePasswordFromSettings, () -> create(settings.password()));
        } else if (consultants.count() == 0) {
            String password =
                    new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32).generateKey();
            if (create(password)) {
                print(password);
            }
        }
    }

    private void takePasswordFromSettings(Consultant consultant) {
        if (!passwords.matches(settings.password(), consultant.passwordHash())) {
            consultant.changePassword(passwords.encode(settings.password()));
            consultants.save(consultant);
        }
    }

    /** Whether it was created: another instance that starts at the same time may be first, and its password holds. */
    private boolean create(String password) {
        try {
            consultants.save(new Consultant(settings.username(), passwords.encode(password)));
            return true;
        } catch (DataIntegrityViolationException anotherInstanceWasFirst) {
            return false;
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
