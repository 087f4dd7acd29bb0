package com.cxcheck.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpStatus;

/** Counts responses with status 429 as {@code cxcheck.too.many.requests}, and 403 as {@code cxcheck.forbidden}. */
class RefusalMetricsValve extends ValveBase {

    private final Counter throttled;
    private final Counter forbidden;

    RefusalMetricsValve(MeterRegistry meters) {
        super(true);
        throttled = throttled(meters);
        forbidden = forbidden(meters);
    }

    static Counter throttled(MeterRegistry meters) {
        return Counter.builder("cxcheck.too.many.requests")
                .description("Answers 429 Too Many Requests")
                .register(meters);
    }

    static Counter forbidden(MeterRegistry meters) {
        return Counter.builder("cxcheck.forbidden")
                .description("Answers 403 Forbidden")
                .register(meters);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        int status = response.getStatus();
        if (status == HttpStatus.TOO_MANY_REQUESTS.value()) {
            throttled.increment();
        } else if (status == HttpStatus.FORBIDDEN.value()) {
            forbidden.increment();
        }
    }
}
