package com.cxcheck.configuration;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/** Explains a start that fails on an invalid setting in one sentence; runs before Spring Boot's analyzers. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class SettingFailureAnalyzer implements FailureAnalyzer {

    /** A sentence about a setting of ours begins with its key. */
    private static final Pattern KEY = Pattern.compile("cxcheck(\\.[a-z][a-z-]*)+");

    private final Environment environment;

    SettingFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidConfigurationPropertyValueException invalid) {
                return told(invalid.getName(), sentence(invalid), invalid);
            } else if (cause instanceof BindException unbound && unbound.getProperty() != null) {
                return told(unbound.getProperty(), unbound);
            } else if (cause instanceof IllegalArgumentException) {
                String sentence = String.valueOf(cause.getMessage());
                Matcher key = KEY.matcher(sentence);
                if (key.lookingAt()) {
                    return told(key.group(), sentence, cause);
                }
            }
        }
        return null;
    }

    private static String sentence(InvalidConfigurationPropertyValueException invalid) {
        String reason = String.valueOf(invalid.getReason());
        return reason.contains(invalid.getName())
                ? reason
                : invalid.getName() + " is \"" + invalid.getValue() + "\": " + reason;
    }

    private FailureAnalysis told(ConfigurationProperty property, BindException cause) {
        String key = property.getName().toString();
        String value = key.contains("password") ? "" : " is \"" + property.getValue() + "\";";
        return new FailureAnalysis(
                key + value + " it has to be "
                        + kind(Objects.requireNonNull(
                                cause.getTarget().getType().resolve(Object.class))) + ".",
                SettingOrigins.correct(property.getOrigin()),
                cause);
    }

    private FailureAnalysis told(String key, String sentence, Throwable cause) {
        return new FailureAnalysis(
                sentence.endsWith(".") ? sentence : sentence + ".",
                SettingOrigins.correct(environment, key).orElse(null),
                cause);
    }

    private static String kind(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return "a whole number of at most nine digits";
        } else if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        } else if (type == Duration.class) {
            return "a duration such as 30m or 14d";
        } else if (type == DataSize.class) {
            return "a size such as 8KB";
        } else if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> String.valueOf(constant)
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '-'))
                            .collect(Collectors.joining(", "));
        } else if (type == Path.class || type == File.class) {
            return "a path";
        } else {
            return "a value of the kind " + type.getSimpleName();
        }
    }
}
