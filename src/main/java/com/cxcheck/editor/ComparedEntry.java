package com.cxcheck.editor;

import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Content;
import com.cxcheck.questionnaire.Contrast;
import com.cxcheck.questionnaire.Guide.Action;
import com.cxcheck.questionnaire.Guide.Topic;
import com.cxcheck.questionnaire.Question;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaire.Band;
import com.cxcheck.questionnaire.Questionnaire.Theme;
import com.cxcheck.questionnaire.TextQuestion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something in a content that has an id, or the start page, in a form in which all kinds of it are compared alike. The keys of texts and figures
 * end those of the messages draft.field.….
 *
 * @param name what consultants know it by
 * @param parts the answers of a question
 */
record ComparedEntry(
        String id, String name, Map<String, String> texts, Map<String, Value> figures, List<ComparedEntry> parts) {

    ComparedEntry {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        parts = List.copyOf(parts);
    }

    /**
     * What is no text of the visitor's pages.
     *
     * @param kind the end of the message compare.value.…, or effort for one of effort.…
     * @param argument of the message, or the end of effort.…
     * @param key what tells it from others; not what it is called, which may become another name of the same
     */
    record Value(String kind, Object argument, Object key) {

        private static Value number(int number) {
            return new Value("number", number, number);
        }

        private static Value percent(int number) {
            return new Value("percent", number, number);
        }

        private static Value called(String name, Object key) {
            return new Value("name", name, key);
        }

        private static Value yesOrNo(boolean yes) {
            return new Value(yes ? "yes" : "no", "", yes);
        }
    }

    static ComparedEntry startPage(Content content) {
        Questionnaire questionnaire = content.questionnaire();
        Contrast contrast = questionnaire.contrast();
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("title", questionnaire.title());
        texts.put("tagline", questionnaire.tagline());
        texts.put("introduction", questionnaire.introduction());
        texts.put("contrast_title", contrast.title().orElse(""));
        texts.put("contrast_reactive", contrast.reactive());
        texts.put("contrast_proactive", contrast.proactive());
        Map<String, Value> figures = new LinkedHashMap<>();
        questionnaire
                .beforeQuestion()
                .ifPresent(id -> figures.put("before_question", Value.called(label(questionnaire, id), id)));
        return new ComparedEntry("start", questionnaire.title(), texts, figures, List.of());
    }

    private static String label(Questionnaire questionnaire, String id) {
        return questionnaire.choiceQuestions().stream()
                .filter(question -> question.id().equals(id))
                .map(ChoiceQuestion::label)
                .findFirst()
                .orElse(id);
    }

    static List<ComparedEntry> bands(Content content) {
        return content.questionnaire().bands().stream().map(ComparedEntry::of).toList();
    }

    private static ComparedEntry of(Band band) {
        return new ComparedEntry(
                band.id(),
                band.name(),
                texts("name", band.name(), "headline", band.headline(), "meaning", band.meaning()),
                Map.of("from", Value.percent(band.from())),
                List.of());
    }

    static List<ComparedEntry> themes(Content content) {
        return content.questionnaire().themes().stream().map(ComparedEntry::of).toList();
    }

    private static ComparedEntry of(Theme theme) {
        return new ComparedEntry(
                theme.id(), theme.name(), texts("name", theme.name(), "about", theme.about()), Map.of(), List.of());
    }

    static List<ComparedEntry> questions(Content content) {
        Map<String, String> themes = themeNames(content);
        return content.questionnaire().questions().stream()
                .map(question -> of(question, themes))
                .toList();
    }

    private static ComparedEntry of(Question question, Map<String, String> themes) {
        Map<String, String> texts = texts("text", question.text(), "short", question.label());
        Map<String, Value> figures = new LinkedHashMap<>();
        List<ComparedEntry> answers = List.of();
        if (question instanceof ChoiceQuestion scored) {
            texts.putAll(texts("next_step_title", scored.nextStepTitle(), "next_step", scored.nextStep()));
            figures.put("theme", Value.called(themes.getOrDefault(scored.theme(), scored.theme()), scored.theme()));
            figures.put("weight", Value.number(scored.weight()));
            scored.effort().ifPresent(effort -> figures.put("effort", new Value("effort", effort.name(), effort)));
            answers = scored.choices().stream().map(ComparedEntry::of).toList();
        } else if (question instanceof TextQuestion free) {
            figures.put("max_length", Value.number(free.maxLength()));
        }
        return new ComparedEntry(question.id(), question.label(), texts, figures, answers);
    }

    private static ComparedEntry of(Choice choice) {
        Map<String, Value> figures = new LinkedHashMap<>();
        figures.put("proactive", place(choice.proactive()));
        figures.put("suggested", Value.yesOrNo(choice.suggested()));
        return new ComparedEntry(
                choice.id(),
                choice.text(),
                texts("text", choice.text(), "insight", choice.insight()),
                figures,
                List.of());
    }

    private static Value place(OptionalInt proactive) {
        return proactive.isPresent() ? Value.percent(proactive.getAsInt()) : new Value("notCounted", "", "");
    }

    static List<ComparedEntry> topics(Content content) {
        return content.guide().topics().stream().map(ComparedEntry::of).toList();
    }

    private static ComparedEntry of(Topic topic) {
        return new ComparedEntry(
                topic.id(),
                topic.question(),
                texts("question", topic.question(), "answer", topic.answer()),
                Map.of(),
                List.of());
    }

    static List<ComparedEntry> actions(Content content) {
        Map<String, String> themes = themeNames(content);
        return content.guide().actions().stream()
                .map(action -> of(action, themes))
                .toList();
    }

    private static ComparedEntry of(Action action, Map<String, String> themes) {
        String names = action.themes().stream()
                .map(theme -> themes.getOrDefault(theme, theme))
                .collect(Collectors.joining(", "));
        return new ComparedEntry(
                action.id(),
                action.title(),
                texts("title", action.title(), "how", action.how(), "effort", action.effort()),
                Map.of("themes", Value.called(names, Set.copyOf(action.themes()))),
                List.of());
    }

    private static Map<String, String> themeNames(Content content) {
        return content.questionnaire().themes().stream().collect(Collectors.toMap(Theme::id, Theme::name));
    }

    private static Map<String, String> texts(String... keysAndTexts) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < keysAndTexts.length; i += 2) {
            texts.put(keysAndTexts[i], keysAndTexts[i + 1]);
        }
        return texts;
    }
}
