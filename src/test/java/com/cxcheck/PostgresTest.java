package com.cxcheck;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** Runs the tests of a class on PostgreSQL: a real server, started once from a Maven artifact. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ActiveProfiles("postgres")
@ContextConfiguration(initializers = PostgresTest.Server.class)
public @interface PostgresTest {

    /** Gives each application context a database of its own. */
    class Server implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        private static final EmbeddedPostgres POSTGRES = start();
        private static final AtomicInteger DATABASES = new AtomicInteger();

        private static EmbeddedPostgres start() {
            try {
                return Postgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            String database = "test" + DATABASES.incrementAndGet();
            JdbcClient.create(POSTGRES.getPostgresDatabase())
                    .sql("create database " + database)
                    .update();
            Map<String, Object> settings = Map.of(
                    "spring.datasource.url", POSTGRES.getJdbcUrl("postgres", database),
                    "spring.datasource.username", "postgres",
                    "spring.datasource.password", "postgres");
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("postgres", settings));
        }
    }
}
