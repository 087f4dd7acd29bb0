package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.SignedInConsultant;
import com.cxcheck.Visitor;
import com.cxcheck.followup.FollowUp;
import com.cxcheck.followup.FollowUps;
import com.cxcheck.followup.Note;
import com.cxcheck.followup.Notes;
import com.cxcheck.inbox.SortOrder.Column;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.submission.Contact;
import com.cxcheck.submission.Source;
import com.cxcheck.submission.Submission;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Page;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@AppTest
@SignedInConsultant
class SubmissionQueryTest {

    private static final SubmissionFilter COOP = filter("", "", "", "", "", "", "", "coop", "", "");

    @Autowired
    private Inbox inbox;

    @Autowired
    private EntityManager entities;

    @Autowired
    private FollowUps followUps;

    @Autowired
    private Notes notes;

    @Autowired
    private Questionnaire questionnaire;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcTemplate template;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @BeforeEach
    void empty() {
        Population.clear(jdbc);
    }

    private void populate(int number) {
        long version = jdbc.sql("select max(id) from questionnaire_version")
                .query(Long.class)
                .single();
        new Population(template, questionnaire, version, 1).add(number, clock.instant(), 100);
    }

    private record Row(Submission submission, FollowUp followUp, String written) {}

    private List<Row> rows() {
        return entities
                .createQuery(
                        "from Submission where submittedAt is not null order by submittedAt desc, id desc",
                        Submission.class)
                .getResultList()
                .stream()
                .map(each -> new Row(each, followUps.findById(each.id()).orElseThrow(), written(each)))
                .toList();
    }

    private String written(Submission submission) {
        return Stream.concat(
                        Stream.of(
                                submission.feedback().orElse(""),
                                submission.contact().map(Contact::business).orElse(""),
                                submission.contact().map(Contact::name).orElse("")),
                        notes.findBySubmissionIdOrderById(submission.id()).stream()
                                .map(Note::text))
                .reduce("", (all, text) -> all + " " + text)
                .toLowerCase(Locale.ROOT);
    }

