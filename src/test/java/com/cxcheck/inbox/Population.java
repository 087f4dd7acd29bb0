package com.cxcheck.inbox;

import com.cxcheck.followup.FollowUp.State;
import com.cxcheck.followup.FollowUpProperties;
import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Result;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills a database with believable submissions: more of late, from a handful of links, a third of them with feedback of its
 * own, some with contact details, and with what consultants make of them. A few words are in much of what they say, most
 * are rare.
 */
public final class Population {

    /** A word in most texts, one in some and one in few. */
    public static final String COMMON_WORD = "customers";

    public static final String WORD = "garden";

    public static final String RARE_WORD = "zeppelin";

    public static final String COMMON_TAG = "bakery";

    public static final String RARE_TAG = "zoo";

    private static final String[] SOURCES = {
        null, null, null, "newsletter", "newsletter", "shop", "workshop", "fair_2026"
    };

    private static final String[] TAGS = {
        "bakery",
        "call back",
        "workshop",
        "coaching",
        "franchise",
        "spring",
        "press",
        "partner",
        "retail",
        "hotel",
        "b2b",
        "reference"
    };

    private static final String[] ASSIGNEES = {"ada", "grace", "joan", "katherine"};

    private static final String[] TEAM_SIZES = {"ONE", "TWO_TO_TEN", "ELEVEN_TO_FIFTY", "FIFTY_ONE_TO_250", "OVER_250"};

    /** From here on indexes are faster made at the end. */
    private static final int MANY = 50_000;

    private final JdbcTemplate jdbc;
    private final Questionnaire questionnaire;
    private final long version;
    private final Random random;
    private final Luck luck;
    private final InventedTexts texts;
    private final InventedAnswers answers;
    private final RowsInBulk rows;

    /** @param version the id of the questionnaire's version in the database */
    public Population(JdbcTemplate jdbc, Questionnaire questionnaire, long version, long seed) {
        this.jdbc = jdbc;
        this.questionnaire = questionnaire;
        this.version = version;
        this.random = new Random(seed);
        this.luck = new Luck(random);
        this.texts = new InventedTexts(luck);
        this.answers = new InventedAnswers(questionnaire, random);
        this.rows = new RowsInBulk(jdbc);
    }

    /** Removes every submission and every figure. */
    public static void clear(JdbcClient jdbc) {
        jdbc.sql("delete from submission").update();
        jdbc.sql("delete from submission_change").update();
        jdbc.sql("delete from insight").update();
        jdbc.sql("delete from insight_source").update();
        jdbc.sql("delete from attempt_history").update();
        jdbc.sql("update insight_count set zone = ''").update();
    }

    /**
     * Adds so many that are submitted, and a fiftieth as many that aren't yet; these are not kept for long, so they are of the
     * last 30 days.
     *
     * @param days how far back the earliest was submitted
     */
    public void add(int submitted, Instant now, int days) {
        Long last = jdbc.queryForObject("select coalesce(max(id), 0) from submission", Long.class);
        long first = Objects.requireNonNull(last) + 1;
        long id = first;
        boolean many = submitted > MANY;
        Map<String, String> indexes = many ? rows.indexes() : Map.of();
        if (many) {
            rows.inHaste(true);
            indexes.keySet().forEach(index -> jdbc.execute("drop index " + index));
        }
        double[] ages = random.doubles(submitted)
                .map(part -> part * random.nextDouble() * days)
                .sorted()
                .toArray();
        for (int i = submitted - 1; i >= 0; i--) {
            submit(id++, ages[i], now);
            rows.storeIfMany();
        }
        for (int i = 0; i < submitted / 50; i++) {
            begin(id++, now.minusSeconds((long) (random.nextDouble() * Math.min(days, 30) * 86_400)));
            rows.storeIfMany();
        }
        rows.store();
        indexes.forEach((index, columns) -> jdbc.execute("create index " + index + " on " + columns));
        jdbc.update(
                "insert into submission_change (submitted_at)"
                        + " select submitted_at from submission where submitted_at is not null and id >= ?",
                first);
        jdbc.execute("alter table submission alter column id restart with " + id);
        jdbc.execute("analyze");
        if (many) {
            rows.inHaste(false);
        }
    }

