package com.cxcheck.security;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Closes the connection after the response if the request's body wasn't read. Tomcat would read all of it first, so that a body that
 * is announced and never sent would block a thread.
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
            // which the action has set to 500, as an access log would show
            response.getCoyoteResponse().setStatus(status);
        }
    }
}
