package com.cxcheck.submission;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Questionnaire;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Compares a result with the newest {@value #MAX_SUBMISSIONS} submissions. Once they are enough to compare with, they are kept for ten seconds,
 * in which another instance may change some. What changes here is told at once where it can move a share by half a point.
 */
@Component
public class OtherSubmissions {

    private static final int MAX_SUBMISSIONS = 1_000;

    /** Of more than these, one more or less moves a share by less than half a point. */
    private static final int FEW = 200;

    private static final Duration REUSE = Duration.ofSeconds(10);

    private static final AnswersConverter ANSWERS = new AnswersConverter();

    private final JdbcClient jdbc;
    private final QuestionnaireVersions versions;
    private final Cache<Long, Others> byVersion =
            Caffeine.newBuilder().maximumSize(50).expireAfterWrite(REUSE).build();

    OtherSubmissions(JdbcClient jdbc, QuestionnaireVersions versions) {
        this.jdbc = jdbc;
        this.versions = versions;
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
        byVersion
                .asMap()
                .values()
                .removeIf(known -> known.number() <= FEW * changed.submittedAt().size());
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
