package com.cxcheck.operations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Stops the start on a PostgreSQL that acknowledges commits which a power cut can take back. It sees what the server says of the
 * user's own session, as the server, the database, the role or the URL set it; a session may still change it.
 */
@Component
class PostgresDurabilityCheck {

    /** Each of them is off only where somebody chose so. Any other value of synchronous_commit waits for the server's own disk. */
    private static final List<String> SETTINGS = List.of("fsync", "synchronous_commit", "full_page_writes");

    PostgresDurabilityCheck(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
                JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
                for (String setting : SETTINGS) {
                    if (jdbc.sql("select current_setting(?)")
                            .param(setting)
                            .query(String.class)
                            .single()
                            .equals("off")) {
                        throw new ServerSettingException(
                                "has " + setting + " off, so that a power cut can lose answers; turn it on.");
                    }
                }
            }
        }
    }
}
