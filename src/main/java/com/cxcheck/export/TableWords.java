package com.cxcheck.export;

import com.cxcheck.account.Colleagues;
import com.cxcheck.export.SubmissionTable.Term;
import com.cxcheck.intention.IntentionRows.IntentionRow;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaire.Band;
import com.cxcheck.questionnaire.Translations;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** The words of one table, in its language, for what is stored as a key. */
class TableWords {

    private final Locale language;
    private final MessageSource messages;
    private final Translations translations;
    private final Colleagues colleagues;
    private final Map<String, Term> terms = new HashMap<>();
    private final IdentityHashMap<Questionnaire, Terms> questionnaires = new IdentityHashMap<>();

    TableWords(Locale language, MessageSource messages, Translations translations, Colleagues colleagues) {
        this.language = language;
        this.messages = messages;
        this.translations = translations;
        this.colleagues = colleagues;
    }

    Term state(String state) {
        return message("state", state);
    }

    Object teamSize(@Nullable String teamSize) {
        return teamSize == null ? "" : message("contact.teamSize", teamSize);
    }

    private Term message(String prefix, String value) {
        return terms.computeIfAbsent(value, key -> new Term(messages.getMessage(prefix + "." + key, null, language)));
    }

    Object consultant(@Nullable String username) {
        return username == null ? "" : new Term(colleagues.name(username));
    }

    /** What a consultant has written, after the consultant's name. */
    String signed(String username, String text) {
        return colleagues.name(username) + ": " + text;
    }

    /** The step, what became of it, the day, and the visitor's words. */
    String intention(IntentionRow intention, Terms terms) {
        return terms.step(intention.question())
                + " – " + message("intention.state", intention.state().name()).text()
                + (intention.dueOn() == null ? "" : ", " + intention.dueOn())
                + (intention.line().isEmpty() ? "" : ": " + intention.line());
    }

    Terms of(Questionnaire questionnaire) {
        return questionnaires.computeIfAbsent(
                questionnaire, original -> new Terms(translations.of(original, language)));
    }

    /** The terms of a questionnaire: names of bands by id, ids and wordings of choices by question and id. */
    static class Terms {

        private final Map<String, Term> bands;
        private final Map<String, Map<String, Term>> ids;
        private final Map<String, Map<String, Term>> wordings;
        private final Map<String, String> steps;

        private Terms(Questionnaire questionnaire) {
            bands = questionnaire.bands().stream().collect(Collectors.toMap(Band::id, band -> new Term(band.name())));
            ids = byChoice(questionnaire, Choice::id);
            wordings = byChoice(questionnaire, Choice::text);
            steps = questionnaire.choiceQuestions().stream()
                    .collect(Collectors.toMap(ChoiceQuestion::id, ChoiceQuestion::nextStepTitle));
        }

        private static Map<String, Map<String, Term>> byChoice(
                Questionnaire questionnaire, Function<Choice, String> text) {
            return questionnaire.choiceQuestions().stream()
                    .collect(Collectors.toMap(
                            ChoiceQuestion::id,
                            question -> question.choices().stream()
                                    .collect(Collectors.toMap(Choice::id, choice -> new Term(text.apply(choice))))));
        }

        String step(String question) {
            return steps.getOrDefault(question, question);
        }

        @Nullable
        Term band(String id) {
            return bands.get(id);
        }

        @Nullable
        Term id(String question, String choice) {
            return ids.getOrDefault(question, Map.of()).get(choice);
        }

        @Nullable
        Term wording(String question, String choice) {
            return wordings.getOrDefault(question, Map.of()).get(choice);
        }
    }
}
