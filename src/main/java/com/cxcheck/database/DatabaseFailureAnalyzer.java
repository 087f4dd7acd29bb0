package com.cxcheck.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;

/** Ends a start without a database with a sentence about it instead of a stack trace. */
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    /** H2's code for a file that another process has open. */
    private static final int IN_USE = 90020;

    /** H2's code for what it can't do to a file that it may not write. */
    private static final int READ_ONLY = 90097;

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
        } else if (cause.getErrorCode() == READ_ONLY || state.equals(WritableDatabase.READ_ONLY)) {
            return new FailureAnalysis(
                    "spring.datasource.url: the database " + url + " can only be read; let this user write to it.",
                    null,
                    cause);
        } else if (FailedStore.causes(cause)) {
            Throwable reason = NestedExceptionUtils.getMostSpecificCause(cause);
            return cannotBeOpened(url, reason.getClass().getSimpleName() + ": " + reason.getMessage(), cause);
        } else if (state.startsWith("08") || state.startsWith("28") || state.startsWith("90")) {
            String reason =
                    String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
            return cannotBeOpened(url, reason, cause);
        } else {
            return null;
        }
    }

    private static FailureAnalysis cannotBeOpened(String url, String reason, SQLException cause) {
        return new FailureAnalysis(
                "spring.datasource.url: the database " + url + " can't be opened (" + reason + ").", null, cause);
    }
}
