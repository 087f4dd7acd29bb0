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
 * Says that nothing was saved and when to try again, while the database can't be reached or can't write. A PostgreSQL that
 * comes back needs nothing more; for H2 see {@link H2StoreReopener}.
 */
@ControllerAdvice
public class DatabaseUnavailableAdvice {

    /** How long to wait before trying again. */
    public static final String SECONDS = "10";

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseUnavailableAdvice.class);

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    void sayThatNothingWasSaved(Exception failure, HttpServletResponse response) throws Exception {
        if (!causes(failure)) {
            throw failure;
        }
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        LOG.error(
                "The database can't be reached or can't write: {}: {}",
                cause.getClass().getSimpleName(),
                cause.getMessage());
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    /** Two who change the same at the very same time: the second is told, and nothing of theirs is saved. */
    @ExceptionHandler
    void somebodyWasFaster(OptimisticLockingFailureException conflict, HttpServletResponse response)
            throws IOException {
        response.sendError(HttpServletResponse.SC_CONFLICT);
    }

    /**
     * Logs which rule of the database it is that something would have broken, and not what: the exception's own message holds
     * it on H2, and it is something that a visitor wrote, or the key to it.
     */
    @ExceptionHandler
    void keepWhatWasRefusedOutOfTheLog(DataIntegrityViolationException refusal, HttpServletResponse response)
            throws IOException {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(refusal);
        LOG.error(
                "The database refuses what breaks a rule of its own: {} ({})",
                refusal.getCause() instanceof ConstraintViolationException violation
                        ? violation.getConstraintName()
                        : "unnamed",
                cause instanceof SQLException sql
                        ? sql.getSQLState()
                        : cause.getClass().getSimpleName());
        response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }

    /** Whether it is the database that an error comes from, and not a mistake of ours in using it. */
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
