package com.cxcheck;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Set;
import org.thymeleaf.spring6.view.ThymeleafView;

/**
 * Leaves it to the server when a page goes out. Thymeleaf would ask for that as soon as the page is written, a moment before
 * the server does it anyway, and both would end a block of the compressed stream and write to the network.
 */
class WholePage extends ThymeleafView {

    @Override
    protected void renderFragment(
            Set<String> selectors, Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        super.renderFragment(selectors, model, request, new Unhurried(response));
    }

    private static class Unhurried extends HttpServletResponseWrapper {

        Unhurried(HttpServletResponse response) {
            super(response);
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            return new PrintWriter(super.getWriter()) {
                @Override
                public void flush() {}
            };
        }
    }
}
