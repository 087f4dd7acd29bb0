package com.cxcheck.operations;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.sql.DataSource;
import org.h2.engine.Constants;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.store.fs.FilePath;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * Connections to a database in H2's file, for the pool. None is made while the file is rewritten: whoever waits for one longer
 * than the pool's timeout is told that the database is away.
 */
public final class H2FileDataSource extends SimpleDriverDataSource {

    private static final Duration PAUSE = Duration.ofMillis(10);

    /** What is added to the database's name for a copy that is not whole yet. */
    private static final String COPY = ".new";

    /** How many rows each table has; H2 knows it exactly while nobody else is connected. */
    private static final String ROWS = """
            select listagg(table_name || ' ' || row_count_estimate, ', ') within group (order by table_name)
            from information_schema.tables where table_schema = current_schema
            """;

    private final String url;
    private final HikariDataSource pool;
    private int loginTimeout;
    private final ReadWriteLock use = new ReentrantReadWriteLock();

    H2FileDataSource(String url, HikariDataSource pool) {
        super(new org.h2.Driver(), url, pool.getUsername(), pool.getPassword());
        setConnectionProperties(pool.getDataSourceProperties());
        this.url = url;
        this.pool = pool;
    }

    /**
     * Connections that are not the pool's but also wait while the file is rewritten, for work that lasts; where the pool's are
     * no connections to a file, the pool itself.
     */
    public static DataSource direct(DataSource database) {
        return of(database).<DataSource>map(file -> file).orElse(database);
    }

    /** The file of a pool's database, if it is one in a file. */
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
            return super.getConnectionFromDriver(user);
        } finally {
            use.readLock().unlock();
        }
    }

    /** For how many seconds the pool waits for a connection that is being opened while it is closed. */
    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    /** When the file was made, by the system's clock; empty while it can't be opened. */
    Optional<Instant> made() {
        try (Connection connection = getConnection()) {
            SessionLocal session =
                    (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            MVStore store = session.getDatabase().getStore().getMvStore();
            return Optional.of(Instant.ofEpochMilli(DataUtils.readHexLong(store.getStoreHeader(), "created", 0)));
        } catch (SQLException away) {
            return Optional.empty();
        }
    }

    /**
     * Writes all rows into a new file, which takes the place of the old one, in which H2 keeps what was deleted or changed until
     * it needs the room. The database is closed meanwhile. The new file takes the place in one step, when it is
     * whole and H2 has opened it and found as many rows in it; until then the old one stays as it is.
     *
     * @return the new file's size, in bytes
     * @throws SQLTimeoutException where a connection is in use for longer than others wait for one; then nothing is done
     */
    long rewrite() throws SQLException, IOException, InterruptedException {
        use.writeLock().lock();
        try {
            String rows;
            String name;
            try (Connection connection = getConnection()) {
                waitUntilAlone(connection);
                rows = query(connection, ROWS);
                name = query(connection, "select database_path()");
                execute(connection, "shutdown");
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

    private void waitUntilAlone(Connection connection) throws SQLException, InterruptedException {
        long tries = pool.getConnectionTimeout() / PAUSE.toMillis();
        pool.getHikariPoolMXBean().softEvictConnections();
        while (!query(connection, "select count(*) from information_schema.sessions")
                .equals("1")) {
            if (tries-- == 0) {
                throw new SQLTimeoutException("The database is in use for too long");
            }
            Thread.sleep(PAUSE.toMillis());
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    /** Opens a copy without changing it. */
    private void requireRows(String name, String rows) throws SQLException {
        String options = url.replaceFirst("^[^;]*", "") + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE";
        try (Connection connection =
                DriverManager.getConnection("jdbc:h2:" + name + options, getUsername(), getPassword())) {
            String copied = query(connection, ROWS);
            if (!copied.equals(rows)) {
                throw new SQLException("The new file has other rows: " + copied + " in place of " + rows);
            }
        }
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return Objects.requireNonNull(result.getString(1));
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
