package com.cxcheck.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpStatus;

/** Counts the answers 429 Too Many Requests, whatever limit they are for, as {@code cxcheck.too.many.requests}. */
class RefusalCount extends ValveBase {

    private final Counter refusals;

    RefusalCount(MeterRegistry meters) {
        super(true);
        refusals = Counter.builder("cxcheck.too.many.requests")
                .description("Answers 429 Too Many Requests")
                .register(meters);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (response.getStatus() == HttpStatus.TOO_MANY_REQUESTS.value()) {
            refusals.increment();
        }
    }
}
