package com.cxcheck.assessment;

import com.cxcheck.assessment.ResultPage.Answer;
import com.cxcheck.questionnaire.Questionnaire.Theme;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.questionnaire.Result.ThemeResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A theme of a result, drawn as a line from reactive to proactive with a dot for each answer that counts.
 *
 * @param note which of several themes it is: "weakest", "strongest", or "leftOut" if none of its questions applies
 */
record ThemeLine(Theme theme, @Nullable String note, List<Dot> dots) {

    /** In pixels: dots of equal answers stand beside each other. */
    private static final int DOT_DISTANCE = 27;

    /** @param offset in pixels from the dot's place on the line */
    record Dot(int number, int proactive, int offset, String level) {}

    /** The weakest theme first, and those without a score last. */
    static List<ThemeLine> of(Result result, List<Answer> answers) {
        List<ThemeResult> scored = result.weakestThemesFirst();
        ThemeResult first = scored.get(0);
        ThemeResult last = scored.get(scored.size() - 1);
        boolean differ = !first.proactive().equals(last.proactive());
        return Stream.concat(
                        scored.stream()
                                .map(theme -> new ThemeLine(
                                        theme.theme(),
                                        !differ
                                                ? null
                                                : theme.equals(first)
                                                        ? "weakest"
                                                        : theme.equals(last) ? "strongest" : null,
                                        dots(theme.theme(), answers))),
                        result.themesLeftOut().stream()
                                .map(theme -> new ThemeLine(theme.theme(), "leftOut", List.of())))
                .toList();
    }

    private static List<Dot> dots(Theme theme, List<Answer> answers) {
        Map<Integer, List<Answer>> byValue = answers.stream()
                .filter(answer -> answer.explanation().counts()
                        && answer.explanation().question().theme().equals(theme.id()))
                .collect(Collectors.groupingBy(
                        answer -> answer.explanation().choice().proactive().orElseThrow()));
        List<Dot> dots = new ArrayList<>();
        byValue.forEach((value, equal) -> {
            for (int i = 0; i < equal.size(); i++) {
                dots.add(new Dot(
                        equal.get(i).number(),
                        value,
                        offset(value, i, equal.size()),
                        equal.get(i).level()));
            }
        });
        return List.copyOf(dots);
    }

    /** Inwards at the ends of the line, so that nothing is drawn beside it. */
    private static int offset(int value, int index, int number) {
        if (value < 20) {
            return index * DOT_DISTANCE;
        } else if (value > 80) {
            return (index + 1 - number) * DOT_DISTANCE;
        }
        return (2 * index + 1 - number) * DOT_DISTANCE / 2;
    }
}
