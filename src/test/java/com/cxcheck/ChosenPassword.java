package com.cxcheck;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The first consultant has changed the password that the first start made, as they have to before anything else. */
@TestConfiguration(proxyBeanMethods = false)
class ChosenPassword {

    private final JdbcClient jdbc;

    ChosenPassword(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener(ApplicationReadyEvent.class)
    void choose() {
        jdbc.sql("update consultant set password_expires_at = null").update();
    }
}
