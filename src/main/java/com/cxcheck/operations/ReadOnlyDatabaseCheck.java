package com.cxcheck.operations;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Stops the start on a read-only database, such as an H2 file that another user owns. */
@Component
class ReadOnlyDatabaseCheck {

    /** The SQL state "read-only SQL transaction". */
    static final String READ_ONLY = "25006";

    ReadOnlyDatabaseCheck(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (connection.isReadOnly()) {
                throw new SQLException("The database can only be read", READ_ONLY);
            }
        }
    }
}
