package com.cxcheck.security;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.InputBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Refuses requests over the {@link WriteLimit} before their body is read, and aborts bodies over either limit. */
class WriteLimitValve extends ValveBase {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final WriteLimit limit;
    private final BodyLimit bodyLimit;

    WriteLimitValve(WriteLimit limit, BodyLimit bodyLimit) {
        super(true);
        this.limit = limit;
        this.bodyLimit = bodyLimit;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (SAFE_METHODS.contains(request.getMethod())) {
            getNext().invoke(request, response);
            return;
        }
        String client = ClientAddress.at(request.getRemoteAddr());
        OptionalLong wait = limit.begin(client, Math.max(0, request.getContentLengthLong()));
        if (wait.isPresent()) {
            refuse(response, HttpStatus.TOO_MANY_REQUESTS, wait.getAsLong());
            return;
        }
        InputBuffer unbounded = request.getCoyoteRequest().getInputBuffer();
        try (BoundedBody body = new BoundedBody(unbounded, client, bodyLimit, limit)) {
            request.getCoyoteRequest().setInputBuffer(body);
            getNext().invoke(request, response);
            if (body.refusal().isPresent() && !response.isCommitted()) {
                // so that the error page is for the refusal and not for the exception that ended the read
                request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
                refuse(
                        response,
                        body.refusal().get().status(),
                        body.refusal().get().retryAfter());
            }
        } finally {
            request.getCoyoteRequest().setInputBuffer(unbounded);
            limit.end(client);
        }
    }

    private static void refuse(Response response, HttpStatus status, long retryAfter) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter));
        response.sendError(status.value());
    }
}
