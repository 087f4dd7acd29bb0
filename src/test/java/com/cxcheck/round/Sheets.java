package com.cxcheck.round;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaires;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Sheets of rounds that are made up. */
abstract class Sheets {

    final Questionnaire questionnaire = Questionnaires.real();

    Answers answers(java.util.function.Function<ChoiceQuestion, Choice> choose) {
        Answers answers = Answers.NONE;
        for (ChoiceQuestion question : questionnaire.choiceQuestions()) {
            answers = answers.with(question, choose.apply(question));
        }
        return answers;
    }

    FrequencyTable tally(List<Answers> people) {
        FrequencyTable tally = FrequencyTable.EMPTY;
        for (Answers answers : people) {
            tally = tally.with(questionnaire, answers);
        }
        return tally;
    }

    Sheet sheet(List<Answers> people, Optional<Answers> owner) {
        return Sheet.of(questionnaire, tally(people), owner);
    }

    static Spread spread(int... values) {
        return new Spread(Arrays.stream(values)
                .distinct()
                .sorted()
                .mapToObj(value -> new Spread.Place(value, (int)
                        Arrays.stream(values).filter(other -> other == value).count()))
                .toList());
    }

    static double apart(int... values) {
        return (double) spread(values).differences() / spread(values).pairs();
    }

    static List<Integer> values(ChoiceQuestion question, List<Answers> people) {
        return people.stream()
                .map(answers -> answers.to(question).orElseThrow())
                .filter(Choice::applicable)
                .map(choice -> choice.proactive().orElseThrow())
                .toList();
    }
}
