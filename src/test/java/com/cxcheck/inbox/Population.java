package com.cxcheck.inbox;

import com.cxcheck.followup.FollowUp.State;
import com.cxcheck.followup.FollowUpProperties;
import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Result;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
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

    /** The more common first. */
    private static final String[] VOCABULARY = """
            customers we our the to a team and of it is service in experience what for this was questions helped with not staff
            that how on now feedback about more every journey think time business department manager people complaint answer
            like would read know see made understand difference useful first between before when they them have has
            talk meeting phone call email website order delivery invoice refund repair price quality training budget policy
            assignee sales marketing operations legal finance warehouse support desk shop store office branch region head colleague
            apprentice guest patient client member visitor supplier driver courier technician receptionist engineer designer
            happy angry tired proud surprised honest clear simple quick slow late early careful friendly patient rude busy calm
            listen ask write show tell learn teach share plan measure improve change fix prevent promise follow explain
            remember forget repeat return cancel renew buy sell book wait queue search find lose keep leave stay
            week month quarter year morning evening weekend season summer winter spring autumn holiday launch opening anniversary
            survey score chart map story example checklist template workshop course book article video podcast newsletter
            app chat portal account login password form button screen tablet kiosk printer label parcel box shelf counter
            bread cake coffee tea wine cheese flower garden furniture kitchen bathroom carpet curtain paint tile roof window
            bicycle car tyre engine garage train flight hotel room bed breakfast spa gym pool beach museum theatre ticket
            school teacher pupil parent nurse doctor clinic pharmacy dentist insurance claim bank loan mortgage tax lawyer notary
            leather wool cotton linen silk denim jacket shoe dress button zip needle tailor fitting mirror changing
            hammer drill ladder screw timber plank crane scaffold concrete brick gravel permit inspector safety helmet glove
            farm tractor harvest barn orchard apple pear plum cherry honey egg milk butter cream lamb market stall basket
            river bridge harbour ferry island lighthouse mountain valley forest meadow village castle tower square fountain
            violin piano guitar drum choir concert festival stage lamp curtain costume actor poet novel library archive
            comet meteor orbit rocket balloon telescope compass anchor lantern quill parchment abacus hourglass kaleidoscope
            walrus otter heron falcon badger hedgehog squirrel dragonfly beetle salmon trout lobster oyster seahorse zeppelin
            """.trim().split("\\s+");

    private static final String[] TRADES = {
        "Bakery", "Garage", "Hotel", "Clinic", "Studio", "Furniture", "Logistics", "Insurance", "Travel", "Software",
        "Catering", "Fashion", "Books", "Flowers", "Cycles", "Dental", "Energy", "Print", "Foods", "Interiors"
    };

    private static final String[] SYLLABLES = {
        "ba", "ber", "cor", "dan", "el", "fen", "gar", "hol", "in", "jor", "kel", "lin", "mar", "nor", "os", "pet",
        "quin", "ros", "sam", "tor", "ul", "ver", "wen", "xan", "yor", "zim"
    };

    private static final int AT_ONCE = 20_000;

    /** From here on indexes are faster made at the end. */
    private static final int MANY = 50_000;

    private static final List<String> TABLES =
            List.of("submission", "follow_up", "follow_up_tag", "note", "submission_word");

    private final JdbcTemplate jdbc;
    private final Questionnaire questionnaire;
    private final long version;
    private final Random random;

    private final List<Object[]> submissions = new ArrayList<>();
    private final List<Object[]> followUps = new ArrayList<>();
    private final List<Object[]> tags = new ArrayList<>();
    private final List<Object[]> notes = new ArrayList<>();
    private final List<Object[]> words = new ArrayList<>();

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
        Map<String, String> indexes = many ? indexes() : Map.of();
        if (many) {
            inHaste(true);
            indexes.keySet().forEach(index -> jdbc.execute("drop index " + index));
        }
        double[] ages = random.doubles(submitted)
                .map(part -> part * random.nextDouble() * days)
                .sorted()
                .toArray();
        for (int i = submitted - 1; i >= 0; i--) {
            submit(id++, ages[i], now);
            storeIf(submissions.size() == AT_ONCE);
        }
        for (int i = 0; i < submitted / 50; i++) {
            begin(id++, now.minusSeconds((long) (random.nextDouble() * Math.min(days, 30) * 86_400)));
            storeIf(submissions.size() == AT_ONCE);
        }
        storeIf(true);
        indexes.forEach((index, columns) -> jdbc.execute("create index " + index + " on " + columns));
        jdbc.update(
                "insert into submission_change (submitted_at)"
                        + " select submitted_at from submission where submitted_at is not null and id >= ?",
                first);
        jdbc.execute("alter table submission alter column id restart with " + id);
        jdbc.execute("analyze");
        if (many) {
            inHaste(false);
        }
    }

    /** The indexes that hold no rule, and what each is on, such as note (submission_id asc, id asc). */
    private Map<String, String> indexes() {
        Map<String, String> indexes = new LinkedHashMap<>();
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            for (String table : TABLES) {
                try (ResultSet columns =
                        connection.getMetaData().getIndexInfo(null, connection.getSchema(), table, false, true)) {
                    while (columns.next()) {
                        String index = columns.getString("INDEX_NAME");
                        // H2 needs these for foreign keys; the first kind it makes itself
                        if (columns.getBoolean("NON_UNIQUE")
                                && !index.startsWith("CONSTRAINT_")
                                && !index.equals("submission_round")) {
                            String column = columns.getString("COLUMN_NAME")
                                    + ("D".equals(columns.getString("ASC_OR_DESC")) ? " desc" : "");
                            indexes.merge(
                                    index,
                                    table + " (" + column + ")",
                                    (before, more) -> before.replace(")", ", " + column + ")"));
                        }
                    }
                }
            }
            return true;
        });
        return indexes;
    }

    /** H2 writes at each commit otherwise, of which it makes one for each 32 ids, and looks for what each row refers to. */
    private void inHaste(boolean haste) {
        boolean h2 = Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>)
                connection -> connection.getMetaData().getDatabaseProductName().equals("H2")));
        if (h2) {
            jdbc.execute("set write_delay " + (haste ? 1_000 : 0));
            jdbc.execute("set referential_integrity " + !haste);
        }
    }

    private void submit(long id, double age, Instant now) {
        Instant end = now.minusSeconds((long) (age * 86_400));
        Answers answers = answers(10);
        Result result = Result.of(questionnaire, answers);
        String source = SOURCES[random.nextInt(SOURCES.length)];
        String feedback = random.nextInt(3) == 0 ? text(4 + random.nextInt(25)) : null;
        String name = chance(0.3) ? name() + " " + name() : null;
        String business = chance(0.4) ? name() + " " + any(TRADES) + " " + any("Ltd", "& Sons", "GmbH", "Group") : null;
        boolean email = name != null && chance(0.6);
        submissions.add(new Object[] {
            id,
            key(id),
            version,
            JsonMapper.shared().writeValueAsString(Map.copyOf(answers.choices())),
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
            email ? any(TEAM_SIZES) : null,
            email ? Timestamp.from(end.plusSeconds(60)) : null
        });
        String note = chance(0.05) ? "Called. " + text(5 + random.nextInt(10)) : null;
        if (note != null) {
            notes.add(new Object[] {id, any(ASSIGNEES), Timestamp.from(end.plusSeconds(90_000)), note});
        }
        followUp(id, age, end, result.band().id(), source, feedback != null, email);
        Stream.of(feedback, name, business, note)
                .flatMap(Stream::ofNullable)
                .flatMap(text -> SearchTerms.of(text).stream())
                .distinct()
                .forEach(word -> words.add(new Object[] {id, SearchTerms.bytes(word)}));
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
        State state = chance(age > 60 ? 0.99 : age > 7 ? 0.95 : 0.2)
                ? State.DONE
                : chance(0.4) ? State.IN_CONVERSATION : State.NEW;
        LocalDate due = new FollowUpProperties(1).replyBy(LocalDate.ofInstant(end, ZoneOffset.UTC));
        boolean put = state == State.IN_CONVERSATION && chance(0.5);
        followUps.add(new Object[] {
            id,
            state.name(),
            state == State.NEW || (state == State.DONE && chance(0.2)) ? null : any(ASSIGNEES),
            hasFeedback || reachable ? Date.valueOf(put ? due.plusDays((long) age + 5) : due) : null,
            Timestamp.from(end),
            band,
            source,
            hasFeedback,
            reachable
        });
        if (chance(0.2)) {
            Set<String> its = new HashSet<>(Set.of(any(TAGS)));
            if (chance(0.3)) {
                its.add(COMMON_TAG);
            }
            if (chance(0.001)) {
                its.add(RARE_TAG);
            }
            its.forEach(tag -> tags.add(new Object[] {id, tag, Timestamp.from(end)}));
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
                .writeValueAsString(Map.copyOf(answers(1 + random.nextInt(10)).choices()));
        row[5] = SOURCES[random.nextInt(SOURCES.length)];
        row[6] = Timestamp.from(now.minusSeconds(90));
        row[7] = Timestamp.from(now);
        submissions.add(row);
    }

    private Answers answers(int answered) {
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

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    private String any(String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    private String name() {
        String name = any(SYLLABLES) + any(SYLLABLES) + (chance(0.5) ? any(SYLLABLES) : "");
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private String text(int length) {
        return IntStream.range(0, length)
                        .mapToObj(i -> VOCABULARY[(int) (VOCABULARY.length * Math.pow(random.nextDouble(), 3))])
                        .collect(Collectors.joining(" "))
                + ".";
    }

    private void storeIf(boolean enough) {
        if (enough) {
            new TransactionTemplate(new DataSourceTransactionManager(Objects.requireNonNull(jdbc.getDataSource())))
                    .executeWithoutResult(status -> store());
        }
    }

    private void store() {
        store(
                submissions,
                """
                insert into submission (id, token_hash, attempt, questionnaire_version_id, answers, feedback, source,
                    started_at, changed_at, submitted_at, reference, score, band, contact_name, business, email, team_size,
                    consented_at)
                values (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                Types.BIGINT,
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
                Types.VARCHAR,
                Types.VARCHAR,
                Types.VARCHAR,
                Types.VARCHAR,
                Types.VARCHAR,
                Types.TIMESTAMP);
        store(
                followUps,
                """
                insert into follow_up (submission_id, state, assignee, reply_by, submitted_at, band, source, has_feedback,
                    reachable, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
                """,
                Types.BIGINT,
                Types.VARCHAR,
                Types.VARCHAR,
                Types.DATE,
                Types.TIMESTAMP,
                Types.VARCHAR,
                Types.VARCHAR,
                Types.BOOLEAN,
                Types.BOOLEAN);
        store(
                tags,
                "insert into follow_up_tag (submission_id, tag, submitted_at) values (?, ?, ?)",
                Types.BIGINT,
                Types.VARCHAR,
                Types.TIMESTAMP);
        store(
                notes,
                "insert into note (submission_id, author, written_at, text) values (?, ?, ?, ?)",
                Types.BIGINT,
                Types.VARCHAR,
                Types.TIMESTAMP,
                Types.VARCHAR);
        store(words, "insert into submission_word (submission_id, word) values (?, ?)", Types.BIGINT, Types.VARBINARY);
    }

    private void store(List<Object[]> rows, String insert, int... types) {
        jdbc.batchUpdate(insert, rows, types);
        rows.clear();
    }
}
