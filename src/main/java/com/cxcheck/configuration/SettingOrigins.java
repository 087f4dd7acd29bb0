package com.cxcheck.configuration;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.Resource;

/** Finds where an operator has set a setting. */
public final class SettingOrigins {

    private SettingOrigins() {}

    /** Returns a sentence that says where to correct a setting; empty if it has its default. */
    public static Optional<String> correct(Environment environment, String key) {
        return origin(environment, key).map(SettingOrigins::correct);
    }

    /**
     * Returns a sentence that says where a setting is set, which may be right while what it names is not; empty if
     * nobody has given it.
     */
    public static Optional<String> whereToLook(Environment environment, String key) {
        return origin(environment, key).map(origin -> key + " is given in " + where(origin) + ".");
    }

    private static Optional<Origin> origin(Environment environment, String key) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(key);
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .map(source -> source.getConfigurationProperty(name))
                .filter(Objects::nonNull)
                .findFirst()
                .map(ConfigurationProperty::getOrigin);
    }

    static String correct(@Nullable Origin origin) {
        return "Correct " + where(origin) + ".";
    }

    private static String file(@Nullable Resource resource) {
        try {
            return resource == null ? "the settings" : resource.getFile().getPath();
        } catch (IOException notInTheFileSystem) {
            return resource.getDescription();
        }
    }

    static String where(@Nullable Origin origin) {
        if (origin instanceof SystemEnvironmentOrigin variable) {
            return "the environment variable " + variable.getProperty();
        } else if (origin instanceof TextResourceOrigin text && text.getLocation() != null) {
            return "line " + (text.getLocation().getLine() + 1) + " of " + file(text.getResource());
        } else if (origin instanceof PropertySourceOrigin property && property.getOrigin() != null) {
            return where(property.getOrigin());
        } else if (origin instanceof PropertySourceOrigin property) {
            return switch (property.getPropertySource().getName()) {
                case CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME ->
                    "--" + property.getPropertyName() + " on the command line";
                case StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME ->
                    "the system property " + property.getPropertyName();
                default -> String.valueOf(origin);
            };
        } else {
            return String.valueOf(origin);
        }
    }
}
