package com.cxcheck.configuration;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * Checks settings of Spring Boot that it accepts although they are wrong, or reports as a stack trace: profiles,
 * database, ports, proxies.
 */
record StandardSettings(ConfigurableEnvironment environment) {

    private static final String DATABASE = "spring.datasource.url";

    private static final String PROXIES = "server.tomcat.remoteip.internal-proxies";

    /** Tomcat takes it for a regular expression, which no address matches. */
    private static final Pattern HOST_NAME = Pattern.compile("[\\w.-]*[g-zG-Z_-][\\w.-]*");

    void check() {
        for (String profile : environment.getActiveProfiles()) {
            if (environment.getPropertySources().stream().noneMatch(source -> belongsTo(profile, source))) {
                throw wrong(
                        "spring.profiles.active",
                        "spring.profiles.active names " + profile + ", but there is no application-" + profile
                                + ".yaml; the program's own profile is postgres.");
            }
        }
        checkDatabase();
        checkPort("server.port", 0);
        checkPort("management.server.port", -1);
        checkProxies();
    }

    /** Whether a source of settings is for the profile: a file named after it, or a document that names it. */
    private static boolean belongsTo(String profile, PropertySource<?> source) {
        return source.getName().contains("-" + profile + ".")
                || String.valueOf(source.getProperty("spring.config.activate.on-profile"))
                        .contains(profile);
    }

    private void checkDatabase() {
        for (String setting : List.of("url", "username", "password")) {
            String variable = "DB_" + setting.toUpperCase(Locale.ROOT);
            if (value("spring.datasource." + setting).contains("${" + variable + "}")) {
                throw new InvalidSettingException(
                        variable + " is not set, but the profile postgres takes the database's " + setting
                                + " from it.",
                        "Set DB_URL, such as jdbc:postgresql://localhost:5432/cxcheck, DB_USERNAME and DB_PASSWORD.");
            }
        }
        String url = value(DATABASE);
        if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
            throw wrong(
                    DATABASE,
                    DATABASE + " has to begin with jdbc:h2: or jdbc:postgresql: for one of the two databases.");
        }
    }

    /** @param min 0, which takes any free port, or -1, which opens none */
    private void checkPort(String key, int min) {
        String port = value(key);
        if (port.matches("-?\\d{1,18}") && (Long.parseLong(port) < min || Long.parseLong(port) > 65_535)) {
            throw wrong(key, key + " is " + port + "; it has to be a whole number from 0 to 65535.");
        }
    }

    private void checkProxies() {
        String proxies = value(PROXIES);
        if (Stream.of(proxies.split(",")).map(String::strip).anyMatch(HOST_NAME.asMatchPredicate())
                || !isTaken(proxies)) {
            throw wrong(
                    PROXIES,
                    PROXIES + " is \"" + proxies
                            + "\"; it has to be addresses such as 10.0.0.0/8 or 192.0.2.7, with commas between them.");
        }
    }

    private static boolean isTaken(String proxies) {
        try {
            new RemoteIpValve().setInternalProxies(proxies);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private String value(String key) {
        return Binder.get(environment).bind(key, String.class).orElse("");
    }

    private InvalidSettingException wrong(String key, String sentence) {
        return new InvalidSettingException(
                sentence, SettingOrigins.correct(environment, key).orElse("Correct " + key + "."));
    }
}
