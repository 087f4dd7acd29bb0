package com.cxcheck.submission;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which database it is, where no statement is fast on both. */
@Component
public class DatabaseProduct {

    private final boolean postgres;

    DatabaseProduct(JdbcTemplate jdbc) {
        String name = jdbc.execute((ConnectionCallback<String>)
                connection -> connection.getMetaData().getDatabaseProductName());
        postgres = "PostgreSQL".equals(name);
    }

    /** Whether it is PostgreSQL; otherwise it is H2. */
    public boolean isPostgres() {
        return postgres;
    }
}
