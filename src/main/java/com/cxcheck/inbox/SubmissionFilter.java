package com.cxcheck.inbox;

import com.cxcheck.followup.Tags;
import com.cxcheck.input.Dates;
import com.cxcheck.input.TextLength;
import com.cxcheck.submission.Source;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The filter and the order of a list, as query parameters. An empty field matches everything; unknown values of view, state,
 * feedback, hasAction and reachable are ignored.
 *
 * @param view a {@link ListView}
 * @param band ids of bands, separated by commas: any of them
 * @param from the first day of submission
 * @param to the last day of submission, inclusive
 * @param source names of sources in any case, separated by commas: any of them
 * @param state the name of a {@link com.cxcheck.followup.FollowUp.State}, or {@link #OVERDUE}
 * @param assignee the name of a consultant, {@link #UNASSIGNED} or {@link #LEFT}
 * @param q beginnings of words that all occur in the texts of a submission
 * @param feedback {@link #YES} for submissions with feedback only
 * @param hasAction for feedback only: whether an action was taken, {@link #YES} or {@link #NO}
 * @param reachable whether the visitor left an e-mail address or a telephone number, {@link #YES} or {@link #NO}
 * @param sort of lists; files have the newest first
 */
public record SubmissionFilter(
        String view,
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
        String reachable,
        SortOrder sort) {

    /** Not done, and the reply date is before today. */
    static final String OVERDUE = "OVERDUE";

    static final List<String> STATES = List.of("NEW", "IN_CONVERSATION", "DONE", OVERDUE);

    public static final String YES = "true";
    static final String NO = "false";

    /** In place of the name of an assignee, which has no brackets: nobody. */
    static final String UNASSIGNED = "(nobody)";

    /** In place of the name of an assignee: anyone who may no longer sign in. */
    static final String LEFT = "(left)";

    public static final SubmissionFilter ALL =
            new SubmissionFilter("", "", null, null, "", "", "", "", "", "", "", "", SortOrder.NEWEST_FIRST);

    private static final int MAX_Q_LENGTH = 100;

    /** Longer than any stored value, so that a value cut to it matches nothing. */
    private static final int MAX_VALUE_LENGTH = 101;

    /** Of several sources or bands, so that no address is too long for a server. */
    private static final int MAX_LIST_LENGTH = 150;

    public SubmissionFilter {
        Optional<ListView> known = ListView.parse(view == null ? "" : view);
        view = known.map(ListView::parameter).orElse("");
        from = from == null ? null : Dates.clamp(from);
        to = to == null ? null : Dates.clamp(to);
        band = trim(band, MAX_LIST_LENGTH);
        source = trim(source, MAX_LIST_LENGTH);
        state = state != null && STATES.contains(state) ? state : "";
        assignee = trim(assignee, MAX_VALUE_LENGTH);
        tag = Tags.normalize(trim(tag, MAX_VALUE_LENGTH));
        q = trim(q, MAX_Q_LENGTH);
        feedback = YES.equals(feedback) ? YES : "";
        hasAction = YES.equals(hasAction) || NO.equals(hasAction) ? hasAction : "";
        reachable = YES.equals(reachable) || NO.equals(reachable) ? reachable : "";
        sort = sort == null ? known.orElse(ListView.ALL).defaultOrder() : sort;
    }

    private static String trim(@Nullable String value, int maxLength) {
        return value == null ? "" : TextLength.beginning(value.strip(), maxLength);
    }

    /** Whether nothing is filtered; the order is ignored. */
    public boolean isEmpty() {
        return equals(ALL.sorted(sort));
    }

    /** Whether nothing but the tag and the dates restrict it. */
    boolean hasOnlyTag() {
        return q.isEmpty()
                && followUpStates().equals(ListView.ALL.states())
                && without("tag").without("from").without("to").withView("").isEmpty();
    }

    /** Whether it is a whole view; the order is ignored. */
    public boolean isWholeView() {
        return withView("").withAssignee(isMine() ? "" : assignee).isEmpty();
    }

    private boolean isMine() {
        return view.equals(ListView.MINE.parameter());
    }

    Optional<ListView> chosenView() {
        return ListView.parse(view);
    }

    /** Any of which a matching submission has. */
    List<FollowUpState> followUpStates() {
        return FollowUpState.restrict(chosenView().orElse(ListView.ALL).states(), state);
    }

    List<String> bands() {
        return split(band);
    }

    /** The keys of the sources. */
    List<String> sources() {
        return split(source).stream().map(Source::key).distinct().toList();
    }

    private static List<String> split(String values) {
        return Stream.of(values.split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    /** What a list without any parameter is, and whose a view of one's own is. */
    SubmissionFilter shownTo(String consultant) {
        if (isEmpty()) {
            SubmissionFilter toDo = withView(ListView.TO_DO.parameter());
            return sort.equals(SortOrder.NEWEST_FIRST) ? toDo.sorted(ListView.TO_DO.defaultOrder()) : toDo;
        }
        return isMine() && assignee.isEmpty() ? withAssignee(consultant) : this;
    }

    SubmissionFilter withFeedback() {
        return copy(view, assignee, YES, sort);
    }

    SubmissionFilter withView(String newView) {
        return copy(newView, assignee, feedback, sort);
    }

    SubmissionFilter withAssignee(String name) {
        return copy(view, name, feedback, sort);
    }

    public SubmissionFilter sorted(SortOrder order) {
        return copy(view, assignee, feedback, order);
    }

    private SubmissionFilter copy(String newView, String newAssignee, String newFeedback, SortOrder newSort) {
        return new SubmissionFilter(
                newView,
                band,
                from,
                to,
                source,
                state,
                newAssignee,
                tag,
                q,
                newFeedback,
                hasAction,
                reachable,
                newSort);
    }

    /** The same without one of its fields, or the whole view for an unknown one. */
    public SubmissionFilter without(String field) {
        return new SubmissionFilter(
                view,
                field.equals("band") ? "" : band,
                field.equals("from") ? null : from,
                field.equals("to") ? null : to,
                field.equals("source") ? "" : source,
                field.equals("state") ? "" : state,
                field.equals("assignee") ? "" : assignee,
                field.equals("tag") ? "" : tag,
                field.equals("q") ? "" : q,
                field.equals("feedback") ? "" : feedback,
                field.equals("hasAction") ? "" : hasAction,
                field.equals("reachable") ? "" : reachable,
                sort);
    }

    /** The path of the whole view. */
    public String clearedUrl(String path) {
        SubmissionFilter whole = ALL.withView(view).sorted(sort);
        return (isMine() ? whole.withAssignee(assignee) : whole).url(path);
    }

    /** The path with everything selected. */
    public String selectAllUrl(String path, int page) {
        String url = url(path, page);
        return url + (url.contains("?") ? "&" : "?") + "select=all";
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
        parameters.put("view", view);
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
        parameters.put("reachable", reachable);
        SortOrder standard = chosenView().orElse(ListView.ALL).defaultOrder();
        parameters.put("sort", sort.equals(standard) ? "" : sort.toString());
        parameters.values().removeIf(""::equals);
        return parameters;
    }
}
