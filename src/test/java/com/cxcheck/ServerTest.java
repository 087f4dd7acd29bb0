package com.cxcheck;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.annotation.AliasFor;

/** A test of the application as it is reached over HTTP. Those with the same properties share one, and leave it as they found it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Tag("application")
public @interface ServerTest {

    /** Settings; without any, a consultant has a password, and nobody writes too much. */
    @AliasFor(annotation = SpringBootTest.class)
    String[] properties() default {
        "cxcheck.admin.username=ada", "cxcheck.admin.password=correct horse", "cxcheck.limit.writes=1000000"
    };
}
