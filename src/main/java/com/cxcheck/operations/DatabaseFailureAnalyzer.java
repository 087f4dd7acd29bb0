package com.cxcheck.operations;

import com.cxcheck.configuration.SettingOrigins;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;

/** Explains a start that fails because of the database with one sentence instead of a stack trace. */
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    /** H2's error code for a file that another process has open. */
    private static final int IN_USE = 90020;

    /** H2's error code for a write to a read-only file. */
    private static final int READ_ONLY = 90097;

    private static final String URL = "spring.datasource.url";

    /** PostgreSQL's SQL state "insufficient privilege". */
    private static final String NO_PRIVILEGE = "42501";

    /** Classes of SQL states: connection, authentication, no such database, H2's own, resources, shutting down. */
    private static final Set<String> EXPLAINED = Set.of("08", "28", "3D", "90", "53", "57");

    private final Environment environment;

    DatabaseFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        String url = environment.getProperty(URL, "").replaceFirst("[;?].*", "").replaceFirst("//[^/]*@", "//");
        String state = String.valueOf(cause.getSQLState());
        if (cause instanceof ServerSettingException) {
            return explain("the server of the database " + url + " " + cause.getMessage(), cause);
        } else if (cause.getErrorCode() == IN_USE) {
            return explain(
                    "another process has the database " + url
                            + " open; stop it, or run several at once on PostgreSQL (profile postgres).",
                    cause);
        } else if (cause.getErrorCode() == READ_ONLY || state.equals(ReadOnlyDatabaseCheck.READ_ONLY)) {
            return explain("the database " + url + " can only be read; let this user write to it.", cause);
        } else if (H2StoreReopener.causes(cause)) {
            Throwable reason = NestedExceptionUtils.getMostSpecificCause(cause);
            return cannotBeOpened(url, reason.getClass().getSimpleName() + ": " + reason.getMessage(), cause);
        } else if (state.equals(NO_PRIVILEGE)) {
            return explain(
                    "the user may not make tables in the database " + url + " (" + firstLine(cause) + ").", cause);
        } else if (EXPLAINED.contains(state.substring(0, Math.min(2, state.length())))) {
            return cannotBeOpened(url, firstLine(cause), cause);
        } else {
            return null;
        }
    }

    private static String firstLine(SQLException cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("").replaceAll("[.\\s]+$", "");
    }

    private FailureAnalysis cannotBeOpened(String url, String reason, SQLException cause) {
        return explain("the database " + url + " can't be opened (" + reason + ").", cause);
    }

    private FailureAnalysis explain(String sentence, SQLException cause) {
        return new FailureAnalysis(
                URL + ": " + sentence,
                SettingOrigins.whereToLook(environment, URL).orElse(null),
                cause);
    }
}
