package com.cxcheck.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.coyote.http11.Http11NioProtocol;
import org.junit.jupiter.api.Test;

class BodyLimitTest {

    private final Http11NioProtocol http = new Http11NioProtocol();

    @Test
    void allThreadsButTheReservedOnesMayWaitForBodies() {
        http.setMaxThreads(400);

        assertThat(TomcatConfiguration.bodyLimit(http).waiting().availablePermits())
                .isEqualTo(400 - BodyLimit.RESERVED_THREADS);
    }

    @Test
    void withVirtualThreadsThereAreAsManyAsConnections() {
        http.setExecutor(Runnable::run);

        assertThat(TomcatConfiguration.bodyLimit(http).waiting().availablePermits())
                .isEqualTo(http.getMaxConnections() - BodyLimit.RESERVED_THREADS)
                .isGreaterThan(8_000);
    }
}
