package com.cxcheck.editor;

import com.cxcheck.editor.ReversedAnswers.Warning;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.submission.NewestAnswers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Scores submissions by the version in use and by a draft. Nothing is stored. */
@Component
class ImpactReader {

    static final int NEWEST = 1_000;

    /** More take longer than anybody waits for a page. */
    static final int MANY = 100_000;

    private final NewestAnswers newestAnswers;
    final Semaphore many = new Semaphore(1);

    ImpactReader(NewestAnswers newestAnswers) {
        this.newestAnswers = newestAnswers;
    }

    record Findings(Impact impact, List<Warning> warnings) {}

    Findings readNewest(Questionnaire inUse, Questionnaire draft) {
        return read(inUse, draft, NEWEST);
    }

    /** Reads the newest {@value #MANY}, which takes seconds; empty while this instance does so already. */
    Optional<Findings> readMany(Questionnaire inUse, Questionnaire draft) {
        if (!many.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(inUse, draft, MANY));
        } finally {
            many.release();
        }
    }

    private Findings read(Questionnaire inUse, Questionnaire draft, int limit) {
        Impact impact = new Impact(inUse, draft);
        ReversedAnswers reversed = new ReversedAnswers(draft);
        newestAnswers.forEach(inUse.id(), limit, answers -> {
            impact.add(answers);
            reversed.add(answers);
        });
        return new Findings(impact, reversed.warnings());
    }
}
