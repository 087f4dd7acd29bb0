package com.cxcheck.questionnaire;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The questionnaire's versions and the guide in each language. A translation differs in texts only; submissions and statistics
 * refer to the original.
 */
public class Translations {

    private final Questionnaire current;
    private final Map<Questionnaire, Map<Locale, Questionnaire>> questionnaires = new ConcurrentHashMap<>();
    private final Map<Locale, Guide> guides;
    private final List<Locale> languages;
    private final Path folder;

    /**
     * @param languages those that are offered; the first is the default
     * @param folder where files of further languages may be
     * @param translated the current questionnaire in those languages in which it is not the original
     * @param guides in all languages
     */
    Translations(
            List<Locale> languages,
            Path folder,
            Questionnaire current,
            Map<Locale, Questionnaire> translated,
            Map<Locale, Guide> guides) {
        this.languages = List.copyOf(languages);
        this.folder = folder;
        this.current = current;
        this.questionnaires.put(current, Map.copyOf(translated));
        this.guides = Map.copyOf(guides);
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

    /** Adds translations of an earlier version, or of the current one in languages that have no file any more. */
    public void add(Questionnaire questionnaire, Map<Locale, Questionnaire> translated) {
        questionnaires.merge(questionnaire, Map.copyOf(translated), (present, added) -> {
            Map<Locale, Questionnaire> all = new HashMap<>(added);
            all.putAll(present);
            return Map.copyOf(all);
        });
    }

    /** Returns the current questionnaire's translations. */
    public Map<Locale, Questionnaire> ofCurrent() {
        return questionnaires.getOrDefault(current, Map.of());
    }

    /** Returns the translation of a version, or that version itself if there is none. */
    public Questionnaire of(Questionnaire questionnaire, Locale language) {
        return questionnaires.getOrDefault(questionnaire, Map.of()).getOrDefault(language, questionnaire);
    }

    /** Returns the guide in one of the languages. */
    public Guide guide(Locale language) {
        Guide guide = guides.get(language);
        if (guide == null) {
            throw new IllegalArgumentException(language + " is not offered");
        }
        return guide;
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
