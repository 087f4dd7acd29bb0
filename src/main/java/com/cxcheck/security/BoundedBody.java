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
 * Wraps the input buffer of a request, and aborts reads that exceed {@link BodyLimit} or {@link WriteLimit}. Tomcat's own reads
 * return after the connector's upload timeout at the latest; after each this checks the limits.
 */
class BoundedBody implements InputBuffer, AutoCloseable {

    private final InputBuffer body;
    private final String client;
    private final BodyLimit limit;
    private final WriteLimit writeLimit;
    private final long begun = System.nanoTime();
    private boolean slow;
    private @Nullable Refusal refusal;

    BoundedBody(InputBuffer body, String client, BodyLimit limit, WriteLimit writeLimit) {
        this.body = body;
        this.client = client;
        this.limit = limit;
        this.writeLimit = writeLimit;
    }

    /**
     * Why reading was aborted.
     *
     * @param retryAfter seconds
     */
    record Refusal(HttpStatus status, long retryAfter) {}

    Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** @throws BadRequestException if reading is aborted */
    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        long silentSince = System.nanoTime();
        while (true) {
            checkTime(silentSince);
            try {
                int bytes = readOnce(handler);
                OptionalLong wait = bytes > 0 ? writeLimit.take(client, bytes) : OptionalLong.empty();
                if (wait.isPresent()) {
                    throw refuse(HttpStatus.TOO_MANY_REQUESTS, wait.getAsLong());
                }
                return bytes;
            } catch (SocketTimeoutException nothingYet) {
                // check the time and go on
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
            throw new BadRequestException("aborted");
        } else if (hasPassed(begun, limit.deadline()) || hasPassed(silentSince, limit.silence())) {
            throw refuse(HttpStatus.REQUEST_TIMEOUT, 1);
        } else if (!slow && hasPassed(begun, limit.prompt())) {
            beginSlow();
        }
    }

    private void beginSlow() throws BadRequestException {
        if (!limit.beginSlow(client)) {
            throw refuse(HttpStatus.TOO_MANY_REQUESTS, 1);
        } else if (!limit.slow().tryAcquire()) {
            limit.endSlow(client);
            throw refuse(HttpStatus.SERVICE_UNAVAILABLE, 1);
        }
        slow = true;
    }

    private static boolean hasPassed(long since, Duration time) {
        return System.nanoTime() - since >= time.toNanos();
    }

    private BadRequestException refuse(HttpStatus status, long retryAfter) {
        refusal = new Refusal(status, retryAfter);
        return new BadRequestException("aborted");
    }

    @Override
    public int available() {
        return body.available();
    }

    @Override
    public void close() {
        if (slow) {
            limit.slow().release();
            limit.endSlow(client);
        }
    }
}
