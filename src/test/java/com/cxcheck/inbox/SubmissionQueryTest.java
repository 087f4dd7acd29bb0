package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.submission.Submission;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the lists find, compared with a plain look at all rows. */
class SubmissionQueryTest extends PopulatedInbox {

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
                    .map(row -> row.submission().id())
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
}

/** The same on PostgreSQL. */
@PostgresTest
class SubmissionQueryOnPostgresTest extends SubmissionQueryTest {}
