package com.cxcheck.inbox;

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
 * The filter and the order of a list, as query parameters. An empty field matches everything; unknown values of state,
 * feedback and hasAction are ignored.
 *
 * @param band the id of a band
 * @param from the first day of submission
 * @param to the last day of submission, inclusive
 * @param state the name of a {@link com.cxcheck.followup.FollowUp.State}, or {@link #OVERDUE}
 * @param assignee the name of a consultant
 * @param q beginnings of words that all occur in the business, the contact name, the feedback or the notes
 * @param feedback {@link #YES} for submissions with feedback only
 * @param hasAction for feedback only: whether an action was taken, {@link #YES} or {@link #NO}
 * @param sort of lists; files have the newest first
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

    /** Not done, and the reply date is before today. */
    static final String OVERDUE = "OVERDUE";

    static final List<String> STATES = List.of("NEW", "IN_CONVERSATION", "DONE", OVERDUE);

    public static final String YES = "true";
    static final String NO = "false";

    public static final SubmissionFilter ALL =
            new SubmissionFilter("", null, null, "", "", "", "", "", "", "", SortOrder.NEWEST_FIRST);

    private static final int MAX_Q_LENGTH = 100;

    /** Longer than any stored value, so that a value cut to it matches nothing. */
    private static final int MAX_VALUE_LENGTH = 101;

    public SubmissionFilter {
        from = from == null ? null : Dates.clamp(from);
        to = to == null ? null : Dates.clamp(to);
        band = trim(band, MAX_VALUE_LENGTH);
        source = trim(source, MAX_VALUE_LENGTH);
        state = state != null && STATES.contains(state) ? state : "";
        assignee = trim(assignee, MAX_VALUE_LENGTH);
        tag = Tags.normalize(trim(tag, MAX_VALUE_LENGTH));
        q = trim(q, MAX_Q_LENGTH);
        feedback = YES.equals(feedback) ? YES : "";
        hasAction = YES.equals(hasAction) || NO.equals(hasAction) ? hasAction : "";
        sort = sort == null ? SortOrder.NEWEST_FIRST : sort;
    }

    private static String trim(@Nullable String value, int maxLength) {
        return value == null ? "" : TextLength.beginning(value.strip(), maxLength);
    }

    /** Whether nothing is filtered; the order is ignored. */
    public boolean isEmpty() {
        return equals(ALL.sorted(sort));
    }

    SubmissionFilter withFeedback() {
        return new SubmissionFilter(band, from, to, source, state, assignee, tag, q, YES, hasAction, sort);
    }

    /** The filter with the order that the link in the head of a column leads to. */
    public SubmissionFilter sortedBy(String column) {
        return sorted(sort.choose(SortOrder.valueOf(column).by()));
    }

    private SubmissionFilter sorted(SortOrder order) {
        return new SubmissionFilter(band, from, to, source, state, assignee, tag, q, feedback, hasAction, order);
    }

    /** The path with this filter as its query. */
    public String url(String path) {
        return url(path, 1);
    }

    public String url(String path, int page) {
        UriComponentsBuilder url = UriComponentsBuilder.fromPath(path);
        Map<String, Object> parameters = parameters();
        parameters.keySet().forEach(name -> url.queryParam(name, "{" + name + "}"));
        return url.queryParamIfPresent("page", page > 1 ? Optional.of(page) : Optional.empty())
                .encode()
                .buildAndExpand(parameters)
                .toUriString();
    }

    /** The fields that are not empty and not the default. */
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("band", band);
        parameters.put("from", from == null ? "" : from);
        parameters.put("to", to == null ? "" : to);
        parameters.put("source", source);
        parameters.put("state", state);
        parameters.put("assignee", assignee);
        parameters.put("tag", tag);
        parameters.put("q", q);
        parameters.put("feedback", feedback);
        parameters.put("hasAction", hasAction);
        parameters.put("sort", sort.equals(SortOrder.NEWEST_FIRST) ? "" : sort.toString());
        parameters.values().removeIf(""::equals);
        return parameters;
    }
}
