package com.cxcheck.configuration;

import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.stereotype.Component;

/**
 * Checks, before any bean exists, what a {@link ConfigurationProperties} record can't: unknown keys under {@code
 * cxcheck}, and quotes or ~ in values.
 *
 * <p>Known keys are the components of the records with {@link ConfigurationProperties}. An environment variable that
 * begins like one of them but resembles none, such as those that Kubernetes makes for a service, is only logged.
 */
@Component
class SettingsCheck implements BeanFactoryPostProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsCheck.class);

    private static final String OURS = "cxcheck";

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Set<String> keys = keys(beans);
        ConfigurableEnvironment environment = beans.getBean(ConfigurableEnvironment.class);
        new StandardSettings(environment).check();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource given) {
                boolean variables = given.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
                given.stream()
                        .filter(name -> isOurs(name, variables))
                        .map(given::getConfigurationProperty)
                        .filter(Objects::nonNull)
                        .forEach(property -> check(property, keys, variables));
            }
        }
    }

    /** The keys of all records, read without creating a bean. */
    private static Set<String> keys(ConfigurableListableBeanFactory beans) {
        Set<String> keys = new TreeSet<>();
        for (String bean : beans.getBeanDefinitionNames()) {
            ConfigurationProperties settings = beans.findAnnotationOnBean(bean, ConfigurationProperties.class, false);
            Class<?> type = beans.getType(bean, false);
            if (settings != null
                    && type != null
                    && type.isRecord()
                    && (settings.prefix() + ".").startsWith(OURS + ".")) {
                for (RecordComponent component : type.getRecordComponents()) {
                    keys.add(settings.prefix() + "." + DataObjectPropertyName.toDashedForm(component.getName()));
                }
            }
        }
        return keys;
    }

    private static boolean isOurs(ConfigurationPropertyName name, boolean variable) {
        String first = name.getElement(0, Form.UNIFORM);
        return variable ? first.equals(OURS) && name.getNumberOfElements() > 1 : first.startsWith(OURS);
    }

    private void check(ConfigurationProperty property, Set<String> keys, boolean variable) {
        String name = property.getName().toString().replaceFirst("\\[.*", "");
        String value = String.valueOf(property.getValue());
        if (keys.stream().noneMatch(key -> spellings(key, variable).contains(spelling(name, variable)))) {
            checkUnknown(property, name, value, keys, variable);
        } else if (EnvironmentCheck.isQuoted(value)) {
            throw wrong(
                    property,
                    name + " begins and ends with quotation marks, which are taken for a part of it; leave them out.");
        } else if (value.matches("~([/\\\\].*)?") && !name.endsWith("password")) {
            throw wrong(
                    property,
                    name + " is " + value + ", where ~ is the name of a folder; write the whole path, such as "
                            + System.getProperty("user.home") + value.substring(1) + ".");
        }
    }

    /**
     * The accepted spellings of a key: environment variables have no dots or hyphens, other sources may omit hyphens.
     */
    private static List<String> spellings(String key, boolean variable) {
        return variable ? List.of(key.replace("-", ""), key.replace('-', '.')) : List.of(spelling(key, false));
    }

    private static String spelling(String name, boolean variable) {
        String lower = name.toLowerCase(Locale.ROOT);
        return variable ? lower.replace('-', '.') : lower.replaceAll("[-_]", "");
    }

    private void checkUnknown(
            ConfigurationProperty property, String name, String value, Set<String> keys, boolean variable) {
        boolean emptyGroup = value.isEmpty() && keys.stream().anyMatch(key -> key.startsWith(name + "."));
        String nearest = keys.stream()
                .min(Comparator.comparingInt(key -> distance(key, name)))
                .orElseThrow();
        if (emptyGroup) {
            return;
        } else if (variable && !resembles(name, nearest, keys)) {
            LOG.warn("Not a setting, though it begins like one: {}", SettingOrigins.where(property.getOrigin()));
        } else {
            throw wrong(property, name + " is not a setting; the nearest one is " + nearest + ".");
        }
    }

    /**
     * Whether a variable is probably a misspelt setting: its group or its last part is known, or at least half of its
     * letters.
     */
    private static boolean resembles(String name, String nearest, Set<String> keys) {
        String own = name.substring(OURS.length());
        String group = OURS + own.substring(0, own.indexOf('.', 1) + 1);
        return keys.stream()
                        .anyMatch(key -> key.endsWith(own)
                                || key.startsWith(name + ".")
                                || (!group.equals(OURS) && key.startsWith(group)))
                || 2 * distance(name, nearest) <= own.length();
    }

    /** The Levenshtein distance. */
    private static int distance(String one, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }

    private static InvalidSettingException wrong(ConfigurationProperty property, String sentence) {
        return new InvalidSettingException(sentence, SettingOrigins.correct(property.getOrigin()));
    }
}