    /** The plain and slow computation. */
    private boolean passes(SubmissionFilter filter, Row row) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = LocalDate.ofInstant(row.submission.submittedAt(), clock.getZone());
        FollowUp followUp = row.followUp;
        return (filter.band().isEmpty()
                        || filter.band().equals(row.submission.band().id()))
                && (filter.from() == null || !day.isBefore(filter.from()))
                && (filter.to() == null || !day.isAfter(filter.to()))
                && (filter.source().isEmpty()
                        || filter.source()
                                .equals(row.submission
                                        .source()
                                        .map(Source::name)
                                        .orElse("")))
                && switch (filter.state()) {
                    case "" -> true;
                    case SubmissionFilter.OVERDUE -> followUp.isOverdue(today);
                    default -> followUp.state().name().equals(filter.state());
                }
                && (filter.assignee().isEmpty()
                        || filter.assignee().equals(followUp.assignee().orElse("")))
                && (filter.tag().isEmpty() || followUp.tags().contains(filter.tag()))
                && (filter.feedback().isEmpty() || row.submission.feedback().isPresent())
                && (filter.hasAction().isEmpty()
                        || (row.submission.feedback().isPresent()
                                && filter.hasAction().equals(SubmissionFilter.YES) != followUp.awaitsAction()))
                && (filter.q().isEmpty()
                        || Arrays.stream(filter.q().toLowerCase(Locale.ROOT).split(" "))
                                .allMatch(word -> row.written.contains(" " + word)));
    }

    /** Each value by itself, and many at random together. */
    private List<SubmissionFilter> filters() {
        LocalDate today = LocalDate.now(clock);
        String[][] choices = {
            {"service-led", "crossing-over", "experience-led", "none"},
            {
                today.minusDays(3).toString(),
                today.minusDays(60).toString(),
                today.plusDays(1).toString()
            },
            {
                today.minusDays(30).toString(),
                today.minusDays(2).toString(),
                today.minusDays(200).toString()
            },
            {"newsletter", "shop", "nobody"},
            {"NEW", "IN_CONVERSATION", "DONE", "OVERDUE"},
            {"ada", "grace", "nobody"},
            {Population.COMMON_TAG, "hotel", "none"},
            {"customers", "cus", "team customers", "WE our T", "called", "bakery ltd", "none of it"},
            {"true"},
            {"true", "false"}
        };
        List<SubmissionFilter> filters = new ArrayList<>(List.of(SubmissionFilter.ALL));
        for (int field = 0; field < choices.length; field++) {
            for (String value : choices[field]) {
                String[] fields = new String[choices.length];
                Arrays.fill(fields, "");
                fields[field] = value;
                filters.add(filter(fields));
            }
        }
        Random random = new Random(2);
        for (int i = 0; i < 60; i++) {
            filters.add(filter(Arrays.stream(choices)
                    .map(values -> random.nextInt(3) == 0 ? values[random.nextInt(values.length)] : "")
                    .toArray(String[]::new)));
        }
        return filters;
    }

    private static SubmissionFilter filter(String... fields) {
        return new SubmissionFilter(
                fields[0],
                fields[1].isEmpty() ? null : LocalDate.parse(fields[1]),
                fields[2].isEmpty() ? null : LocalDate.parse(fields[2]),
                fields[3],
                fields[4],
                fields[5],
                fields[6],
                fields[7],
                fields[8],
                fields[9],
                SortOrder.NEWEST_FIRST);
    }

    private static SubmissionFilter filter(Map<String, String> given, SortOrder order) {
        return new SubmissionFilter(
                given.getOrDefault("band", ""),
                null,
                null,
                "",
                given.getOrDefault("state", ""),
                "",
                given.getOrDefault("tag", ""),
                given.getOrDefault("q", ""),
                "",
                "",
                order);
    }

    @Test
    void whatPassesEachFilterIsWhatAPlainLookAtAllRowsSays() {
        populate(700);
        jdbc.sql("update follow_up set has_action = true where has_feedback and mod(submission_id, 3) = 0")
                .update();
        List<Row> rows = rows();
        assertThat(rows).hasSize(700);
        int some = 0;
        for (SubmissionFilter filter : filters()) {
            List<Long> expected = rows.stream()
                    .filter(row -> passes(filter, row))
                    .map(row -> row.submission.id())
                    .toList();
            some += expected.isEmpty() ? 0 : 1;

            assertThat(inbox.ids(filter)).as("%s", filter).isEqualTo(expected);
            for (int page : List.of(1, 2, 1_000)) {
                Inbox.Results found = inbox.page(filter, page);
                int first = 25 * found.page().getNumber();
                assertThat(found.page().map(Submission::id).getContent())
                        .as("%s, page %s", filter, page)
                        .isEqualTo(expected.subList(first, Math.min(first + 25, expected.size())));
                assertThat(found.page().getTotalElements()).isEqualTo(expected.size());
                assertThat(found.more()).isFalse();
            }
        }
        assertThat(some).isGreaterThan(30);
    }

    @Test
    void moreThanIsReadAtOnceComesInOrderAlsoWhereManyShareAnInstant() {
        populate(2_500);
        jdbc.sql("update follow_up set submitted_at = date_trunc('day', submitted_at)")
                .update();
        List<Long> expected = jdbc.sql(
                        "select submission_id from follow_up order by submitted_at desc, submission_id desc")
                .query(Long.class)
                .list();

        assertThat(inbox.ids(SubmissionFilter.ALL)).isEqualTo(expected);
    }

    static Stream<SortOrder> orders() {
        return Arrays.stream(Column.values())
                .filter(column -> column != Column.DATE)
                .flatMap(column -> Stream.of(new SortOrder(column, false), new SortOrder(column, true)));
    }

    private static @Nullable String key(Column column, Row row) {
        return switch (column) {
            case DATE -> row.submission.submittedAt().toString();
            case SCORE -> "%03d".formatted(row.submission.score());
            case BUSINESS ->
                row.submission
                        .contact()
                        .map(Contact::business)
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .orElse(null);
            case STATE -> "" + List.of(FollowUp.State.values()).indexOf(row.followUp.state());
            case ASSIGNEE -> row.followUp.assignee().orElse(null);
        };
    }

    /** Ties are the newest first, and what has nothing in the column comes last. */
    @ParameterizedTest
    @MethodSource("orders")
    void thePagesOfASortedListHaveEachThatPassesExactlyOnceInItsPlace(SortOrder order) {
        populate(400);
        jdbc.sql("update follow_up set submitted_at = date_trunc('day', submitted_at)")
                .update();
        List<Row> newestFirst = new ArrayList<>(rows());
        newestFirst.sort(
                Comparator.comparing((Row row) -> row.submission.submittedAt().truncatedTo(ChronoUnit.DAYS))
                        .thenComparing(row -> row.submission.id())
                        .reversed());
        for (Map<String, String> given : List.of(
                Map.<String, String>of(),
                Map.of("band", "crossing-over"),
                Map.of("state", "OVERDUE"),
                Map.of("tag", Population.COMMON_TAG),
                Map.of("tag", Population.COMMON_TAG, "state", "DONE", "q", "c"))) {
            SubmissionFilter filter = filter(given, order);
            Comparator<String> inOrder = order.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
            List<Long> expected = newestFirst.stream()
                    .filter(row -> passes(filter, row))
                    .sorted(Comparator.comparing(row -> key(order.by(), row), Comparator.nullsLast(inOrder)))
                    .map(row -> row.submission.id())
                    .toList();

            assertThat(onAllPages(filter)).as("%s", filter).isNotEmpty().isEqualTo(expected);
        }
    }

    private List<Long> onAllPages(SubmissionFilter filter) {
        int pages = inbox.page(filter, 1).page().getTotalPages();
        return IntStream.rangeClosed(1, pages)
                .mapToObj(page -> inbox.page(filter, page).page().map(Submission::id))
                .flatMap(Page::stream)
                .toList();
    }

    @Test
    void theOldestFirstIsTheNewestFirstBackwards() {
        populate(400);
        jdbc.sql("update follow_up set submitted_at = date_trunc('day', submitted_at)")
                .update();
        for (Map<String, String> given : List.of(
                Map.<String, String>of(),
                Map.of("band", "crossing-over"),
                Map.of("tag", Population.COMMON_TAG, "state", "DONE"),
                Map.of("q", "c"))) {
            List<Long> backwards = new ArrayList<>(onAllPages(filter(given, SortOrder.NEWEST_FIRST)));
            Collections.reverse(backwards);

            assertThat(onAllPages(filter(given, new SortOrder(Column.DATE, false))))
                    .as("%s", given)
                    .hasSizeGreaterThan(5)
                    .isEqualTo(backwards);
        }
    }

    /** 32,768 of a kind, each a minute older than the one before, half of them not submitted. */
    private void double15Times() {
        populate(1);
        jdbc.sql("update submission set feedback = 'Cooperative', business = null, contact_name = null")
                .update();
        for (int i = 0; i < 15; i++) {
            jdbc.sql("""
                            insert into submission (token_hash, attempt, questionnaire_version_id, answers, feedback, started_at,
                                changed_at, submitted_at, reference, score, band)
                            select ? || id, 1, questionnaire_version_id, answers, feedback, started_at, changed_at,
                                submitted_at - interval '1' minute, ? || id, score, band
                            from submission
                            """).params("hash" + i, "ref" + i).update();
        }
        jdbc.sql("""
                        insert into submission (token_hash, attempt, questionnaire_version_id, answers, started_at, changed_at)
                        select 'new' || id, 1, questionnaire_version_id, answers, started_at, changed_at from submission
                        """).update();
        jdbc.sql("delete from follow_up").update();
        jdbc.sql("delete from submission_word").update();
        jdbc.sql("""
                        insert into follow_up (submission_id, state, reply_by, version, submitted_at, band, has_feedback, waiting)
                        select id, 'NEW', date '2001-01-01', 0, submitted_at, band, true, true
                        from submission where submitted_at is not null
                        """).update();
        jdbc.sql("insert into submission_word (submission_id, word) select submission_id, ? from follow_up")
                .param(SearchTerms.bytes("cooperative"))
                .update();
    }

    private String text(String path) {
        return new Visitor(mvc).get(path).text();
    }

    @Test
    void beyondTenThousandIsMoreAndHasNoPages() {
        double15Times();

        assertThat(text("/admin"))
                .startsWith("Submissions More than 10,000 submissions. More than 10,000 in progress.")
                .contains("More than 10,000 are overdue", "Page 1 of 400")
                .doesNotContain("Pages lead no further.");
        for (String page : List.of("400", "401", "99999")) {
            assertThat(text("/admin?page=" + page))
                    .contains("Page 400 of 400", "Pages lead no further. To see the others, choose dates.");
        }
        assertThat(text("/admin/feedback"))
                .startsWith("Feedback More than 10,000 visitors have written something.")
                .contains("Page 1 of 400");
        assertThat(inbox.ids(SubmissionFilter.ALL)).hasSize(32_768);
        assertThat(inbox.ids(SubmissionFilter.ALL.withFeedback())).hasSize(32_768);
    }

    @Test
    void aCommonWordIsLookedForInTheNewestAndInAllThatTheRestOfTheFilterLeaves() {
        double15Times();
        List<Long> newestFirst = jdbc.sql(
                        "select submission_id from follow_up order by submitted_at desc, submission_id desc")
                .query(Long.class)
                .list();
        jdbc.sql("update follow_up set assignee = 'ada' where submission_id in (?, ?)")
                .params(newestFirst.get(7), newestFirst.get(30_000))
                .update();
        jdbc.sql("delete from submission_word where submission_id in (select submission_id from follow_up"
                        + " order by submitted_at desc, submission_id desc limit 19990)")
                .update();

        assertThat(text("/admin?q=coop")).contains("More than 10 submissions.");
        assertThat(inbox.page(COOP, 1).page().map(Submission::id).getContent())
                .isEqualTo(newestFirst.subList(19_990, 20_000));
        assertThat(text("/admin?q=coop&assignee=ada")).contains("1 submission.");
        assertThat(inbox.ids(COOP)).hasSize(12_778);
    }

    @Test
    void ofMoreThanHavePagesTheNewestAreSortedAndTheOldestFirstAreTheOldestOfAll() {
        double15Times();
        List<Long> newestFirst = jdbc.sql(
                        "select submission_id from follow_up order by submitted_at desc, submission_id desc")
                .query(Long.class)
                .list();
        jdbc.sql("update submission set score = 50 where submitted_at is not null")
                .update();
        lowerScore(newestFirst.get(10_000), 1);
        lowerScore(newestFirst.get(9_999), 2);

        List<Long> sorted = onAllPages(filter(Map.of(), new SortOrder(Column.SCORE, false)));

        assertThat(sorted).hasSize(10_000).startsWith(newestFirst.get(9_999), newestFirst.get(0));
        assertThat(sorted).containsExactlyInAnyOrderElementsOf(newestFirst.subList(0, 10_000));
        assertThat(text("/admin?sort=score"))
                .contains(
                        "Sorted and shown are only the newest of them, 10,000 in number. To see earlier ones, choose dates.");
        assertThat(text("/admin?sort=date")).doesNotContain("Sorted and shown");
        assertThat(inbox.page(filter(Map.of(), new SortOrder(Column.DATE, false)), 1)
                        .page()
                        .map(Submission::id))
                .startsWith(newestFirst.get(32_767), newestFirst.get(32_766));
    }

    private void lowerScore(long id, int score) {
        jdbc.sql("update submission set score = ? where id = ?")
                .params(score, id)
                .update();
    }

    @Test
    void theFirst200TagsCanBeChosenInTheOrderOfTheAlphabetAndTheOneThatIsChosen() {
        populate(1);
        jdbc.sql("delete from follow_up_tag").update();
        for (int i = 0; i < 205; i++) {
            jdbc.sql("insert into follow_up_tag (submission_id, tag, submitted_at)"
                            + " select submission_id, ?, submitted_at from follow_up")
                    .param("tag %03d".formatted((i * 7) % 205))
                    .update();
        }

        assertThat(followUps.tagsInUse())
                .hasSize(200)
                .isSorted()
                .startsWith("tag 000")
                .endsWith("tag 199");
        assertThat(new Visitor(mvc)
                        .get("/admin?tag=tag 204")
                        .html()
                        .select("#tag option")
                        .eachText())
                .hasSize(202)
                .endsWith("tag 199", "tag 204");
    }
}

/** The same on PostgreSQL. */
@PostgresTest
class SubmissionQueryOnPostgresTest extends SubmissionQueryTest {}
