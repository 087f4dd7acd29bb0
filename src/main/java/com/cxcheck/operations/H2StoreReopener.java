package com.cxcheck.operations;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Has H2 open its file anew after it couldn't write to it, say because the disk was full. H2 closes its store at such a
 * failure, and opens the file only when every connection to the closed store is gone; but the pool takes those for good ones.
 *
 * <p>So the pool gives out none until all are closed: one that is used later, when the file is open again, would make H2
 * forget the new store. And one that has met the failure is not even rolled back, since H2 can then hang the others. H2
 * acknowledges nothing once its store has failed, and {@link FailStopFilePath} sees to it that it finds all the rest again.
 *
 * <p>With PostgreSQL this does nothing: its driver's errors have no such codes.
 */
@Component
class H2StoreReopener implements BeanPostProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(H2StoreReopener.class);

    /**
     * H2's codes for: general error (in its store), input or output failed (two of them), file corrupted, database closed,
     * database read-only (as a file is opened that may not be written for the moment).
     */
    private static final Set<Integer> CODES = Set.of(50000, 90028, 90031, 90030, 90098, 90097);

    /** Whether it is H2's store that an error comes from. */
    static boolean causes(SQLException failure) {
        return CODES.contains(failure.getErrorCode());
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            String url = FailStopFilePath.url(pool.getJdbcUrl());
            if (!url.equals(pool.getJdbcUrl())) {
                pool.setJdbcUrl(url);
                pool.setDataSource(new H2FileDataSource(url, pool));
            }
            pool.setAllowPoolSuspension(true);
            pool.setExceptionOverride(new Reopening(pool));
        }
        return bean;
    }

    private static class Reopening implements SQLExceptionOverride {

        private static final Duration PAUSE = Duration.ofMillis(10);

        private final HikariDataSource pool;
        private final AtomicBoolean underWay = new AtomicBoolean();

        Reopening(HikariDataSource pool) {
            this.pool = pool;
        }

        @java.lang.Override
        public SQLExceptionOverride.Override adjudicate(SQLException failure) {
            if (!causes(failure)) {
                return SQLExceptionOverride.Override.CONTINUE_EVICT;
            }
            if (underWay.compareAndSet(false, true)) {
                Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
                LOG.error("H2's store has failed and is opened anew: {}", cause.toString());
                Thread thread = new Thread(this::closeEveryConnection, "failed-store");
                thread.setDaemon(true);
                thread.start();
            }
            return SQLExceptionOverride.Override.MUST_EVICT;
        }

        private void closeEveryConnection() {
            HikariPoolMXBean connections = pool.getHikariPoolMXBean();
            connections.suspendPool();
            try {
                // those in use can only fail now; whoever waits for one waits here no longer than for a connection
                long tries = pool.getConnectionTimeout() / PAUSE.toMillis();
                while (connections.getTotalConnections() > 0 && tries-- > 0) {
                    connections.softEvictConnections();
                    Thread.sleep(PAUSE.toMillis());
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                underWay.set(false);
                connections.resumePool();
            }
        }
    }
}
