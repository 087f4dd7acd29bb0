package com.cxcheck.edge;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Refuses what goes over the {@link WriteLimit}, before anything of its body is read. */
class WriteLimitValve extends ValveBase {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final WriteLimit limit;

    WriteLimitValve(WriteLimit limit) {
        super(true);
        this.limit = limit;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (READING.contains(request.getMethod())) {
            getNext().invoke(request, response);
            return;
        }
        String sender = Sender.at(request.getRemoteAddr());
        OptionalLong wait = limit.begin(sender);
        if (wait.isPresent()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.getAsLong()));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        try {
            getNext().invoke(request, response);
        } finally {
            limit.end(sender);
        }
    }
}
