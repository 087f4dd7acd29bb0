package com.cxcheck;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.thymeleaf.spring6.SpringTemplateEngine;

@Configuration(proxyBeanMethods = false)
class TemplateConfiguration {

    @Autowired
    void linkToAssets(SpringTemplateEngine templates, ResourceUrlProvider assets) {
        templates.addLinkBuilder(new AssetLinks(assets));
    }
}
