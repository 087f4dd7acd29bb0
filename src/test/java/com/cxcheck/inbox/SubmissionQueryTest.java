package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.AppTest;
import com.cxcheck.PostgresTest;
import com.cxcheck.followup.FollowUp;
import com.cxcheck.followup.FollowUp.State;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Page;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the lists find, compared with a plain look at all rows. */
@AppTest
class SubmissionQueryTest {

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
    private JdbcTemplate template;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @BeforeEach
    void empty() {
        Population.clear(jdbc);
    }

    @AfterEach
    void removeConsultants() {
        jdbc.sql("delete from consultant where username in ('ada', 'katherine', 'joan', 'grace')")
                .update();
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
        return Stream.of(
                        followUps.get(submission.id()).tags().stream(),
                        submission.source().map(Source::name).stream(),
                        Stream.of(
                                submission.feedback().orElse(""),
                                submission.contact().map(Contact::business).orElse(""),
                                submission.contact().map(Contact::name).orElse("")),
                        notes.findBySubmissionIdOrderById(submission.id()).stream()
                                .map(Note::text))
                .flatMap(texts -> texts)
                .reduce("", (all, text) -> all + " " + text)
                .toLowerCase(Locale.ROOT);
    }

    /** The plain and slow computation. */
    private boolean passes(SubmissionFilter filter, Row row) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = LocalDate.ofInstant(row.submission.submittedAt(), clock.getZone());
        FollowUp followUp = row.followUp;
        return (filter.band().isEmpty()
                        || List.of(filter.band().split(","))
                                .contains(row.submission.band().id()))
                && (filter.from() == null || !day.isBefore(filter.from()))
                && (filter.to() == null || !day.isAfter(filter.to()))
                && (filter.source().isEmpty()
                        || List.of(filter.source().toLowerCase(Locale.ROOT).split(","))
                                .contains(row.submission
                                        .source()
                                        .map(Source::name)
                                        .orElse("")))
                && (filter.reachable().isEmpty()
                        || filter.reachable().equals("true")
                                == row.submission
                                        .contact()
                                        .filter(Contact::isReachable)
                                        .isPresent())
                && switch (filter.view()) {
                    case "to-do" ->
                        followUp.state() == State.NEW
                                || (followUp.state() == State.IN_CONVERSATION
                                        && followUp.replyBy()
                                                .filter(due -> !due.isAfter(today))
                                                .isPresent());
                    case "overdue" -> followUp.isOverdue(today);
                    case "mine" -> followUp.state() != State.DONE;
                    case "in-conversation" -> followUp.state() == State.IN_CONVERSATION;
                    case "done" -> followUp.state() == State.DONE;
                    default -> true;
                }
                && switch (filter.state()) {
                    case "" -> true;
                    case SubmissionFilter.OVERDUE -> followUp.isOverdue(today);
                    default -> followUp.state().name().equals(filter.state());
                }
                && switch (filter.assignee()) {
                    case "" -> true;
                    case SubmissionFilter.UNASSIGNED -> followUp.assignee().isEmpty();
                    case SubmissionFilter.LEFT ->
                        followUp.assignee().filter("grace"::equals).isPresent();
                    default ->
                        followUp.assignee().filter(filter.assignee()::equals).isPresent();
                }
                && (filter.tag().isEmpty() || followUp.tags().contains(filter.tag()))
                && (filter.feedback().isEmpty() || row.submission.feedback().isPresent())
                && (filter.hasAction().isEmpty()
                        || (row.submission.feedback().isPresent()
                                && filter.hasAction().equals(SubmissionFilter.YES)
                                        != followUp.feedbackAction().isAwaited()))
                && (filter.q().isEmpty()
                        || Arrays.stream(filter.q().toLowerCase(Locale.ROOT).split(" "))
                                .allMatch(word -> row.written.contains(" " + word)));
    }

    /** Each value by itself, and many at random together. */
    private List<SubmissionFilter> filters() {
        LocalDate today = LocalDate.now(clock);
        String[][] choices = {
            {"service-led", "crossing-over", "experience-led", "none", "service-led,crossing-over"},
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
            {"newsletter", "shop", "nobody", "Shop,NEWSLETTER"},
            {"NEW", "IN_CONVERSATION", "DONE", "OVERDUE"},
            {"ada", "grace", "nobody", "(nobody)", "(left)"},
            {Population.COMMON_TAG, "hotel", "none"},
            {"customers", "cus", "team customers", "WE our T", "called", "bakery ltd", "none of it"},
            {"true"},
            {"true", "false"},
            {"true", "false"},
            {"to-do", "overdue", "mine", "in-conversation", "done", "all"}
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
        for (int i = 0; i < 150; i++) {
            filters.add(filter(Arrays.stream(choices)
                    .map(values -> random.nextInt(3) == 0 ? values[random.nextInt(values.length)] : "")
                    .toArray(String[]::new)));
        }
        return filters;
    }

    private static SubmissionFilter filter(String... fields) {
        return new SubmissionFilter(
                fields[11],
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
                fields[10],
                SortOrder.NEWEST_FIRST);
    }

    private static SubmissionFilter filter(Map<String, String> given, SortOrder order) {
        return new SubmissionFilter(
                given.getOrDefault("view", ""),
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
                "",
                order);
    }

    @Test
    void whatPassesEachFilterIsWhatAPlainLookAtAllRowsSays() {
        populate(700);
        jdbc.sql("update follow_up set action_taken = 'Done', action_taken_by = 'ada', action_taken_at = submitted_at"
                        + " where has_feedback and mod(submission_id, 3) = 0")
                .update();
        removeConsultants();
        jdbc.sql("insert into consultant (username, password_hash, enabled) values"
                        + " ('ada', '', true), ('katherine', '', true), ('joan', '', true), ('grace', '', false)")
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
            case DUE ->
                row.followUp.state() == State.DONE
                        ? null
                        : row.followUp.replyBy().map(LocalDate::toString).orElse(null);
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

    @Test
    void whatIsToDoIsInThreeGroupsAndTheFilterStays() {
        populate(700);
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("update follow_up set reply_by = ? where state = 'IN_CONVERSATION' and mod(submission_id, 2) = 0")
                .param(today)
                .update();
        List<Row> rows = rows();
        for (Map<String, String> given : List.of(
                Map.of("view", "to-do"),
                Map.of("view", "to-do", "band", "crossing-over"),
                Map.of("view", "to-do", "state", "NEW"),
                Map.of("view", "to-do", "state", "OVERDUE"),
                Map.of("view", "to-do", "tag", "hotel"),
                Map.of("view", "to-do", "q", "c"))) {
            SubmissionFilter filter = filter(given, SortOrder.MOST_TO_DO);
            List<Row> matching =
                    rows.stream().filter(row -> passes(filter, row)).toList();
            List<Long> overdue = matching.stream()
                    .filter(row -> row.followUp.isOverdue(today))
                    .sorted(Comparator.comparing(
                                    (Row row) -> row.followUp.replyBy().orElseThrow())
                            .thenComparing(row -> row.submission.id()))
                    .map(row -> row.submission.id())
                    .toList();
            List<Long> others = Stream.of(true, false)
                    .flatMap(due -> matching.stream()
                            .filter(row -> !row.followUp.isOverdue(today)
                                    && row.followUp.replyBy().isPresent() == due))
                    .map(row -> row.submission.id())
                    .toList();

            List<Long> all = onAllPages(filter);
            assertThat(all.subList(overdue.size(), all.size())).as("%s", filter).isEqualTo(others);
            assertThat(all.subList(0, overdue.size())).as("%s", filter).containsExactlyInAnyOrderElementsOf(overdue);
            for (int number : List.of(1, 2, all.size() / 2, all.size())) {
                if (number < 1 || number > all.size()) {
                    continue;
                }
                Inbox.Position position = inbox.position(filter, all.get(number - 1));
                assertThat(position.number()).isEqualTo(number);
                assertThat(position.total()).isEqualTo(all.size());
                assertThat(position.previous().orElse(0L)).isEqualTo(number == 1 ? 0L : all.get(number - 2));
                assertThat(position.next().orElse(0L)).isEqualTo(number == all.size() ? 0L : all.get(number));
            }
        }
        assertThat(inbox.position(filter(Map.of("view", "to-do"), SortOrder.MOST_TO_DO), -1)
                        .number())
                .as("not in the list")
                .isZero();
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
}

/** The same on PostgreSQL. */
@PostgresTest
class SubmissionQueryOnPostgresTest extends SubmissionQueryTest {}
