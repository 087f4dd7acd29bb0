package com.cxcheck.account;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.GrantedAuthority;
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
     * @param password without one, the first start generates one and logs it
     */
    @ConfigurationProperties("cxcheck.admin")
    record Admin(
            @DefaultValue("consultant") String username,
            @DefaultValue("") String password) {

        private static final Map<String, String> MESSAGES = Map.of(
                "account.password.short",
                        "has fewer than " + PasswordRules.MIN_LENGTH + " characters; choose a longer one",
                "account.password.long",
                        "has more than " + PasswordRules.MAX_LENGTH + " characters; choose a shorter one",
                "account.password.guessable", "is one that guessers try first; choose another one");

        Admin {
            username = ConsultantName.normalize(username);
            if (username.isBlank() || username.length() > ConsultantName.MAX_LENGTH) {
                throw new IllegalArgumentException("cxcheck.admin.username has to have 1 to 100 characters");
            }
            if (!password.isEmpty()) {
                PasswordRules.violation(password, username).ifPresent(violation -> {
                    throw new IllegalArgumentException("cxcheck.admin.password " + MESSAGES.get(violation));
                });
            }
        }
    }

    /** @param passkeys whether each consultant has to sign in with a passkey */
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

    /** Replaces hashes of earlier algorithms at the next sign-in. */
    @Bean
    UserDetailsPasswordService passwordUpgrades(Consultants consultants, TransactionOperations transactions) {
        return (user, hash) -> {
            transactions.executeWithoutResult(status -> consultants
                    .findByUsername(user.getUsername())
                    .orElseThrow()
                    .upgradePasswordHash(Objects.requireNonNull(hash)));
            return user;
        };
    }

    /** Treats disabled accounts as unknown, so that neither the answer nor its time tells the difference. */
    @Bean
    UserDetailsService userDetails(Consultants consultants, SignInRules rules, Clock clock) {
        return username -> consultants
                .findAlike(username)
                .filter(consultant -> consultant.maySignIn(clock.instant()))
                .map(consultant -> User.withUsername(consultant.username())
                        .password(consultant.passwordHash())
                        .authorities(authorities(consultant, rules.signedInNow()))
                        .build())
                .orElseThrow(() -> UsernameNotFoundException.fromUsername(username));
    }

    private static List<GrantedAuthority> authorities(Consultant consultant, GrantedAuthority signedIn) {
        List<GrantedAuthority> authorities = new ArrayList<>(consultant.authorities());
        authorities.add(consultant.session());
        authorities.add(signedIn);
        return authorities;
    }
}
