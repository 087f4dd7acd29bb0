package com.cxcheck.web;

import com.cxcheck.questionnaire.Translations;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The texts of pages and mails: those in the jar, and those of further languages in a folder. */
@Configuration(proxyBeanMethods = false)
class MessagesConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(MessagesConfiguration.class);

    private static final String BASENAME = "messages";

    /** @throws InvalidConfigurationPropertyValueException if a language has no messages, or one that can't be shown */
    @Bean
    MessageSource messageSource(Translations translations) throws MalformedURLException {
        // an address that ends with a slash is that of a folder
        URI folder = URI.create(translations.folder().toUri() + "/");
        ClassLoader loader =
                new URLClassLoader(new URL[] {folder.toURL()}, MessagesConfiguration.class.getClassLoader());
        MessageFile english = MessageFile.read(loader, BASENAME + ".properties");
        for (Locale language : translations.languages()) {
            String file = BASENAME + "_" + Translations.suffix(language) + ".properties";
            if (loader.getResource(file) != null) {
                check(MessageFile.read(loader, file), english);
            } else if (!language.equals(Locale.ENGLISH)) {
                throw new InvalidConfigurationPropertyValueException(
                        "cxcheck.languages",
                        language,
                        "There are no texts in this language; they would be in "
                                + translations
                                        .folder()
                                        .resolve(file)
                                        .toAbsolutePath()
                                        .normalize() + ".");
            }
        }
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
        source.setBasename(BASENAME);
        source.setBundleClassLoader(loader);
        source.setDefaultEncoding(StandardCharsets.UTF_8.name());
        // English is for all who ask for no language that there is, whatever the machine's own is
        source.setFallbackToSystemLocale(false);
        return source;
    }

    private static void check(MessageFile translation, MessageFile english) {
        translation.firstMistake(english).ifPresent(mistake -> {
            throw new InvalidConfigurationPropertyValueException("cxcheck.languages", translation.name(), mistake);
        });
        List<String> missing = List.copyOf(new TreeSet<>(english.missingIn(translation)));
        if (!missing.isEmpty()) {
            LOG.warn(
                    "{} has no text for {} keys, such as {}; English is shown in their place.",
                    translation.name(),
                    missing.size(),
                    missing.get(0));
        }
    }
}