    private void submit(long id, double age, Instant now) {
        Instant end = now.minusSeconds((long) (age * 86_400));
        Answers all = answers.first(10);
        Result result = Result.of(questionnaire, all);
        String source = SOURCES[random.nextInt(SOURCES.length)];
        String feedback = random.nextInt(3) == 0 ? texts.text(4 + random.nextInt(25)) : null;
        String name = luck.chance(0.3) ? texts.name() + " " + texts.name() : null;
        String business = luck.chance(0.4) ? texts.business() : null;
        boolean email = name != null && luck.chance(0.6);
        rows.submissions.add(new Object[] {
            id,
            key(id),
            version,
            JsonMapper.shared().writeValueAsString(Map.copyOf(all.choices())),
            feedback,
            source,
            Timestamp.from(end.minusSeconds((long) (60 + Math.abs(random.nextGaussian()) * 400))),
            Timestamp.from(end),
            Timestamp.from(end),
            key(id),
            result.proactive(),
            result.band().id(),
            name,
            business,
            email ? "somebody@example.com" : null,
            email ? luck.any(TEAM_SIZES) : null,
            email ? Timestamp.from(end.plusSeconds(60)) : null
        });
        String note = luck.chance(0.05) ? "Called. " + texts.text(5 + random.nextInt(10)) : null;
        if (note != null) {
            rows.notes.add(new Object[] {id, luck.any(ASSIGNEES), Timestamp.from(end.plusSeconds(90_000)), note});
        }
        followUp(id, age, end, result.band().id(), source, feedback != null, email);
        Stream.of(feedback, name, business, note)
                .flatMap(Stream::ofNullable)
                .flatMap(text -> SearchTerms.of(text).stream())
                .distinct()
                .forEach(word -> rows.words.add(new Object[] {id, SearchTerms.bytes(word)}));
    }

    /** Old ones are done, recent ones are new or in conversation. */
    private void followUp(
            long id,
            double age,
            Instant end,
            String band,
            @Nullable String source,
            boolean hasFeedback,
            boolean reachable) {
        State state = luck.chance(age > 60 ? 0.99 : age > 7 ? 0.95 : 0.2)
                ? State.DONE
                : luck.chance(0.4) ? State.IN_CONVERSATION : State.NEW;
        LocalDate due = new FollowUpProperties(1).replyBy(LocalDate.ofInstant(end, ZoneOffset.UTC));
        boolean put = state == State.IN_CONVERSATION && luck.chance(0.5);
        rows.followUps.add(new Object[] {
            id,
            state.name(),
            state == State.NEW || (state == State.DONE && luck.chance(0.2)) ? null : luck.any(ASSIGNEES),
            hasFeedback || reachable ? Date.valueOf(put ? due.plusDays((long) age + 5) : due) : null,
            Timestamp.from(end),
            band,
            source,
            hasFeedback,
            reachable
        });
        if (luck.chance(0.2)) {
            Set<String> its = new HashSet<>(Set.of(luck.any(TAGS)));
            if (luck.chance(0.3)) {
                its.add(COMMON_TAG);
            }
            if (luck.chance(0.001)) {
                its.add(RARE_TAG);
            }
            its.forEach(tag -> rows.tags.add(new Object[] {id, tag, Timestamp.from(end)}));
        }
    }

    /** Ascending, since H2 takes minutes to put a million random ones in their order. */
    private static String key(long id) {
        return "%012d".formatted(id);
    }

    /** A walk that is not submitted. */
    private void begin(long id, Instant now) {
        Object[] row = new Object[17];
        row[0] = id;
        row[1] = key(id);
        row[2] = version;
        row[3] = JsonMapper.shared()
                .writeValueAsString(
                        Map.copyOf(answers.first(1 + random.nextInt(10)).choices()));
        row[5] = SOURCES[random.nextInt(SOURCES.length)];
        row[6] = Timestamp.from(now.minusSeconds(90));
        row[7] = Timestamp.from(now);
        rows.submissions.add(row);
    }
}
