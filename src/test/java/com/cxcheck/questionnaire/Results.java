package com.cxcheck.questionnaire;

import static com.cxcheck.questionnaire.Questionnaires.answers;

import java.util.OptionalInt;

/** Results of the questionnaire in the jar, and of small ones. */
abstract class Results {

    final Questionnaire questionnaire = Questionnaires.real();

    Result result(String choices) {
        return Result.of(questionnaire, answers(questionnaire, choices));
    }

    static OptionalInt theme(Result result, String id) {
        return result.themes().stream()
                .filter(theme -> theme.theme().id().equals(id))
                .findFirst()
                .orElseThrow()
                .proactive();
    }

    /** Two themes with one question each; the second question may not apply. */
    static Questionnaire small(int some, int weight, boolean mayNotApply) {
        String none = mayNotApply ? "{id: none, text: None, applicable: false, insight: Out}" : "";
        return Questionnaire.parse("small.yaml", """
                id: small
                version: 1
                title: T
                tagline: T
                introduction: T
                contrast: {reactive: R, proactive: P}
                themes: [{id: one, name: One, about: A}, {id: two, name: Two, about: A}]
                bands:
                  - {id: service-led, from: 0, name: N, headline: H, meaning: M}
                  - {id: crossing-over, from: 40, name: N, headline: H, meaning: M}
                  - {id: experience-led, from: 70, name: N, headline: H, meaning: M}
                questions:
                  - id: q1
                    theme: one
                    weight: %d
                    text: T
                    short: S
                    next_step: N
                    answers:
                      - {id: low, text: L, proactive: 0, insight: I}
                      - {id: some, text: S, proactive: %d, insight: I}
                      - {id: high, text: H, proactive: 100, insight: I}
                  - id: q2
                    theme: two
                    weight: 1
                    text: T
                    short: S
                    next_step: N
                    answers:
                      - {id: low, text: L, proactive: 0, insight: I}
                      - {id: forty, text: F, proactive: 40, insight: I}
                      - {id: high, text: H, proactive: 100, insight: I}
                      %s
                  - {id: q3, type: text, text: T, short: S, max_length: 10}
                """.formatted(weight, some, none.isEmpty() ? "" : "- " + none));
    }
}
