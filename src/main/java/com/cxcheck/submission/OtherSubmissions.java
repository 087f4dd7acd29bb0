package com.cxcheck.submission;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Questionnaire;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Compares a result with the newest {@value #MAX_SUBMISSIONS} submissions. Enough of them are read again after ten seconds, since another
 * instance may have changed one, and up to {@value #FEW} of them at once when one changes here.
 */
@Component
public class OtherSubmissions {

    private static final int MAX_SUBMISSIONS = 1_000;

    /** With more of them, one more or less changes no share by half a per cent, which would show. */
    private static final int FEW = 200;

    private static final Duration REUSE = Duration.ofSeconds(10);

    private static final AnswersConverter ANSWERS = new AnswersConverter();

    private final JdbcClient jdbc;
    private final QuestionnaireVersions versions;
    private final Cache<Long, Others> byVersion;

    OtherSubmissions(JdbcClient jdbc, QuestionnaireVersions versions, Clock clock) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.byVersion = Caffeine.newBuilder()
                .maximumSize(50)
                .expireAfterWrite(REUSE)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Those of a version of the questionnaire, if they are enough to compare with. */
    public Optional<Others> of(Questionnaire questionnaire) {
        long version = versions.idOf(questionnaire);
        Others known = byVersion.getIfPresent(version);
        if (known == null) {
            known = read(version);
            if (!known.isEnough()) {
                return Optional.empty();
            }
            byVersion.put(version, known);
        }
        return Optional.of(known);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void forget(SubmissionsChanged changed) {
        byVersion.asMap().values().removeIf(known -> known.number() <= FEW);
    }

    private Others read(long version) {
        List<Answers> answers = new ArrayList<>();
        List<Integer> scores = new ArrayList<>();
        jdbc.sql("""
                        select answers, score from %s newest where questionnaire_version_id = ?
                        """.formatted(NewestAnswers.NEWEST))
                .params(MAX_SUBMISSIONS, version)
                .query(row -> {
                    answers.add(ANSWERS.convertToEntityAttribute(row.getString("answers")));
                    scores.add(row.getInt("score"));
                });
        return Others.of(answers, scores);
    }
}
