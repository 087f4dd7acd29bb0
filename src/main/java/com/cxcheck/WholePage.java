package com.cxcheck;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.spring6.view.ThymeleafView;

/** A page that bothers the server only with what it needs from it. */
class WholePage extends ThymeleafView {

    @Override
    protected void renderFragment(
            Set<String> selectors, Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        super.renderFragment(selectors, model, new Variables(request), new Unhurried(response));
    }

    /**
     * Keeps the page's variables, which Thymeleaf has among the request's attributes, where looking one up doesn't go through
     * everything that filters have wrapped around the request. They end with the page.
     */
    private static class Variables extends HttpServletRequestWrapper {

        /** Null for those of the request's that were removed. */
        private final Map<String, @Nullable Object> variables = new HashMap<>();

        Variables(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable Object getAttribute(String name) {
            Object variable = variables.get(name);
            return variable != null || variables.containsKey(name) ? variable : super.getAttribute(name);
        }

        @Override
        public Enumeration<String> getAttributeNames() {
            Set<String> names = new HashSet<>(Collections.list(super.getAttributeNames()));
            variables.forEach((name, value) -> {
                if (value == null) {
                    names.remove(name);
                } else {
                    names.add(name);
                }
            });
            return Collections.enumeration(names);
        }

        @Override
        public void setAttribute(String name, @Nullable Object value) {
            variables.put(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            variables.put(name, null);
        }
    }

    /**
     * Leaves it to the server when a page goes out. Thymeleaf would ask for that as soon as the page is written, a moment before
     * the server does it anyway, and both would end a block of the compressed stream and write to the network.
     */
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
