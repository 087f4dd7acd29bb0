package com.cxcheck.web;

import jakarta.servlet.ServletContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.view.ContentNegotiatingViewResolver;
import org.thymeleaf.context.ILazyContextVariable;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafView;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

@Configuration(proxyBeanMethods = false)
class ThymeleafConfiguration {

    @Autowired
    void link(SpringTemplateEngine templates, ResourceUrlProvider assets, ServletContext application) {
        templates.addLinkBuilder(new ContentHashLinkBuilder(assets, application));
    }

    /** Skips content negotiation, since every page is HTML. */
    @Autowired
    void sendHtml(ContentNegotiatingViewResolver negotiation) {
        negotiation.setOrder(Ordered.LOWEST_PRECEDENCE);
    }

    /** Keeps redirects, whose targets are unbounded, out of the cache of views. */
    @Autowired
    void cacheNoRedirects(ThymeleafViewResolver views) {
        views.setCacheFilter((view, name, language) -> view instanceof ThymeleafView);
    }

    /** Adds the path of the requested page, below that of the application, to all templates, those of exception handlers included. */
    @Autowired
    void addCurrentPath(ThymeleafViewResolver views) {
        views.addStaticVariable("currentPath", (ILazyContextVariable<String>)
                () -> RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                        ? attributes
                                .getRequest()
                                .getRequestURI()
                                .substring(
                                        attributes.getRequest().getContextPath().length())
                        : "");
    }

    /** Redirects with 303 See Other in place of 302. */
    @Autowired
    void redirectWithSeeOther(ThymeleafViewResolver views) {
        views.setRedirectHttp10Compatible(false);
    }
}
