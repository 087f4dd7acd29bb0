package com.cxcheck.brand;

import com.cxcheck.input.UploadServlet;
import jakarta.servlet.Servlet;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.servlet.DispatcherServlet;
import org.thymeleaf.context.ILazyContextVariable;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

@Configuration(proxyBeanMethods = false)
class BrandConfiguration {

    /**
     * In bytes, for the whole form: two images and all texts. A photo as telephones take it fits, so that it is refused at its field and
     * not before the form is read.
     */
    private static final int MAX_UPLOAD = 10 * 1024 * 1024;

    /**
     * Adds the brand and the time zone to all templates, those of error pages and exception handlers included, as variables that are
     * read only if they are used.
     */
    @Autowired
    void addToTemplates(ThymeleafViewResolver views, Brands brands, Clock clock) {
        views.addStaticVariable(
                "brand", (ILazyContextVariable<Brand>) () -> brands.in(LocaleContextHolder.getLocale()));
        views.addStaticVariable("zone", (ILazyContextVariable<ZoneId>) clock::getZone);
    }

    @Bean
    ServletRegistrationBean<Servlet> settingsServlet(DispatcherServlet pages) {
        return UploadServlet.at(SettingsController.PATH, pages, MAX_UPLOAD);
    }
}
