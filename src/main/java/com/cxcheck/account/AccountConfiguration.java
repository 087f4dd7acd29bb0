package com.cxcheck.account;

import java.nio.charset.StandardCharsets;
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

        /** More than that bcrypt can't take. */
        private static final int MOST_BYTES = 72;

        Admin {
            if (username.isBlank() || username.length() > 100) {
                throw new IllegalArgumentException("cxcheck.admin.username has to have 1 to 100 characters");
            }
            if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
                throw new IllegalArgumentException(
                        "cxcheck.admin.password has more than " + MOST_BYTES + " bytes; choose a shorter one");
            }
        }
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    UserDetailsService consultantsWhoMaySignIn(Consultants consultants) {
        return username -> consultants
                .findByUsername(username)
                .map(consultant -> User.withUsername(consultant.username())
                        .password(consultant.passwordHash())
                        .roles("CONSULTANT")
                        .build())
                .orElseThrow(() -> UsernameNotFoundException.fromUsername(username));
    }
}
