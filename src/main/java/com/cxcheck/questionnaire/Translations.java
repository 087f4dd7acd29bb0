package com.cxcheck.questionnaire;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The questionnaire in use and the guide in the languages that are offered. A translation differs in words only, so that
 * answers and scores are the same in each; what is stored and counted is the questionnaire itself.
 */
public class Translations {

    private final Questionnaire inUse;
    private final Map<Locale, Questionnaire> questionnaires;
    private final Map<Locale, Guide> guides;
    private final List<Locale> languages;

    /**
     * @param questionnaires the one in use in each language, if only in its own words
     * @param guides the guide in each language
     */
    Translations(
            List<Locale> languages,
            Questionnaire inUse,
            Map<Locale, Questionnaire> questionnaires,
            Map<Locale, Guide> guides) {
        this.languages = List.copyOf(languages);
        this.inUse = inUse;
        this.questionnaires = Map.copyOf(questionnaires);
        this.guides = Map.copyOf(guides);
    }

    /** The languages that are offered; the first is for those who read none of them. */
    public List<Locale> languages() {
        return languages;
    }

    /** A questionnaire in the words to show it with: one that is not in use any more keeps its own. */
    public Questionnaire of(Questionnaire questionnaire, Locale language) {
        return questionnaire.equals(inUse) ? questionnaires.getOrDefault(language, questionnaire) : questionnaire;
    }

    /**
     * The guide in a language.
     *
     * @throws IllegalArgumentException if the language isn't one of those that are offered
     */
    public Guide guide(Locale language) {
        Guide guide = guides.get(language);
        if (guide == null) {
            throw new IllegalArgumentException(language + " is not offered");
        }
        return guide;
    }

    /**
     * Compares what is no words, such as ids and weights, line by line.
     *
     * @throws InvalidContentException if something differs, with a sentence that says where
     */
    static void requireSameOutline(String file, List<String> outline, String translated, List<String> itsOutline) {
        for (int line = 0; line < Math.max(outline.size(), itsOutline.size()); line++) {
            String expected = line < outline.size() ? outline.get(line) : "its end";
            String found = line < itsOutline.size() ? itsOutline.get(line) : "its end";
            if (!found.equals(expected)) {
                throw new InvalidContentException(translated + ": " + found + " is where " + file + " has " + expected
                        + "; a translation differs in its words only.");
            }
        }
    }
}
