package com.cxcheck.inbox;

import com.cxcheck.input.TextLength;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** The filters that each consultant keeps as views of the inbox, under names of their own. Colleagues have theirs. */
@Component
class SavedViews {

    /** For each consultant. */
    static final int MAX_COUNT = 10;

    /** In UTF-16 units. */
    static final int MAX_NAME_LENGTH = 40;

    private final JdbcClient jdbc;

    SavedViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record SavedView(long id, String name, SubmissionFilter filter) {}

    static boolean isValid(String name) {
        return TextLength.isValid(name, MAX_NAME_LENGTH);
    }

    /** In the order in which they were saved. */
    List<SavedView> of(String consultant) {
        return jdbc.sql("select id, name, filter from saved_view where consultant = ? order by id limit ?")
                .params(consultant, MAX_COUNT)
                .query((row, number) -> new SavedView(row.getLong(1), row.getString(2), parse(row.getString(3))))
                .list();
    }

    /**
     * Saves a filter, in place of an earlier one of the same name.
     *
     * @return whether there was room for it
     */
    @Transactional
    boolean save(String consultant, String name, SubmissionFilter filter) {
        String query = filter.url("");
        jdbc.sql("delete from saved_view where consultant = ? and name = ?")
                .params(consultant, name.strip())
                .update();
        if (of(consultant).size() >= MAX_COUNT) {
            return false;
        }
        jdbc.sql("insert into saved_view (consultant, name, filter) values (?, ?, ?)")
                .params(consultant, name.strip(), query)
                .update();
        return true;
    }

    void remove(String consultant, long id) {
        jdbc.sql("delete from saved_view where consultant = ? and id = ?")
                .params(consultant, id)
                .update();
    }

    private static SubmissionFilter parse(String url) {
        MultiValueMap<String, String> query =
                UriComponentsBuilder.fromUriString(url).build().getQueryParams();
        String sort = value(query, "sort");
        return new SubmissionFilter(
                value(query, "view"),
                value(query, "band"),
                day(value(query, "from")),
                day(value(query, "to")),
                value(query, "source"),
                value(query, "state"),
                value(query, "assignee"),
                value(query, "tag"),
                value(query, "q"),
                value(query, "feedback"),
                value(query, "hasAction"),
                value(query, "reachable"),
                sort.isEmpty()
                        ? ListView.parse(value(query, "view"))
                                .orElse(ListView.ALL)
                                .defaultOrder()
                        : SortOrder.valueOf(sort));
    }

    private static String value(MultiValueMap<String, String> query, String name) {
        String value = query.getFirst(name);
        return value == null ? "" : UriUtils.decode(value, StandardCharsets.UTF_8);
    }

    private static @Nullable LocalDate day(String value) {
        try {
            return value.isEmpty() ? null : LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
