package com.cxcheck.submission;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.keygen.KeyGenerators;

@Configuration(proxyBeanMethods = false)
class SubmissionConfiguration {

    private static final int SECRET_BYTES = 32;

    /** With the secret from the database, which the first instance to start makes. */
    @Bean
    VisitorTokens visitorTokens(JdbcClient jdbc) {
        jdbc.sql("insert into visitor_token_secret (id, secret) values (1, ?) on conflict do nothing")
                .param(KeyGenerators.secureRandom(SECRET_BYTES).generateKey())
                .update();
        return new VisitorTokens(jdbc.sql("select secret from visitor_token_secret")
                .query(byte[].class)
                .single());
    }
}
