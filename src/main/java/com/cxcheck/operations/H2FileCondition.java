package com.cxcheck.operations;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches if the database is a file of H2, and neither in memory nor PostgreSQL. */
class H2FileCondition implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        // leaves placeholders in it that can't be resolved, such as ${DB_URL}
        String url = Binder.get(context.getEnvironment())
                .bind("spring.datasource.url", String.class)
                .orElse("");
        return !FailStopFilePath.url(url).equals(url);
    }
}
