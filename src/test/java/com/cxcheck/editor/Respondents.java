package com.cxcheck.editor;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * Generated respondents, each of whom leans to the proactive end so far, and chooses to each question the nearest of a few
 * answers that come to mind.
 *
 * @param draws how many come to mind; 1 for pure chance
 * @param leanings of one respondent after the other, 0 to 1
 */
record Respondents(Random random, int draws, DoubleSupplier leanings) {

    /** As those of the population with which the speed is measured. */
    static Respondents ofAllKinds(long seed) {
        Random random = new Random(seed);
        return new Respondents(random, 3, random::nextDouble);
    }

    /** As those of the sample submissions: much alike and less sure. */
    static Respondents muchAlike(long seed) {
        Random random = new Random(seed);
        return new Respondents(
                random,
                2,
                () -> Math.max(0, Math.min(1, (random.nextInt(3) == 0 ? .3 : .55) + random.nextGaussian() / 4)));
    }

    static Respondents byChance(long seed) {
        Random random = new Random(seed);
        return new Respondents(random, 1, random::nextDouble);
    }

    List<Answers> answer(Questionnaire questionnaire, int number) {
        return IntStream.range(0, number).mapToObj(i -> answer(questionnaire)).toList();
    }

    private Answers answer(Questionnaire questionnaire) {
        Answers answers = Answers.NONE;
        double leaning = leanings.getAsDouble();
        for (ChoiceQuestion question : questionnaire.choiceQuestions()) {
            answers = answers.with(question, choose(question.choices(), leaning));
        }
        return answers;
    }

    private Choice choose(List<Choice> choices, double leaning) {
        Choice chosen = choices.get(random.nextInt(choices.size()));
        for (int i = 1; i < draws; i++) {
            Choice other = choices.get(random.nextInt(choices.size()));
            chosen = distance(other, leaning) < distance(chosen, leaning) ? other : chosen;
        }
        return chosen;
    }

    private static double distance(Choice choice, double leaning) {
        return choice.proactive().isEmpty() ? .5 : Math.abs(choice.proactive().getAsInt() / 100.0 - leaning);
    }
}
