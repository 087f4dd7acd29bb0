package com.cxcheck;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Ends a start without a database with a sentence about it instead of a stack trace. */
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    /** H2's code for a file that another process has open. */
    private static final int IN_USE = 90020;

    private final Environment environment;

    DatabaseFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        String url = environment.getProperty("spring.datasource.url", "").replaceFirst("[;?].*", "");
        String state = String.valueOf(cause.getSQLState());
        if (cause.getErrorCode() == IN_USE) {
            return new FailureAnalysis(
                    "spring.datasource.url: another process has the database " + url
                            + " open; stop it, or run several at once on PostgreSQL (profile postgres).",
                    null,
                    cause);
        } else if (state.startsWith("08") || state.startsWith("28") || state.startsWith("90")) {
            String reason =
                    String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
            return new FailureAnalysis(
                    "spring.datasource.url: the database " + url + " can't be opened (" + reason + ").", null, cause);
        } else {
            return null;
        }
    }
}
