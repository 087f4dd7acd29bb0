package com.cxcheck.inbox;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import java.util.List;
import java.util.Random;

/** What businesses answer, each of which leans more or less to the proactive end. */
record InventedAnswers(Questionnaire questionnaire, Random random) {

    Answers first(int answered) {
        Answers answers = Answers.NONE;
        double leaning = random.nextDouble();
        for (ChoiceQuestion question : questionnaire.choiceQuestions().subList(0, answered)) {
            answers = answers.with(question, choose(question, leaning));
        }
        return answers;
    }

    /** Mostly what a business chooses that leans so far to the proactive end. */
    private Choice choose(ChoiceQuestion question, double leaning) {
        List<Choice> choices = question.choices();
        Choice chosen = choices.get(random.nextInt(choices.size()));
        for (int i = 0; i < 2; i++) {
            Choice other = choices.get(random.nextInt(choices.size()));
            chosen = distance(other, leaning) < distance(chosen, leaning) ? other : chosen;
        }
        return chosen;
    }

    private static double distance(Choice choice, double leaning) {
        return choice.proactive().isEmpty() ? 0.5 : Math.abs(choice.proactive().getAsInt() / 100.0 - leaning);
    }
}
