package com.cxcheck.account;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Lets every application that a test starts hash passwords with one iteration; the component scan finds it.
 * {@link ConsultantPasswordEncoderTest} has a look at the real encoder, and the tests of the finished jar use it.
 */
@Configuration(proxyBeanMethods = false)
public class FastPasswordHashing {

    @Bean
    @Primary
    PasswordEncoder fastPasswordEncoder() {
        return new ConsultantPasswordEncoder(1);
    }
}
