package com.cxcheck;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** The whole application on a port of its own, in one application context for all tests that go through its pages. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServerTest(
        properties = {
            "cxcheck.admin.username=ada",
            "cxcheck.admin.password=correct horse",
            // nobody is there, but the result offers a copy
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=1"
        })
@Import(StyleGuideController.class)
@interface PagesTest {}
