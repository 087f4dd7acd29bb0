package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.followup.FollowUp;
import com.cxcheck.followup.FollowUp.State;
import com.cxcheck.inbox.SortOrder.Column;
import com.cxcheck.submission.Contact;
import com.cxcheck.submission.Submission;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.domain.Page;

/** The order of lists and their pages. */
class SortedListTest extends PopulatedInbox {

    static Stream<SortOrder> orders() {
        return Arrays.stream(Column.values())
                .filter(column -> column != Column.DATE)
                .flatMap(column -> Stream.of(new SortOrder(column, false), new SortOrder(column, true)));
    }

    private static @Nullable String key(Column column, Row row) {
        return switch (column) {
            case DATE -> row.submission().submittedAt().toString();
            case SCORE -> "%03d".formatted(row.submission().score());
            case BUSINESS ->
                row.submission()
                        .contact()
                        .map(Contact::business)
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .orElse(null);
            case STATE ->
                "" + List.of(FollowUp.State.values()).indexOf(row.followUp().state());
            case ASSIGNEE -> row.followUp().assignee().orElse(null);
            case DUE ->
                row.followUp().state() == State.DONE
                        ? null
                        : row.followUp().replyBy().map(LocalDate::toString).orElse(null);
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
                Comparator.comparing((Row row) -> row.submission().submittedAt().truncatedTo(ChronoUnit.DAYS))
                        .thenComparing(row -> row.submission().id())
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
                    .map(row -> row.submission().id())
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
                    .filter(row -> row.followUp().isOverdue(today))
                    .sorted(Comparator.comparing(
                                    (Row row) -> row.followUp().replyBy().orElseThrow())
                            .thenComparing(row -> row.submission().id()))
                    .map(row -> row.submission().id())
                    .toList();
            List<Long> others = Stream.of(true, false)
                    .flatMap(due -> matching.stream()
                            .filter(row -> !row.followUp().isOverdue(today)
                                    && row.followUp().replyBy().isPresent() == due))
                    .map(row -> row.submission().id())
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
@Tag("slow")
class SortedListOnPostgresTest extends SortedListTest {}
