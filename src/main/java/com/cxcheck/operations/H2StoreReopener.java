package com.cxcheck.operations;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Reopens H2's file after a failed write, such as on a full disk. H2 2.4 closes its store at such a failure and doesn't reopen it
 * until every connection is closed, but Hikari keeps these connections, since they look valid.
 *
 * <p>The pool is suspended until all of them are closed: one that is used after the file was reopened makes H2 drop the new store.
 * The connection that met the failure is evicted without a rollback, which can block the others in H2. H2 commits nothing once its
 * store has failed, and {@link FailStopFilePath} makes sure that it finds everything committed before.
 *
 * <p>This can go when H2 reopens a failed store by itself (try it with FullDiskTest), or with H2.
 */
@Component
@Conditional(H2FileCondition.class)
class H2StoreReopener implements BeanPostProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(H2StoreReopener.class);

    /**
     * H2's error codes: general error (in its store), I/O error (two of them), file corrupted, database closed, database read-only
     * (when a file is opened that can't be written at the moment).
     */
    private static final Set<Integer> CODES = Set.of(50000, 90028, 90031, 90030, 90098, 90097);

    static boolean causes(SQLException failure) {
        return CODES.contains(failure.getErrorCode());
    }

    /** @param forceWrites whether a commit waits until the disk has it, so that a power cut loses none */
    @ConfigurationProperties("cxcheck.h2")
    record Settings(@DefaultValue("false") boolean forceWrites) {}

    private final ObjectProvider<Settings> settings;

    H2StoreReopener(ObjectProvider<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            boolean forced = settings.getObject().forceWrites();
            String url = FailStopFilePath.url(pool.getJdbcUrl());
            if (forced) {
                url = ForcedFilePath.url(url);
            }
            pool.setJdbcUrl(url);
            pool.setDataSource(new H2FileDataSource(url, pool, forced));
            pool.setAllowPoolSuspension(true);
            pool.setExceptionOverride(new Reopening(pool));
        }
        return bean;
    }

    private static class Reopening implements SQLExceptionOverride {

        private final HikariDataSource pool;
        private final AtomicBoolean reopening = new AtomicBoolean();

        Reopening(HikariDataSource pool) {
            this.pool = pool;
        }

        @java.lang.Override
        public SQLExceptionOverride.Override adjudicate(SQLException failure) {
            if (!causes(failure)) {
                return SQLExceptionOverride.Override.CONTINUE_EVICT;
            }
            if (reopening.compareAndSet(false, true)) {
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
                H2FileDataSource.evictUntil(pool, () -> connections.getTotalConnections() == 0);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                reopening.set(false);
                connections.resumePool();
            }
        }
    }
}
