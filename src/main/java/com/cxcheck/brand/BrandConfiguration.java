package com.cxcheck.brand;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.thymeleaf.context.ILazyContextVariable;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

@Configuration(proxyBeanMethods = false)
class BrandConfiguration {

    /** Adds the brand to all templates, error pages included, as a variable that is read only if it is used. */
    @Autowired
    void addToTemplates(ThymeleafViewResolver views, Brands brands) {
        views.addStaticVariable(
                "brand", (ILazyContextVariable<Brand>) () -> brands.in(LocaleContextHolder.getLocale()));
    }
}
