package com.cxcheck.insight;

import static com.cxcheck.insight.FiguresByDefinition.explanations;
import static com.cxcheck.insight.FiguresByDefinition.score;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.submission.Submission;
import jakarta.persistence.EntityManager;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds whether respondents have moved since they answered before. */
record ExpectedMovements(EntityManager entities) {

    void compare(List<Submission> all, Insight insight) {
        Map<Movement, Long> expected = all.stream()
                .flatMap(later -> earlier(later).map(earlier -> movement(earlier, later)).stream())
                .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
        assertThat(insight.segment().movements()).isEqualTo(expected);
    }

    private Optional<Submission> earlier(Submission later) {
        return entities
                .createQuery("""
                        select earlier from Submission earlier, Submission later
                        where later = :later and earlier.tokenHash = later.tokenHash and earlier.attempt < later.attempt
                            and earlier.submittedAt is not null
                        order by earlier.attempt desc
                        """, Submission.class)
                .setParameter("later", later)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst();
    }

    private Movement movement(Submission earlier, Submission later) {
        if (!weightsAndPlaces(earlier).equals(weightsAndPlaces(later))) {
            return Movement.NOT_COMPARED;
        }
        List<Integer> weights = later.questionnaire().choiceQuestions().stream()
                .map(ChoiceQuestion::weight)
                .toList();
        double ofOneAnswer = 100.0
                * Collections.max(weights)
                / weights.stream().mapToInt(weight -> weight).sum();
        double by = score(explanations(later)) - score(explanations(earlier));
        return Math.abs(by) <= ofOneAnswer + 1e-9 ? Movement.MUCH_THE_SAME : by > 0 ? Movement.UP : Movement.DOWN;
    }

    private static Map<String, String> weightsAndPlaces(Submission submission) {
        return submission.questionnaire().choiceQuestions().stream()
                .collect(Collectors.toMap(
                        ChoiceQuestion::id,
                        question -> question.weight() + " "
                                + new TreeMap<>(question.choices().stream()
                                        .collect(Collectors.toMap(Choice::id, Choice::proactive)))));
    }
}
