package com.cxcheck.followup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/** The word for a generated column that is stored, which PostgreSQL asks for and H2 (2.4) refuses, as a placeholder of migrations. */
@Component
class GeneratedColumns implements FlywayConfigurationCustomizer {

    @Override
    public void customize(FluentConfiguration migrations) {
        try (Connection connection = migrations.getDataSource().getConnection()) {
            boolean postgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
            migrations.placeholders(Map.of("stored", postgres ? "stored" : ""));
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The database can't be reached", e);
        }
    }
}
