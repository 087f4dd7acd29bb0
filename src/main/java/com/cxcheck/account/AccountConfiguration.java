package com.cxcheck.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccountConfiguration.Admin.class)
class AccountConfiguration {

    /**
     * The first consultant's account.
     *
     * @param username the name to sign in with
     * @param password the password; without one, the first start makes one and prints it
     */
    @ConfigurationProperties("cxcheck.admin")
    record Admin(
            @DefaultValue("consultant") String username,
            @DefaultValue("") String password) {

        Admin {
            if (username.isBlank() || username.length() > 100) {
                throw new IllegalArgumentException("cxcheck.admin.username has to have 1 to 100 characters");
            }
            if (!password.isEmpty() && password.codePointCount(0, password.length()) < Password.FEWEST_CHARACTERS) {
                throw new IllegalArgumentException("cxcheck.admin.password has fewer than " + Password.FEWEST_CHARACTERS
                        + " characters; choose a longer one");
            }
            if (!Password.Validator.fits(password)) {
                throw new IllegalArgumentException(
                        "cxcheck.admin.password has more than " + Password.MOST_BYTES + " bytes; choose a shorter one");
            }
        }
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** Who is disabled is as good as not there, so that neither the answer nor its time tells the difference. */
    @Bean
    UserDetailsService consultantsWhoMaySignIn(Consultants consultants) {
        return username -> consultants
                .findByUsername(username)
                .filter(Consultant::isEnabled)
                .map(consultant -> User.withUsername(consultant.username())
                        .password(consultant.passwordHash())
                        .authorities(consultant.session())
                        .build())
                .orElseThrow(() -> UsernameNotFoundException.fromUsername(username));
    }
}
