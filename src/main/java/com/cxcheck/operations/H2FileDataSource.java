package com.cxcheck.operations;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.h2.engine.Constants;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Opens the pool's connections to H2's file, but none while {@link Compaction} rewrites it: who waits for one longer than the pool's
 * timeout gets status 503. It goes with {@link Compaction}.
 */
public final class H2FileDataSource extends SimpleDriverDataSource {

    private static final Duration PAUSE = Duration.ofMillis(10);

    /** The suffix of a copy's name until it is complete. */
    private static final String COPY = ".new";

    /** The number of rows of each table, which H2 knows exactly while nobody else is connected. */
    private static final String ROWS = """
            select listagg(table_name || ' ' || row_count_estimate, ', ') within group (order by table_name)
            from information_schema.tables where table_schema = current_schema
            """;

    private final String url;
    private final HikariDataSource pool;
    private int loginTimeout;
    private final ReadWriteLock use = new ReentrantReadWriteLock();

    private final @Nullable ForcedCommits forced;

    H2FileDataSource(String url, HikariDataSource pool, boolean forced) {
        super(new org.h2.Driver(), url, pool.getUsername(), pool.getPassword());
        setConnectionProperties(pool.getDataSourceProperties());
        this.url = url;
        this.pool = pool;
        this.forced = forced ? new ForcedCommits() : null;
    }

    /** Connections outside of the pool, for long work; where the pool has no H2 file, the pool itself. */
    public static DataSource direct(DataSource database) {
        return of(database).<DataSource>map(file -> file).orElse(database);
    }

    public static Optional<H2FileDataSource> of(DataSource database) {
        return Optional.ofNullable(
                        DataSourceUnwrapper.unwrap(database, HikariConfigMXBean.class, HikariDataSource.class))
                .map(HikariDataSource::getDataSource)
                .filter(H2FileDataSource.class::isInstance)
                .map(H2FileDataSource.class::cast);
    }

    @Override
    protected Connection getConnectionFromDriver(Properties user) throws SQLException {
        use.readLock().lock();
        try {
            Connection connection = super.getConnectionFromDriver(user);
            return forced == null ? connection : forced.of(connection);
        } finally {
            use.readLock().unlock();
        }
    }

    static MVStore store(Connection connection) throws SQLException {
        SessionLocal session = session(connection);
        if (session == null) {
            throw new SQLNonTransientConnectionException("The connection is closed");
        }
        return session.getDatabase().getStore().getMvStore();
    }

    /** Null if the connection is closed. */
    static @Nullable SessionLocal session(Connection connection) throws SQLException {
        return (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    }

    // the pool sets these to know how long closing may wait for a connection that is being opened
    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    /** By the system's clock; empty while the file can't be opened. */
    Optional<Instant> createdAt() {
        try (Connection connection = getConnection()) {
            return Optional.of(
                    Instant.ofEpochMilli(DataUtils.readHexLong(store(connection).getStoreHeader(), "created", 0)));
        } catch (SQLException away) {
            return Optional.empty();
        }
    }

    /**
     * Closes the database and replaces its file with a new one that holds the current rows only. The replacement is atomic, and
     * happens after H2 has opened the new file and found as many rows in each table; until then the old file stays as it is.
     *
     * @return the new file's size in bytes
     * @throws SQLTimeoutException if a connection is in use for longer than the pool's timeout; then nothing is changed
     */
    long rewrite() throws SQLException, IOException, InterruptedException {
        use.writeLock().lock();
        try {
            String rows;
            String name;
            try (Connection connection = getConnection()) {
                JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
                String sessions = "select count(*) from information_schema.sessions";
                if (!evictUntil(pool, () -> query(jdbc, sessions).equals("1"))) {
                    throw new SQLTimeoutException("The database is in use for too long");
                }
                rows = query(jdbc, ROWS);
                name = query(jdbc, "select database_path()");
                jdbc.sql("shutdown").update();
            }
            FilePath file = FilePath.get(name + Constants.SUFFIX_MV_FILE);
            FilePath copy = FilePath.get(name + COPY + Constants.SUFFIX_MV_FILE);
            try {
                MVStore.compact(file.toString(), copy.toString(), false, null);
                requireRows(name + COPY, rows);
                try (FileChannel channel = copy.open("rw")) {
                    channel.force(true);
                }
                copy.moveTo(file, true);
            } finally {
                copy.delete();
            }
            return file.size();
        } finally {
            use.writeLock().unlock();
        }
    }

    /**
     * Closes the pool's connections as soon as they aren't in use, until the check holds or the pool's timeout has passed.
     *
     * @return whether the check holds
     */
    static boolean evictUntil(HikariDataSource pool, BooleanSupplier check) throws InterruptedException {
        HikariPoolMXBean connections = pool.getHikariPoolMXBean();
        connections.softEvictConnections();
        for (long tries = pool.getConnectionTimeout() / PAUSE.toMillis(); !check.getAsBoolean(); tries--) {
            if (tries == 0) {
                return false;
            }
            Thread.sleep(PAUSE.toMillis());
            connections.softEvictConnections();
        }
        return true;
    }

    private void requireRows(String name, String rows) throws SQLException {
        String options = url.replaceFirst("^[^;]*", "") + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE";
        DriverManagerDataSource copy = new DriverManagerDataSource("jdbc:h2:" + name + options);
        copy.setUsername(getUsername());
        copy.setPassword(getPassword());
        String copied = query(JdbcClient.create(copy), ROWS);
        if (!copied.equals(rows)) {
            throw new SQLException("The new file has other rows: " + copied + " in place of " + rows);
        }
    }

    private static String query(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }
}
