package com.cxcheck;

import com.cxcheck.account.FastPasswordHashing;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/**
 * The whole application without a network, on a database in memory that the tests of one application context share. Every
 * page that it renders is checked for expressions that were left unresolved.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest
@Tag("application")
@AutoConfigureMockMvc
@Import({ResolvedPages.class, ChosenPassword.class, FastPasswordHashing.class})
public @interface AppTest {}
