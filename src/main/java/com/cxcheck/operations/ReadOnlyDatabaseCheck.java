package com.cxcheck.operations;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Refuses to start on a database that can only be read, such as H2's file in a folder of somebody else's. */
@Component
class ReadOnlyDatabaseCheck {

    /** SQL's state for what is not done because of that. */
    static final String READ_ONLY = "25006";

    ReadOnlyDatabaseCheck(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (connection.isReadOnly()) {
                throw new SQLException("The database can only be read", READ_ONLY);
            }
        }
    }
}
