package com.cxcheck.questionnaire;

import com.cxcheck.questionnaire.Result.ThemeResult;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The guide's topics and the actions that results recommend.
 *
 * @param topics questions and answers of the guide page
 * @param actions what a business can do; a result recommends some of them
 */
public record Guide(@JsonProperty("guide") List<Topic> topics, List<Action> actions) {

    public Guide {
        topics = Require.some(topics, Subject.GUIDE, "guide");
        actions = Require.some(actions, Subject.GUIDE, "actions");
        Require.distinct(topics, Topic::id, Subject.list("guide"));
        Require.distinct(actions, Action::id, Subject.list("actions"));
    }

    /**
     * Parses YAML.
     *
     * @param name what messages call it
     * @throws InvalidContentException with a sentence that names the place and the mistake
     */
    public static Guide parse(String name, String yaml) {
        return new ContentFile(name, yaml).read(Guide.class);
    }

    /** The YAML that {@link #parse} reads. */
    public String yaml() {
        return ContentFile.write(this);
    }

    /** Recommends actions by the mean rank of their themes, the weakest theme first, and in the guide's order on a tie. */
    public List<Action> actionsFor(Result result, int limit) {
        List<String> weakest = result.weakestThemesFirst().stream()
                .map(ThemeResult::theme)
                .map(Questionnaire.Theme::id)
                .toList();
        return actions.stream()
                .filter(action -> action.themes().stream().anyMatch(weakest::contains))
                .sorted(Comparator.comparingDouble(action -> action.meanRank(weakest)))
                .limit(limit)
                .toList();
    }

    /** What a translation must have in common, see {@link Translations#requireSameOutline}. */
    List<String> outline() {
        return Stream.concat(
                        topics.stream().map(topic -> "guide entry " + topic.id()),
                        actions.stream()
                                .map(action -> "action " + action.id() + " for " + String.join(", ", action.themes())))
                .toList();
    }

    public record Topic(String id, String question, String answer) {

        public Topic {
            Require.id(id, Subject.anEntry("guide"));
            Subject topic = Subject.entry("guide", id);
            question = Require.line(question, topic, "question");
            answer = Require.paragraphs(answer, topic, "answer");
        }
    }

    /**
     * Something that a business can do.
     *
     * @param themes the ids of the themes that it improves
     * @param effort how soon it can be done
     */
    public record Action(String id, List<String> themes, String effort, String title, String how) {

        public Action {
            Require.id(id, Subject.anEntry("actions"));
            Subject action = Subject.entry("actions", id);
            themes = Require.some(themes, action, "themes");
            effort = Require.line(effort, action, "effort");
            title = Require.line(title, action, "title");
            how = Require.paragraphs(how, action, "how");
        }

        private double meanRank(List<String> weakestFirst) {
            return themes.stream()
                    .mapToInt(weakestFirst::indexOf)
                    .map(rank -> rank < 0 ? weakestFirst.size() : rank)
                    .average()
                    .orElseThrow();
        }
    }
}
