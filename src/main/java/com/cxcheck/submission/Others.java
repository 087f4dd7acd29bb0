package com.cxcheck.submission;

import com.cxcheck.questionnaire.Answers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the newest submissions of one version of the questionnaire turned out, with the one that is compared with them where they are few.
 *
 * @param number of the submissions
 * @param lower the lower quartile of their scores: the smallest score that at least a quarter of them do not exceed
 * @param upper the upper quartile, likewise
 * @param chosen how many chose each choice, by question and choice
 */
public record Others(int number, int lower, int upper, Map<String, Map<String, Integer>> chosen) {

    /** With fewer submissions, a share says little, and might tell what a single one answered. */
    public static final int MIN_NUMBER = 30;

    static Others of(List<Answers> answers, List<Integer> scores) {
        Map<String, Map<String, Integer>> chosen = new HashMap<>();
        answers.forEach(each -> each.choices()
                .forEach((question, choice) -> chosen.computeIfAbsent(question, absent -> new HashMap<>())
                        .merge(choice, 1, Integer::sum)));
        List<Integer> sorted = new ArrayList<>(scores);
        Collections.sort(sorted);
        return new Others(sorted.size(), quartile(sorted, 1), quartile(sorted, 3), chosen);
    }

    private static int quartile(List<Integer> sorted, int quarters) {
        return sorted.isEmpty() ? 0 : sorted.get((quarters * sorted.size() + 3) / 4 - 1);
    }

    public boolean isEnough() {
        return number >= MIN_NUMBER;
    }

    /** How many per cent chose it, rounded half up. */
    public int share(String question, String choice) {
        int same = chosen.getOrDefault(question, Map.of()).getOrDefault(choice, 0);
        return (200 * same + number) / (2 * number);
    }
}
