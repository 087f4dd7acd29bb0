package com.cxcheck.questionnaire;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.util.ResourceUtils;
import org.springframework.util.StringUtils;

/** Loads the content at start-up; a mistake in it stops the start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ContentConfiguration.Settings.class)
class ContentConfiguration {

    private static final String GUIDE = "classpath:content/guide.yaml";

    /**
     * @param questionnaire a path, or a Spring resource location such as classpath:content/assessment.yaml; a file beside it
     *     such as assessment_de.yaml is its translation
     * @param languages those to offer; the first is the default
     * @param languagesFolder where files of further languages may be: messages_fr.properties, and translations such as
     *     assessment_fr.yaml and guide_fr.yaml, which are looked for beside the originals first
     */
    @ConfigurationProperties("cxcheck")
    record Settings(
            @DefaultValue("classpath:content/assessment.yaml")
            String questionnaire,

            @DefaultValue({"en", "de"}) List<Locale> languages,

            @DefaultValue("./languages") Path languagesFolder) {

        Settings {
            languages = List.copyOf(languages);
            if (languages.isEmpty()) {
                throw new IllegalArgumentException("cxcheck.languages is empty; name a language, such as en");
            }
            if (Set.copyOf(languages).size() < languages.size()) {
                throw new IllegalArgumentException("cxcheck.languages names a language twice; name each once");
            }
        }

        /** The file of a translation, which need not exist. */
        private String translated(String location, Locale language) {
            String extension = StringUtils.getFilenameExtension(location);
            String beside = StringUtils.stripFilenameExtension(location) + "_" + Translations.suffix(language)
                    + (extension == null ? "" : "." + extension);
            return resource(beside).exists() ? beside : languagesFolder + "/" + StringUtils.getFilename(beside);
        }
    }

    /** What {@code cxcheck.questionnaire} names; the one in use may be a later version. */
    @Bean(name = Questionnaire.OF_FILE, defaultCandidate = false)
    Questionnaire questionnaire(Settings settings) {
        return questionnaireFile(settings).read(Questionnaire.class);
    }

    private static ContentFile questionnaireFile(Settings settings) {
        String location = settings.questionnaire();
        return file(
                location,
                why -> new InvalidConfigurationPropertyValueException(
                        "cxcheck.questionnaire", location, location + ": cxcheck.questionnaire names " + why));
    }

    /** The guide is that of the questionnaire's file, or else the program's. */
    @Bean
    Translations translations(Settings settings, @Qualifier(Questionnaire.OF_FILE) Questionnaire questionnaire) {
        Guide builtIn = file(GUIDE, why -> new InvalidContentException(GUIDE + ": the guide is " + why))
                .read(Guide.class);
        Optional<Guide> ofFile = questionnaireFile(settings).readGuide();
        Content original = new Content(questionnaire, ofFile.orElse(builtIn));
        Map<Locale, Questionnaire> questionnaires = new HashMap<>();
        Map<Locale, Guide> guides = new HashMap<>(Map.of(Locale.ROOT, original.guide()));
        for (Locale language : settings.languages()) {
            if (original.guide().equals(builtIn)) {
                translation(settings, GUIDE, builtIn, language, file -> file.read(Guide.class), Guide::outline)
                        .ifPresent(guide -> guides.put(language, guide));
            }
            Guide otherwise = guides.getOrDefault(language, original.guide());
            translation(
                            settings,
                            settings.questionnaire(),
                            original,
                            language,
                            file -> new Content(
                                    file.read(Questionnaire.class),
                                    file.readGuide().orElse(otherwise)),
                            Content::outline)
                    .ifPresent(translation -> {
                        questionnaires.put(language, translation.questionnaire());
                        if (!translation.guide().equals(original.guide())) {
                            guides.put(language, translation.guide());
                        }
                    });
        }
        return new Translations(
                settings.languages(),
                settings.languagesFolder(),
                questionnaire,
                questionnaires,
                guides,
                ofFile.isPresent());
    }

    private static <T> Optional<T> translation(
            Settings settings,
            String location,
            T content,
            Locale language,
            Function<ContentFile, T> read,
            Function<T, List<String>> outline) {
        String translated = settings.translated(location, language);
        if (!resource(translated).exists()) {
            return Optional.empty();
        }
        T translation = read.apply(file(
                translated,
                why -> new InvalidContentException(translated + ": the translation into " + language + " is " + why)));
        Translations.requireSameOutline(location, outline.apply(content), translated, outline.apply(translation));
        return Optional.of(translation);
    }

    private static Resource resource(String location) {
        return ResourceUtils.isUrl(location)
                ? new DefaultResourceLoader().getResource(location)
                : new FileSystemResource(location);
    }

    private static ContentFile file(String location, Function<String, RuntimeException> unreadable) {
        Resource resource = resource(location);
        try (InputStream stream = resource.getInputStream()) {
            return ContentFile.of(location, stream);
        } catch (IOException e) {
            throw unreadable.apply("this file, but it can't be read; " + why(location, resource) + ".");
        }
    }

    private static String why(String location, Resource resource) {
        try {
            File file = resource.getFile().getAbsoluteFile();
            if (file.isDirectory()) {
                return file + " is a folder";
            } else if (file.exists()) {
                return "let the user " + System.getProperty("user.name") + " read " + file;
            } else {
                return "there is no " + file;
            }
        } catch (IOException notInTheFileSystem) {
            return location.startsWith("classpath:") ? "the program has none" : "give the path of a file";
        }
    }
}
