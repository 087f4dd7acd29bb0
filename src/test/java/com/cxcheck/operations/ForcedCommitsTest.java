package com.cxcheck.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.H2Url;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class ForcedCommitsTest {

    @TempDir
    private Path folder;

    @Test
    void whatATransactionChangedThatWasKilledIsTakenBackAlsoIfItsLogIsNotInTheFile() throws SQLException {
        try (Connection connection = open().getConnection()) {
            JdbcTemplate jdbc = jdbc(connection);
            jdbc.execute("create table answer (id int primary key, text varchar(10))");
            jdbc.execute("create index on answer (text)");
            jdbc.update("insert into answer values (1, 'one'), (2, 'two')");
            connection.setAutoCommit(false);
            jdbc.update("insert into answer values (3, 'three')");
            jdbc.update("update answer set text = 'other' where id = 1");
            jdbc.update("delete from answer where id = 2");
            killWithoutLogs(H2FileDataSource.store(connection));
        }

        try (Connection connection = open().getConnection()) {
            JdbcTemplate jdbc = jdbc(connection);
            // begins a transaction, which gets the number of the one before
            connection.setAutoCommit(false);
            jdbc.update("insert into answer values (4, 'four')");

            assertThat(jdbc.queryForList("select text from answer order by id", String.class))
                    .containsExactly("one", "two", "four");
            assertThat(jdbc.queryForObject("select count(*) from answer", int.class))
                    .isEqualTo(3);
            assertThat(jdbc.queryForList("select id from answer where text in ('one', 'other')", int.class))
                    .containsExactly(1);
        }
    }

    @Test
    void commitsAreWrittenTogetherHoweverManyConnectionsThereAre() throws SQLException {
        DataSource database = open();
        try (Connection first = database.getConnection();
                Connection second = database.getConnection()) {
            assertThat(H2FileDataSource.store(first).getAutoCommitDelay()).isEqualTo(-1);
            assertThat(H2FileDataSource.store(second)).isSameAs(H2FileDataSource.store(first));
        }
    }

    private static void killWithoutLogs(MVStore store) {
        for (String name : store.getMapNames()) {
            if (name.startsWith("undoLog")) {
                store.getMap(DataUtils.parseHexInt(store.getMetaMap().get(DataUtils.META_NAME + name)))
                        .clear();
            }
        }
        store.commit();
        store.closeImmediately();
    }

    private DataSource open() {
        HikariDataSource pool = new HikariDataSource();
        pool.setUsername("cxcheck");
        pool.setPassword("");
        return new H2FileDataSource(ForcedFilePath.url(FailStopFilePath.url(H2Url.in(folder))), pool, true);
    }

    private static JdbcTemplate jdbc(Connection connection) {
        return new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    }
}
