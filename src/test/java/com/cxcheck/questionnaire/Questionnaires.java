package com.cxcheck.questionnaire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import org.springframework.core.io.ClassPathResource;

/** Questionnaires and answers for tests. */
public final class Questionnaires {

    private Questionnaires() {}

    /** The content of the real questionnaire's file. */
    public static String yaml() {
        try {
            return new ClassPathResource("content/assessment.yaml").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Questionnaire real() {
        return Questionnaire.parse("assessment.yaml", yaml());
    }

    /** Answers to all questions in order, such as "A B C"; the last one is repeated for the remaining questions. */
    public static Answers answers(Questionnaire questionnaire, String choices) {
        Answers answers = Answers.NONE;
        Iterator<String> given = Arrays.asList(choices.split(" ")).iterator();
        String choice = "";
        for (ChoiceQuestion question : questionnaire.choiceQuestions()) {
            choice = given.hasNext() ? given.next() : choice;
            answers = answers.with(question, question.choice(choice).orElseThrow());
        }
        return answers;
    }

    public static ChoiceQuestion question(Questionnaire questionnaire, String id) {
        return questionnaire.choiceQuestions().stream()
                .filter(question -> question.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    public static Answers with(Questionnaire questionnaire, Answers answers, String questionId, String choiceId) {
        ChoiceQuestion question = question(questionnaire, questionId);
        return answers.with(question, question.choice(choiceId).orElseThrow());
    }
}
