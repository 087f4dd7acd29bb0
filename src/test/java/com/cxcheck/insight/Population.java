package com.cxcheck.insight;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Result;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Fills a database with believable submissions: three quarters of them submitted, more of late, from a handful of links. */
public final class Population {

    private static final String[] SOURCES = {
        null, null, null, "newsletter", "newsletter", "shop", "workshop", "fair_2026"
    };
    private static final int AT_ONCE = 5_000;

    private final JdbcTemplate jdbc;
    private final Questionnaire questionnaire;
    private final long version;
    private final Random random;

    /** @param version the id of the questionnaire's version in the database */
    public Population(JdbcTemplate jdbc, Questionnaire questionnaire, long version, long seed) {
        this.jdbc = jdbc;
        this.questionnaire = questionnaire;
        this.version = version;
        this.random = new Random(seed);
    }

    /** Removes every submission and every figure. */
    public static void clear(JdbcClient jdbc) {
        jdbc.sql("delete from submission").update();
        jdbc.sql("delete from submission_change").update();
        jdbc.sql("delete from insight").update();
        jdbc.sql("update insight_count set zone = ''").update();
    }

    /**
     * Adds walks.
     *
     * @param days how far back the earliest was begun
     */
    public void add(int walks, Instant now, int days) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < walks; i++) {
            rows.add(walk(now, days));
            if (rows.size() == AT_ONCE || i == walks - 1) {
                jdbc.batchUpdate("""
                        insert into submission (token_hash, attempt, questionnaire_version_id, answers, feedback, source,
                            started_at, changed_at, submitted_at, reference, score, band)
                        values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """, rows, new int[] {
                    Types.VARCHAR,
                    Types.BIGINT,
                    Types.VARCHAR,
                    Types.VARCHAR,
                    Types.VARCHAR,
                    Types.TIMESTAMP,
                    Types.TIMESTAMP,
                    Types.TIMESTAMP,
                    Types.VARCHAR,
                    Types.INTEGER,
                    Types.VARCHAR
                });
                rows.clear();
            }
        }
        jdbc.update("insert into submission_change (submitted_at)"
                + " select submitted_at from submission where submitted_at is not null");
    }

    private Object[] walk(Instant now, int days) {
        boolean submitted = random.nextInt(4) > 0;
        // those that aren't submitted are not kept for long
        double back =
                submitted ? random.nextDouble() * random.nextDouble() * days : random.nextDouble() * Math.min(days, 30);
        Instant end = now.minusSeconds((long) (back * 86_400));
        Duration took = Duration.ofSeconds((long) (60 + Math.abs(random.nextGaussian()) * 400));
        Answers answers = Answers.NONE;
        double leaning = random.nextDouble();
        int answered = submitted ? 10 : 1 + random.nextInt(10);
        for (ChoiceQuestion question : questionnaire.choiceQuestions().subList(0, answered)) {
            answers = answers.with(question, choose(question, leaning));
        }
        Result result = submitted ? Result.of(questionnaire, answers) : null;
        return new Object[] {
            UUID.randomUUID().toString(),
            version,
            JsonMapper.shared().writeValueAsString(Map.copyOf(answers.choices())),
            submitted && random.nextInt(3) == 0 ? "It made us talk about what we do." : null,
            SOURCES[random.nextInt(SOURCES.length)],
            Timestamp.from(end.minus(took)),
            Timestamp.from(end),
            submitted ? Timestamp.from(end) : null,
            submitted ? UUID.randomUUID().toString().substring(12) : null,
            result == null ? null : result.proactive(),
            result == null ? null : result.band().id()
        };
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
