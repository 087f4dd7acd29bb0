package com.cxcheck.input;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.web.servlet.DispatcherServlet;

/** A path at which files are taken: Tomcat doesn't parse multipart bodies that are sent to any other servlet. */
public final class UploadServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    /** In bytes. Larger files are on disk until the request ends. */
    private static final int MAX_IN_MEMORY = 512 * 1024;

    private final transient DispatcherServlet pages;

    private UploadServlet(DispatcherServlet pages) {
        this.pages = pages;
    }

    /**
     * Registers the servlet.
     *
     * @param maxBytes of the whole form
     */
    public static ServletRegistrationBean<Servlet> at(String path, DispatcherServlet pages, int maxBytes) {
        ServletRegistrationBean<Servlet> registration = new ServletRegistrationBean<>(new UploadServlet(pages), path);
        registration.setName(path.substring(1).replace('/', '-'));
        registration.setMultipartConfig(new MultipartConfigElement("", maxBytes, maxBytes, MAX_IN_MEMORY));
        return registration;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        pages.service(request, response);
    }
}
