package com.cxcheck;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Says that nothing was saved and when to try again, while the database can't be reached or can't write. Nothing has to be
 * started again afterwards.
 */
@ControllerAdvice
class DatabaseAway {

    /** How long to wait before trying again. */
    static final String SECONDS = "10";

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        RecoverableDataAccessException.class,
        UncategorizedDataAccessException.class,
        CannotCreateTransactionException.class,
        TransactionSystemException.class
    })
    void sayThatNothingWasSaved(Exception failure, HttpServletResponse response) throws IOException {
        LOG.error("The database can't be reached or can't write: {}", rootMessage(failure));
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    /** Whether an error that no controller has seen comes from the database, for instance from looking for a session. */
    static boolean causes(@Nullable Object error) {
        return error instanceof DataAccessResourceFailureException
                || error instanceof CannotCreateTransactionException
                || (error instanceof Throwable failure && causes(failure.getCause()));
    }

    private static String rootMessage(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure.getClass().getSimpleName() + ": " + failure.getMessage() : rootMessage(cause);
    }
}
