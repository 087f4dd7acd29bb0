package com.cxcheck.account;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AccountConfiguration.Admin.class, AccountConfiguration.SignIn.class})
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

        private static final Map<String, String> SENTENCES = Map.of(
                "account.password.short",
                        "has fewer than " + PasswordRules.FEWEST_CHARACTERS + " characters; choose a longer one",
                "account.password.long",
                        "has more than " + PasswordRules.MOST_CHARACTERS + " characters; choose a shorter one",
                "account.password.guessable", "is one that guessers try first; choose another one");

        Admin {
            username = ConsultantName.normalize(username);
            if (username.isBlank() || username.length() > ConsultantName.MOST_CHARACTERS) {
                throw new IllegalArgumentException("cxcheck.admin.username has to have 1 to 100 characters");
            }
            if (!password.isEmpty()) {
                PasswordRules.mistakeIn(password, username).ifPresent(mistake -> {
                    throw new IllegalArgumentException("cxcheck.admin.password " + SENTENCES.get(mistake));
                });
            }
        }
    }

    /**
     * How consultants sign in.
     *
     * @param passkeys whether a password is enough, or each consultant has to have a passkey and sign in with it
     */
    @ConfigurationProperties("cxcheck.sign-in")
    record SignIn(@DefaultValue("optional") Passkeys passkeys) {

        enum Passkeys {
            OPTIONAL,
            REQUIRED
        }
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new ConsultantPasswordEncoder();
    }

    /** Takes a better hash of the password that somebody signs in with, where theirs is an earlier one. */
    @Bean
    UserDetailsPasswordService betterHashes(Consultants consultants, TransactionOperations transactions) {
        return (user, hash) -> {
            transactions.executeWithoutResult(status -> consultants
                    .findByUsername(user.getUsername())
                    .orElseThrow()
                    .upgradePasswordHash(Objects.requireNonNull(hash)));
            return user;
        };
    }

    /** Who is disabled is as good as not there, so that neither the answer nor its time tells the difference. */
    @Bean
    UserDetailsService consultantsWhoMaySignIn(Consultants consultants, SignInRules rules, Clock clock) {
        return username -> consultants
                .findAlike(username)
                .filter(consultant -> consultant.maySignIn(clock.instant()))
                .map(consultant -> User.withUsername(consultant.username())
                        .password(consultant.passwordHash())
                        .authorities(consultant.session(), rules.signedInNow())
                        .build())
                .orElseThrow(() -> UsernameNotFoundException.fromUsername(username));
    }
}
