package com.cxcheck.questionnaire;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The current questionnaire and the guide in each language. A translation differs in texts only; submissions and statistics
 * refer to the original.
 */
public class Translations {

    private final Questionnaire current;
    private final Map<Locale, Questionnaire> questionnaires;
    private final Map<Locale, Guide> guides;
    private final List<Locale> languages;

    /** @param languages those of the two maps; the first is the default */
    Translations(
            List<Locale> languages,
            Questionnaire current,
            Map<Locale, Questionnaire> questionnaires,
            Map<Locale, Guide> guides) {
        this.languages = List.copyOf(languages);
        this.current = current;
        this.questionnaires = Map.copyOf(questionnaires);
        this.guides = Map.copyOf(guides);
    }

    /** The languages that are offered; the first is the default. */
    public List<Locale> languages() {
        return languages;
    }

    /** Returns the translation of the current questionnaire, and any other questionnaire itself. */
    public Questionnaire of(Questionnaire questionnaire, Locale language) {
        return questionnaire.equals(current) ? questionnaires.getOrDefault(language, questionnaire) : questionnaire;
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
