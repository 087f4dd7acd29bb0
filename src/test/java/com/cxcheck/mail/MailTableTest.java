package com.cxcheck.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class MailTableTest {

    /** The pool of the application closes each connection within half an hour. */
    @Test
    void aMailIsStoredAfterTheConnectionThatMadeTheTableIsClosed() {
        DriverManagerDataSource database = new DriverManagerDataSource(
                "jdbc:h2:mem:mail-table;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1", "sa", "");
        Flyway.configure()
                .dataSource(database)
                .placeholders(Map.of("stored", ""))
                .load()
                .migrate();
        JdbcClient jdbc = JdbcClient.create(database);
        Timestamp now = Timestamp.from(Instant.EPOCH);

        int rows = jdbc.sql("insert into mail (event, kind, consultant, created_at, tries, next_try_at)"
                        + " values ('digest', 'DIGEST', 'ada', ?, 0, ?)")
                .params(now, now)
                .update();

        assertThat(rows).isEqualTo(1);
        jdbc.sql("shutdown").update();
    }
}
