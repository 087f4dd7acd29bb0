package com.cxcheck.configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.StringUtils;

/** Checks environment variables, the names of profiles and the temporary folder before anything uses them. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class EnvironmentCheck implements EnvironmentPostProcessor {

    private static final String PROFILES = "spring.profiles.active";

    private static final Pattern SETTING = Pattern.compile("(CXCHECK|DB|LOGGING|MANAGEMENT|SERVER|SPRING)_.+");

    private static final Pattern PROFILE = Pattern.compile("[\\p{L}\\p{N}_.+@-]+");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getPropertySources().get(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)
                instanceof EnumerablePropertySource<?> variables) {
            for (String name : variables.getPropertyNames()) {
                if (SETTING.matcher(name).matches()) {
                    checkText(name, String.valueOf(variables.getProperty(name)));
                }
            }
        }
        checkProfiles(StringUtils.commaDelimitedListToSet(environment.getProperty(PROFILES, "")));
        checkTemporaryFolder(System.getProperty("java.io.tmpdir"));
    }

    private static void checkText(String name, String value) {
        if (isQuoted(value)) {
            throw new InvalidSettingException(
                    name
                            + " begins and ends with quotation marks, which are taken for a part of its value; leave them out.",
                    "Correct the environment variable " + name + ".");
        } else if (!value.equals(value.stripTrailing()) && value.endsWith("\r")) {
            throw new InvalidSettingException(
                    name + " ends with a carriage return, as files have that are written on Windows; take it off.",
                    "Correct the environment variable " + name + ".");
        }
    }

    /** Whether the value has quotation marks that were meant for a shell. */
    static boolean isQuoted(String value) {
        return value.strip().matches("(?s)\".*\"|'.*'");
    }

    private static void checkProfiles(Set<String> profiles) {
        for (String profile : profiles) {
            if (!profile.isBlank() && !PROFILE.matcher(profile.strip()).matches()) {
                throw new InvalidSettingException(
                        PROFILES + " is \"" + profile.strip() + "\", which can't be the name of a profile.",
                        "Set it to postgres for PostgreSQL, or leave it out for H2.");
            }
        }
    }

    private static void checkTemporaryFolder(String folder) {
        Path path = Path.of(folder);
        if (!Files.isDirectory(path) || !Files.isWritable(path)) {
            throw new InvalidSettingException(
                    "java.io.tmpdir is " + folder + ", which is no folder that the user "
                            + System.getProperty("user.name") + " can write to.",
                    "Make it one, or name another in front of -jar: java -Djava.io.tmpdir=/another/folder -jar …");
        }
    }
}
