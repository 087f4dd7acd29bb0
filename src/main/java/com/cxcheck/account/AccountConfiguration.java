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
            @DefaultValue("") String password) {}

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
