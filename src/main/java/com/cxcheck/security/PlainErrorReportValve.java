package com.cxcheck.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** The error page for requests that are malformed or outside of the context path, in place of Tomcat's, which names its version. */
class PlainErrorReportValve extends ErrorReportValve {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            </head>
            <body>
            <main>
            <h1>%1$s</h1>
            <p>%2$s</p>
            <p><a href="%3$s/">Go to the start page</a></p>
            </main>
            </body>
            </html>
            """;

    private final String contextPath;

    PlainErrorReportValve(String contextPath) {
        this.contextPath = contextPath;
    }

    private String page(int status) {
        return status == HttpServletResponse.SC_NOT_FOUND
                ? PAGE.formatted("This page does not exist", "The address may be mistyped.", contextPath)
                : PAGE.formatted(
                        "This request can’t be understood",
                        "The address or the request is not formed as it should be. Nothing was changed.",
                        contextPath);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType("text/html");
            response.setCharacterEncoding("utf-8");
            SecurityHeadersFilter.ALL.forEach(header -> header.writeHeaders(request, response));
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(page(response.getStatus()));
                response.finishResponse();
            }
        } catch (IOException connectionClosed) {
            // nothing left to do
        }
    }
}
