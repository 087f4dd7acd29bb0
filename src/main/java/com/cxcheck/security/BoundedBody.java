package com.cxcheck.security;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.coyote.BadRequestException;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The body of one request, which is read within the {@link BodyLimit} and the {@link WriteLimit} or given up. Tomcat's own
 * read, around which this is, gives up after the connector's upload timeout: after that, and after each piece, this looks
 * whether to go on.
 */
class BoundedBody implements InputBuffer, AutoCloseable {

    private final InputBuffer body;
    private final String sender;
    private final BodyLimit limit;
    private final WriteLimit writeLimit;
    private final long begun = System.nanoTime();
    private boolean slow;
    private @Nullable Refusal refusal;

    BoundedBody(InputBuffer body, String sender, BodyLimit limit, WriteLimit writeLimit) {
        this.body = body;
        this.sender = sender;
        this.limit = limit;
        this.writeLimit = writeLimit;
    }

    /**
     * Why a body was given up, as an answer to its sender.
     *
     * @param retryAfter in how many seconds to try again
     */
    record Refusal(HttpStatus status, long retryAfter) {}

    Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** @throws BadRequestException if the body is given up */
    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        long silentSince = System.nanoTime();
        while (true) {
            checkTime(silentSince);
            try {
                int bytes = readOnce(handler);
                OptionalLong wait = bytes > 0 ? writeLimit.take(sender, bytes) : OptionalLong.empty();
                if (wait.isPresent()) {
                    throw refuse(HttpStatus.TOO_MANY_REQUESTS, wait.getAsLong());
                }
                return bytes;
            } catch (SocketTimeoutException nothingYet) {
                // and on to the next look at the time
            }
        }
    }

    private int readOnce(ApplicationBufferHandler handler) throws IOException {
        if (!limit.waiting().tryAcquire()) {
            throw refuse(HttpStatus.SERVICE_UNAVAILABLE, 1);
        }
        try {
            return body.doRead(handler);
        } finally {
            limit.waiting().release();
        }
    }

    private void checkTime(long silentSince) throws BadRequestException {
        if (refusal != null) {
            throw new BadRequestException("given up");
        } else if (isOver(begun, limit.deadline()) || isOver(silentSince, limit.silence())) {
            throw refuse(HttpStatus.REQUEST_TIMEOUT, 1);
        } else if (!slow && isOver(begun, limit.prompt())) {
            beginSlow();
        }
    }

    private void beginSlow() throws BadRequestException {
        if (!limit.beginSlow(sender)) {
            throw refuse(HttpStatus.TOO_MANY_REQUESTS, 1);
        } else if (!limit.slow().tryAcquire()) {
            limit.endSlow(sender);
            throw refuse(HttpStatus.SERVICE_UNAVAILABLE, 1);
        }
        slow = true;
    }

    private static boolean isOver(long since, Duration time) {
        return System.nanoTime() - since >= time.toNanos();
    }

    private BadRequestException refuse(HttpStatus status, long retryAfter) {
        refusal = new Refusal(status, retryAfter);
        return new BadRequestException("given up");
    }

    @Override
    public int available() {
        return body.available();
    }

    @Override
    public void close() {
        if (slow) {
            limit.slow().release();
            limit.endSlow(sender);
        }
    }
}
