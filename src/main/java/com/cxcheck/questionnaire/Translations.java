package com.cxcheck.questionnaire;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of the questionnaire's versions and their guides in each language. A translation differs in texts only; submissions and
 * statistics refer to the original.
 */
public class Translations {

    private final Questionnaire ofFile;
    private final Map<Questionnaire, Texts> questionnaires = new ConcurrentHashMap<>();
    private final Texts textsOfFile;
    private final List<Locale> languages;
    private final Path folder;
    private final boolean guideOfFile;

    /**
     * The texts of a version.
     *
     * @param translations of the questionnaire
     * @param guides in those languages that have one, the original under {@link Locale#ROOT}; empty if they are those of the file
     */
    private record Texts(Map<Locale, Questionnaire> translations, Map<Locale, Guide> guides) {

        private static final Texts NONE = new Texts(Map.of(), Map.of());

        /** Those that are present go before those that are added. */
        private Texts and(Texts added) {
            return new Texts(merge(translations, added.translations), merge(guides, added.guides));
        }

        private static <T> Map<Locale, T> merge(Map<Locale, T> present, Map<Locale, T> added) {
            Map<Locale, T> all = new HashMap<>(added);
            all.putAll(present);
            return Map.copyOf(all);
        }
    }

    /**
     * @param languages those that are offered; the first is the default
     * @param folder where files of further languages may be
     * @param ofFile the questionnaire that the program was started with
     * @param translated its translations
     * @param guides in those languages that have one, the original under {@link Locale#ROOT}
     * @param guideOfFile whether they are in the questionnaire's file, and not the program's
     */
    Translations(
            List<Locale> languages,
            Path folder,
            Questionnaire ofFile,
            Map<Locale, Questionnaire> translated,
            Map<Locale, Guide> guides,
            boolean guideOfFile) {
        this.languages = List.copyOf(languages);
        this.folder = folder;
        this.ofFile = ofFile;
        this.guideOfFile = guideOfFile;
        this.textsOfFile = new Texts(Map.copyOf(translated), Map.copyOf(guides));
        this.questionnaires.put(ofFile, new Texts(textsOfFile.translations(), Map.of()));
    }

    /** The languages that are offered; the first is the default. */
    public List<Locale> languages() {
        return languages;
    }

    /** The end of the names of a language's files: its tag with underscores, such as sr_Latn, as resource bundles have it. */
    public static String suffix(Locale language) {
        return language.toLanguageTag().replace('-', '_');
    }

    /** Where files of further languages may be, such as messages_fr.properties; it need not exist. */
    public Path folder() {
        return folder;
    }

    /** Adds translations of a version in languages that have none. */
    public void add(Questionnaire questionnaire, Map<Locale, Questionnaire> translated) {
        add(questionnaire, translated, Map.of());
    }

    /** Adds translations and guides of a version in languages that have none; the original guide is under {@link Locale#ROOT}. */
    public void add(Questionnaire questionnaire, Map<Locale, Questionnaire> translated, Map<Locale, Guide> guides) {
        questionnaires.merge(questionnaire, new Texts(Map.copyOf(translated), Map.copyOf(guides)), Texts::and);
    }

    /** Returns the file's translations. */
    public Map<Locale, Questionnaire> ofFile() {
        return textsOfFile.translations();
    }

    /** Returns the file's guides, the original under {@link Locale#ROOT}. */
    public Map<Locale, Guide> guidesOfFile() {
        return textsOfFile.guides();
    }

    /** Whether the guide is in the questionnaire's file, and not the program's. */
    public boolean isGuideOfFile() {
        return guideOfFile;
    }

    /** Returns a version's translations. */
    public Map<Locale, Questionnaire> of(Questionnaire questionnaire) {
        return questionnaires.getOrDefault(questionnaire, Texts.NONE).translations();
    }

    /** Returns the translation of a version, or that version itself if there is none. */
    public Questionnaire of(Questionnaire questionnaire, Locale language) {
        return of(questionnaire).getOrDefault(language, questionnaire);
    }

    /** Returns a version's guides, the original under {@link Locale#ROOT}. */
    public Map<Locale, Guide> guides(Questionnaire questionnaire) {
        Map<Locale, Guide> guides =
                questionnaires.getOrDefault(questionnaire, Texts.NONE).guides();
        return guides.isEmpty() ? textsOfFile.guides() : guides;
    }

    /**
     * Returns the guide of a version in one of the languages: its own, or that of the file if the original is the same, or the
     * original.
     */
    public Guide guide(Questionnaire questionnaire, Locale language) {
        if (!languages.contains(language)) {
            throw new IllegalArgumentException(language + " is not offered");
        }
        Map<Locale, Guide> guides = guides(questionnaire);
        Guide original = Objects.requireNonNull(guides.get(Locale.ROOT));
        Guide otherwise = original.equals(textsOfFile.guides().get(Locale.ROOT))
                ? textsOfFile.guides().getOrDefault(language, original)
                : original;
        return guides.getOrDefault(language, otherwise);
    }

    /** Returns the guide of the file in one of the languages. */
    public Guide guide(Locale language) {
        return guide(ofFile, language);
    }

    /**
     * Compares everything but the texts, such as ids and weights.
     *
     * @throws InvalidContentException at the first difference
     */
    static void requireSameOutline(String file, List<String> outline, String translation, List<String> translated) {
        for (int line = 0; line < Math.max(outline.size(), translated.size()); line++) {
            String expected = line < outline.size() ? outline.get(line) : "its end";
            String found = line < translated.size() ? translated.get(line) : "its end";
            if (!found.equals(expected)) {
                throw new InvalidContentException(translation + ": " + found + " is where " + file + " has " + expected
                        + "; a translation differs in its words only.");
            }
        }
    }
}
