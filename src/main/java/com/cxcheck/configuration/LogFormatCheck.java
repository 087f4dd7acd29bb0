package com.cxcheck.configuration;

import java.util.Locale;
import java.util.Set;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;

/** Checks the format of the log before logging begins, which would fail with a stack trace. */
@Order(Ordered.LOWEST_PRECEDENCE)
class LogFormatCheck implements EnvironmentPostProcessor {

    private static final String FORMAT = "logging.structured.format.console";

    private static final Set<String> FORMATS = Set.of("", "ecs", "gelf", "logstash");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String format = environment.getProperty(FORMAT, "");
        boolean className = format.contains(".");
        if (!className && !FORMATS.contains(format.toLowerCase(Locale.ROOT))) {
            throw new InvalidSettingException(
                    FORMAT + " is \"" + format + "\"; it has to be one of ecs, gelf, logstash.",
                    SettingOrigins.correct(environment, FORMAT).orElse("Correct " + FORMAT + "."));
        }
    }
}
