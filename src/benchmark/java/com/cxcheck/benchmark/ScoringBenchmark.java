package com.cxcheck.benchmark;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaires;
import com.cxcheck.questionnaire.Result;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it takes to score the answers of one submission. */
@State(Scope.Benchmark)
public class ScoringBenchmark {

    private final Questionnaire questionnaire = Questionnaires.real();
    private final Answers answers = Questionnaires.answers(questionnaire, "A B C D A B");

    @Benchmark
    public Result score() {
        return Result.of(questionnaire, answers);
    }
}
