package com.cxcheck.security;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Hangs up, once the answer is sent, where no page has read the body of a request. Tomcat would wait for all of it, and whoever
 * announces a body that never comes would keep a thread waiting.
 */
class CloseUnreadRequestValve extends ValveBase {

    CloseUnreadRequestValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (!request.isAsync() && !request.getCoyoteRequest().isFinished()) {
            response.finishResponse();
            int status = response.getStatus();
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            // the action makes it a 500, which would be seen in an access log
            response.getCoyoteResponse().setStatus(status);
        }
    }
}
