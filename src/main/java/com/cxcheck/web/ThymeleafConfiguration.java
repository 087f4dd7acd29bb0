package com.cxcheck.web;

import jakarta.servlet.ServletContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.view.ContentNegotiatingViewResolver;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafView;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

@Configuration(proxyBeanMethods = false)
class ThymeleafConfiguration {

    @Autowired
    void link(SpringTemplateEngine templates, ResourceUrlProvider assets, ServletContext application) {
        templates.addLinkBuilder(new ContentHashLinkBuilder(assets, application));
    }

    /** Every page is HTML, and nothing is to be negotiated. */
    @Autowired
    void sendHtml(ContentNegotiatingViewResolver negotiation) {
        negotiation.setOrder(Ordered.LOWEST_PRECEDENCE);
    }

    /** The names of pages are few; where redirects lead is not. */
    @Autowired
    void keepNoRedirects(ThymeleafViewResolver views) {
        views.setCacheFilter((view, name, language) -> view instanceof ThymeleafView);
    }

    /** Redirects say 303 See Other: what follows a form is read with GET, and Reload doesn't send the form again. */
    @Autowired
    void redirectWithSeeOther(ThymeleafViewResolver views) {
        views.setRedirectHttp10Compatible(false);
    }
}
