package com.cxcheck.inbox;

import com.cxcheck.followup.FollowUp;
import com.cxcheck.followup.Tags;
import com.cxcheck.input.Dates;
import com.cxcheck.input.TextLength;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which submissions the consultant looks at, and in which order; it stands in the address, so that it can be kept and passed
 * on.
 *
 * @param band the id of a band, or empty for all
 * @param from the first day
 * @param to the last day, included
 * @param source the name of the link that visitors came by, or empty for all
 * @param state the name of a {@link FollowUp.State}, or {@link #OVERDUE}, or empty for all
 * @param assignee the name of the consultant whose they are, or empty for all
 * @param tag a tag that they bear, or empty for all
 * @param q words, or beginnings of words, that all stand in the business's or the visitor's name, in the feedback or in the
 *     notes, in whatever order and case; or empty
 * @param feedback {@link #YES} for those only that have feedback, or empty for all
 * @param hasAction {@link #YES} for those only whose feedback was hasAction on, {@link #NO} for those whose feedback wasn't yet, or
 *     empty for all
 * @param sort the order of the list; files have the newest first
 */
public record SubmissionFilter(
        String band,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String source,
        String state,
        String assignee,
        String tag,
        String q,
        String feedback,
        String hasAction,
        SortOrder sort) {

    /** Those that should have been answered before today and aren't done. */
    static final String OVERDUE = "OVERDUE";

    /** What can be asked for. */
    static final List<String> STATES = List.of("NEW", "IN_CONVERSATION", "DONE", OVERDUE);

    static final String YES = "true";
    static final String NO = "false";

    public static final SubmissionFilter ALL =
            new SubmissionFilter("", null, null, "", "", "", "", "", "", "", SortOrder.NEWEST_FIRST);

    private static final int LONGEST_SEARCH = 100;

    /** No name of anything to filter by is as long as this, so nothing passes a filter that was cut to it. */
    private static final int TOO_LONG = 101;

    public SubmissionFilter {
        from = from == null ? null : Dates.clamp(from);
        to = to == null ? null : Dates.clamp(to);
        band = cut(band, TOO_LONG);
        source = cut(source, TOO_LONG);
        state = state != null && STATES.contains(state) ? state : "";
        assignee = cut(assignee, TOO_LONG);
        tag = Tags.normalize(cut(tag, TOO_LONG));
        q = cut(q, LONGEST_SEARCH);
        feedback = YES.equals(feedback) ? YES : "";
        hasAction = YES.equals(hasAction) || NO.equals(hasAction) ? hasAction : "";
        sort = sort == null ? SortOrder.NEWEST_FIRST : sort;
    }

    private static String cut(@Nullable String given, int mostUnits) {
        return given == null ? "" : TextLength.beginning(given.strip(), mostUnits);
    }

    /** Whether all pass, in whatever order. */
    public boolean isEmpty() {
        return equals(ALL.sorted(sort));
    }

    /** The same, of those that have feedback. */
    SubmissionFilter withFeedback() {
        return new SubmissionFilter(band, from, to, source, state, assignee, tag, q, YES, hasAction, sort);
    }

    /** The same, in the order that the head of a column leads to. */
    public SubmissionFilter sortedBy(String column) {
        return sorted(sort.choose(SortOrder.valueOf(column).by()));
    }

    private SubmissionFilter sorted(SortOrder order) {
        return new SubmissionFilter(band, from, to, source, state, assignee, tag, q, feedback, hasAction, order);
    }

    /** An address with this filter in its query. */
    public String on(String path) {
        return on(path, 1);
    }

    /** The address of a page of a list with this filter in its query. */
    public String on(String path, int page) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        Map<String, Object> given = given();
        given.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.queryParamIfPresent("page", page > 1 ? Optional.of(page) : Optional.empty())
                .encode()
                .buildAndExpand(given)
                .toUriString();
    }

    /** What of it is given, by the name of its field. */
    public Map<String, Object> given() {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("band", band);
        given.put("from", from == null ? "" : from);
        given.put("to", to == null ? "" : to);
        given.put("source", source);
        given.put("state", state);
        given.put("assignee", assignee);
        given.put("tag", tag);
        given.put("q", q);
        given.put("feedback", feedback);
        given.put("hasAction", hasAction);
        given.put("sort", sort.equals(SortOrder.NEWEST_FIRST) ? "" : sort.toString());
        given.values().removeIf(""::equals);
        return given;
    }
}
