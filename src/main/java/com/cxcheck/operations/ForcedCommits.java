package com.cxcheck.operations;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.engine.SessionLocal;
import org.h2.message.DbException;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Has a commit wait until H2 has written it. Commits that wait at the same time are written together: the first of them writes what all
 * have committed, and who comes meanwhile is written by the next. {@link ForcedFilePath} makes a write end on the disk.
 *
 * <p>H2 2.4 writes each commit for itself while the others wait, so that more of them at a time don't make it faster. That is turned
 * off here.
 *
 * <p>H2 2.4 writes one table after the other, so that of a commit meanwhile only the later tables are written, until the next write.
 * Here no commit goes on meanwhile. Statements do, since they may wait for each other's commit; what they write before it is taken
 * back when the file is opened, by H2 and {@link H2Leftovers}. Of a transaction that changes more than H2 keeps in memory, some megabytes,
 * H2 writes parts by itself; at a power cut parts of such a one that was not acknowledged may stay.
 *
 * <p>A statement outside of a transaction gets one of its own, but for queries, which must change nothing. This can go when H2 forces commits together, or with
 * H2.
 */
final class ForcedCommits {

    /** Fair, so that who waits to commit has committed before the next writes. */
    private final ReadWriteLock commits = new ReentrantReadWriteLock(true);

    private final AtomicLong committed = new AtomicLong();

    /** Locks and no monitors, in which a virtual thread of JDK 21 to 23 keeps the thread that carries it. */
    private final Lock writing = new ReentrantLock();

    private final Lock opening = new ReentrantLock();

    private long written;
    private @Nullable MVStore opened;

    /** One at a time, so that nobody has begun a transaction when a file that was just opened is tidied. */
    Connection of(Connection connection) throws SQLException {
        opening.lock();
        try {
            MVStore store = H2FileDataSource.store(connection);
            // H2 sets the delay of the URL for each connection
            store.setAutoCommitDelay(-1);
            if (store != opened) {
                tidy(store, connection);
                opened = store;
            }
        } finally {
            opening.unlock();
        }
        return proxy(Connection.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "commit" -> {
                commitIfChanged(connection);
                yield null;
            }
            case "setAutoCommit" -> {
                if (Boolean.TRUE.equals(arguments[0])) {
                    commitIfChanged(connection);
                }
                yield invoke(connection, method, arguments);
            }
            case "createStatement", "prepareStatement", "prepareCall" -> {
                Object statement = Objects.requireNonNull(invoke(connection, method, arguments));
                yield proxy(
                        method.getReturnType(),
                        (same, execute, parameters) -> execute(connection, statement, execute, parameters));
            }
            default -> invoke(connection, method, arguments);
        });
    }

    private static void tidy(MVStore store, Connection connection) throws SQLException {
        try {
            new H2Leftovers(store).rollBack();
        } catch (MVStoreException damaged) {
            connection.close();
            throw DbException.toSQLException(damaged);
        }
    }

    private @Nullable Object execute(
            Connection connection, Object statement, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        String name = method.getName();
        if (!name.startsWith("execute") || name.equals("executeQuery") || !connection.getAutoCommit()) {
            return invoke(statement, method, arguments);
        }
        connection.setAutoCommit(false);
        try {
            Object result = invoke(statement, method, arguments);
            // by the statement SHUTDOWN
            if (!connection.isClosed()) {
                commit(connection);
                connection.setAutoCommit(true);
            }
            return result;
        } catch (Throwable e) {
            // a rollback in a store that has failed can block the others
            if (!(e instanceof SQLException failure && H2StoreReopener.causes(failure))) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            throw e;
        }
    }

    private void commitIfChanged(Connection connection) throws SQLException {
        SessionLocal session = H2FileDataSource.session(connection);
        if (session != null && session.containsUncommitted()) {
            commit(connection);
        } else if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    private void commit(Connection connection) throws SQLException {
        long number;
        commits.readLock().lock();
        try {
            connection.commit();
            number = committed.incrementAndGet();
        } finally {
            commits.readLock().unlock();
        }
        write(connection, number);
    }

    private void write(Connection connection, long number) throws SQLException {
        writing.lock();
        try {
            if (written < number) {
                commits.writeLock().lock();
                try (Statement statement = connection.createStatement()) {
                    statement.execute("checkpoint");
                    written = committed.get();
                } finally {
                    commits.writeLock().unlock();
                }
            }
        } finally {
            writing.unlock();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object invoke(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
