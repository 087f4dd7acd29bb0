package com.cxcheck.security;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * Closes the connection after the response if the request's body wasn't read. Tomcat would read all of it first, so that a body that
 * is announced and never sent would block a thread. What arrives within {@link #DRAIN_TIME} is read and discarded before, since
 * closing a connection to a client that is still sending resets it, and the client may lose the response.
 */
class CloseUnreadRequestValve extends ValveBase {

    static final int MAX_DRAINED_BYTES = 4 * 1024 * 1024;
    static final Duration DRAIN_TIME = Duration.ofSeconds(1);
    static final int MAX_DRAINING_THREADS = 20;

    private final Semaphore draining = new Semaphore(MAX_DRAINING_THREADS);

    CloseUnreadRequestValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (!request.isAsync() && !request.getCoyoteRequest().isFinished()) {
            response.finishResponse();
            int status = response.getStatus();
            drain(request.getCoyoteRequest());
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            // which the action has set to 500, as an access log would show
            response.getCoyoteResponse().setStatus(status);
        }
    }

    private void drain(org.apache.coyote.Request request) {
        if (!draining.tryAcquire()) {
            return;
        }
        try {
            Discarded discarded = new Discarded();
            long begun = System.nanoTime();
            int total = 0;
            int bytes = 0;
            while (bytes >= 0 && total < MAX_DRAINED_BYTES && System.nanoTime() - begun < DRAIN_TIME.toNanos()) {
                bytes = request.doRead(discarded);
                total += bytes;
            }
        } catch (IOException timeoutOrClosed) {
            // nothing more comes in time
        } finally {
            draining.release();
        }
    }

    private static class Discarded implements ApplicationBufferHandler {

        private @Nullable ByteBuffer buffer;

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public @Nullable ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // the buffer is Tomcat's own
        }
    }
}
