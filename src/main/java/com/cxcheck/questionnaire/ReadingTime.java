package com.cxcheck.questionnaire;

import java.text.BreakIterator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What somebody has to read before the result: the questions with their choices, and the statements and the chosen answers on the
 * check page, where the longest choices are assumed.
 *
 * @param words those that contain a letter or a digit
 * @param decisions the number of questions
 */
record ReadingTime(int words, int decisions) {

    /** The mean of adults who read English silently: Brysbaert 2019, doi 10.1016/j.jml.2019.104047. */
    private static final int WORDS_PER_MINUTE = 238;

    private static final int SECONDS_PER_DECISION = 6;

    static ReadingTime of(Questionnaire questionnaire) {
        int words = words(questionnaire.feedbackQuestion().text());
        for (ChoiceQuestion question : questionnaire.choiceQuestions()) {
            List<Integer> choices = question.choices().stream()
                    .map(choice -> words(choice.text()))
                    .toList();
            words += words(question.text())
                    + choices.stream().mapToInt(count -> count).sum();
            words += words(question.label())
                    + choices.stream().max(Comparator.naturalOrder()).orElseThrow();
        }
        return new ReadingTime(words, questionnaire.questions().size());
    }

    private static int words(String text) {
        BreakIterator boundaries = BreakIterator.getWordInstance(Locale.ROOT);
        boundaries.setText(text);
        int words = 0;
        int start = boundaries.first();
        for (int end = boundaries.next(); end != BreakIterator.DONE; start = end, end = boundaries.next()) {
            if (text.substring(start, end).codePoints().anyMatch(Character::isLetterOrDigit)) {
                words++;
            }
        }
        return words;
    }

    /** Rounded up, and at least 1. */
    int minutes() {
        double seconds = 60.0 * words / WORDS_PER_MINUTE + SECONDS_PER_DECISION * decisions;
        return Math.max(1, (int) Math.ceil(seconds / 60));
    }
}
