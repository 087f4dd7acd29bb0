package com.cxcheck.questionnaire;

import com.cxcheck.questionnaire.Result.ThemeResult;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a visitor can read before or after the assessment.
 *
 * @param topics questions and answers for the guide page
 * @param actions what a business can do, of which a result recommends some
 */
public record Guide(@JsonProperty("guide") List<Topic> topics, List<Action> actions) {

    public Guide {
        topics = Require.some(topics, "the guide", "guide");
        actions = Require.some(actions, "the guide", "actions");
        Require.distinct(topics, Topic::id, "guide");
        Require.distinct(actions, Action::id, "actions");
    }

    /**
     * The actions that a result calls for: those first whose themes are its weakest, taken together, and in the guide's
     * order on a tie.
     *
     * @param most how many at the most
     */
    public List<Action> actionsFor(Result result, int most) {
        List<String> weakest = result.weakestThemesFirst().stream()
                .map(ThemeResult::theme)
                .map(Questionnaire.Theme::id)
                .toList();
        return actions.stream()
                .filter(action -> action.themes().stream().anyMatch(weakest::contains))
                .sorted(Comparator.comparingDouble(action -> action.place(weakest)))
                .limit(most)
                .toList();
    }

    /** All of it but the words, line by line, which a translation has in common with it. */
    List<String> outline() {
        return Stream.concat(
                        topics.stream().map(topic -> "guide entry " + topic.id()),
                        actions.stream()
                                .map(action -> "action " + action.id() + " for " + String.join(", ", action.themes())))
                .toList();
    }

    /** A question about customer experience, and its answer. */
    public record Topic(String id, String question, String answer) {

        public Topic {
            Require.id(id, "a guide entry");
            question = Require.line(question, "guide entry " + id, "question");
            answer = Require.paragraphs(answer, "guide entry " + id, "answer");
        }
    }

    /**
     * Something that a business can do.
     *
     * @param themes the ids of the themes that it helps
     * @param effort how soon it can be done
     */
    public record Action(String id, List<String> themes, String effort, String title, String how) {

        public Action {
            Require.id(id, "an action");
            themes = Require.some(themes, "action " + id, "themes");
            effort = Require.line(effort, "action " + id, "effort");
            title = Require.line(title, "action " + id, "title");
            how = Require.paragraphs(how, "action " + id, "how");
        }

        /** The mean place of its themes among all, the weakest first: the lower, the more the action is called for. */
        private double place(List<String> weakestFirst) {
            return themes.stream()
                    .mapToInt(weakestFirst::indexOf)
                    .map(place -> place < 0 ? weakestFirst.size() : place)
                    .average()
                    .orElseThrow();
        }
    }
}
