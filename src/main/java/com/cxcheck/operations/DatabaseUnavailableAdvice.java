package com.cxcheck.operations;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Answers database exceptions: 503 with Retry-After while the database is unavailable, 409 for an optimistic lock, 500
 * for a violated constraint.
 */
@ControllerAdvice
public class DatabaseUnavailableAdvice {

    public static final String RETRY_AFTER_SECONDS = "10";

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseUnavailableAdvice.class);

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    void unavailable(Exception failure, HttpServletResponse response) throws Exception {
        if (!causes(failure)) {
            throw failure;
        }
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        LOG.error(
                "The database can't be reached or can't write: {}: {}",
                cause.getClass().getSimpleName(),
                cause.getMessage());
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    @ExceptionHandler
    void conflict(OptimisticLockingFailureException conflict, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_CONFLICT);
    }

    /** Logs the violated constraint and not the message, which on H2 holds the values: what a visitor wrote, or a key. */
    @ExceptionHandler
    void constraintViolated(DataIntegrityViolationException violation, HttpServletResponse response)
            throws IOException {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(violation);
        LOG.error(
                "The database refuses what breaks a rule of its own: {} ({})",
                violation.getCause() instanceof ConstraintViolationException constraint
                        ? constraint.getConstraintName()
                        : "unnamed",
                cause instanceof SQLException sql
                        ? sql.getSQLState()
                        : cause.getClass().getSimpleName());
        response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }

    /** Whether an error comes from the database being unavailable, and not from how it is used. */
    public static boolean causes(@Nullable Object error) {
        return error instanceof DataAccessResourceFailureException
                || (error instanceof TransientDataAccessException
                        && !(error instanceof OptimisticLockingFailureException))
                || error instanceof RecoverableDataAccessException
                || error instanceof UncategorizedDataAccessException
                || error instanceof CannotCreateTransactionException
                || error instanceof TransactionSystemException
                || (error instanceof Throwable failure && causes(failure.getCause()));
    }
}
