package com.cxcheck.inbox;

import com.cxcheck.followup.FollowUp.State;
import com.cxcheck.inbox.RowRange.Column;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ranges of indexes that hold the rows of a filter, without overlap. follow_up repeats what submissions are filtered by; its
 * column facet joins the columns of few values, so that any combination of them is a few ranges of one index.
 *
 * <p>Rows whose reply date is today or later are few, which are read whatever else the filter has. Those with a reply date are
 * mostly overdue, so that a condition for that skips few rows.
 */
class RowRanges {

    /** With more ranges than this, rows are read by their assignee or source only. */
    private static final int MAX_RANGES = 150;

    private static final Sql TABLE = Sql.of("follow_up f");

    private final SubmissionFilter filter;
    private final Lookup lookup;
    private final LocalDate today;
    private final List<Sql> dates = new ArrayList<>();

    RowRanges(SubmissionFilter filter, Lookup lookup, Clock clock) {
        this.filter = filter;
        this.lookup = lookup;
        today = LocalDate.now(clock);
        if (filter.from() != null) {
            dates.add(Sql.of("f.submitted_at >= ?", startOf(filter.from(), clock)));
        }
        if (filter.to() != null) {
            dates.add(Sql.of("f.submitted_at < ?", startOf(filter.to().plusDays(1), clock)));
        }
    }

    private static Timestamp startOf(LocalDate day, Clock clock) {
        return Timestamp.from(day.atStartOfDay(clock.getZone()).toInstant());
    }

    private static boolean isFaceted(SubmissionFilter filter) {
        return !filter.band().isEmpty()
                || !filter.feedback().isEmpty()
                || !filter.hasAction().isEmpty()
                || !filter.reachable().isEmpty();
    }

    /** The ranges of a state, in the order of time but for those by due date. */
    List<RowRange> inOrderOfTime(FollowUpState state) {
        return ranges(state, false);
    }

    /** The ranges of a state by due date, where it is restricted to one and by nothing else. */
    List<RowRange> byDueDate(FollowUpState state) {
        return ranges(state, true);
    }

    private List<RowRange> ranges(FollowUpState state, boolean byDueDate) {
        if (lookup.ids().isPresent()) {
            return List.of(lookup.rows(all(state)));
        }
        if (lookup.onlyTag()) {
            return List.of(
                    new RowRange(Sql.of("follow_up_tag f"), List.of(new Column("f.tag", filter.tag())), false, dates));
        }
        boolean few = state.due() == Due.TODAY || state.due() == Due.FROM_TODAY;
        boolean dated = few || state.due() == Due.BEFORE_TODAY || state.due() == Due.BY_TODAY;
        if (state.state() != null && dated && (few || (byDueDate && isRestrictedByDueDateOnly()))) {
            return List.of(new RowRange(
                    TABLE, List.of(new Column("f.state", state.state().name())), true, all(state)));
        }
        List<Sql> rest =
                Stream.concat(dates.stream(), due(state.due()).stream()).toList();
        return prefixes(state).stream()
                .map(prefix -> new RowRange(
                        TABLE,
                        prefix,
                        false,
                        prefix.stream().allMatch(column -> isSourceOrAssignee(column.name())) ? all(state) : rest))
                .toList();
    }

    private static boolean isSourceOrAssignee(String column) {
        return column.equals("f.assignee") || column.equals("f.source");
    }

    private boolean isRestrictedByDueDateOnly() {
        return !isFaceted(filter)
                && lookup.assignees().isEmpty()
                && filter.sources().isEmpty()
                && dates.isEmpty();
    }

    private List<List<Column>> prefixes(FollowUpState state) {
        List<List<Column>> sourcesAndAssignees = sourcesAndAssignees();
        boolean several = !lookup.assignees().isEmpty() && !filter.sources().isEmpty();
        boolean plain = !isFaceted(filter) && state.due() == Due.ANY;
        if (several || (plain && state.state() == null)) {
            return sourcesAndAssignees;
        }
        if (plain
                && sourcesAndAssignees.size() == 1
                && sourcesAndAssignees.get(0).isEmpty()) {
            return List.of(List.of(new Column(
                    "f.state",
                    Optional.ofNullable(state.state()).map(State::name).orElseThrow())));
        }
        List<String> facets = facets(state);
        if (sourcesAndAssignees.size() * facets.size() > MAX_RANGES
                && !sourcesAndAssignees.get(0).isEmpty()) {
            return sourcesAndAssignees;
        }
        return sourcesAndAssignees.stream()
                .flatMap(sourceAndAssignee -> facets.stream()
                        .map(facet -> Stream.concat(sourceAndAssignee.stream(), Stream.of(new Column("f.facet", facet)))
                                .toList()))
                .toList();
    }

    /** The combinations of the filter's sources and assignees. */
    private List<List<Column>> sourcesAndAssignees() {
        List<List<Column>> sources = filter.sources().isEmpty()
                ? List.of(List.of())
                : filter.sources().stream()
                        .map(source -> List.of(new Column("f.source", source)))
                        .toList();
        if (lookup.assignees().isEmpty()) {
            return sources;
        }
        return sources.stream()
                .flatMap(source -> lookup.assignees().stream()
                        .map(name -> Stream.concat(
                                        source.stream(),
                                        Stream.of(new Column("f.assignee", name.isEmpty() ? null : name)))
                                .toList()))
                .toList();
    }

    /** All conditions for a state. */
    private List<Sql> all(FollowUpState state) {
        List<Sql> conditions = new ArrayList<>(dates);
        if (state.state() != null) {
            conditions.add(Sql.of("f.state = ?", state.state().name()));
        }
        conditions.addAll(due(state.due()));
        if (isFaceted(filter)) {
            conditions.add(Sql.in("f.facet", facets(state)));
        }
        if (!filter.sources().isEmpty()) {
            conditions.add(Sql.in("f.source", filter.sources()));
        }
        if (!lookup.assignees().isEmpty()) {
            conditions.add(
                    lookup.assignees().contains("")
                            ? Sql.of("f.assignee is null")
                            : Sql.in("f.assignee", lookup.assignees()));
        }
        return conditions;
    }

    private List<Sql> due(Due due) {
        return switch (due) {
            case ANY -> List.of();
            case NEVER -> List.of(Sql.of("f.reply_by is null"));
            case BEFORE_TODAY -> List.of(Sql.of("f.reply_by < ?", today));
            case BY_TODAY -> List.of(Sql.of("f.reply_by <= ?", today));
            case TODAY -> List.of(Sql.of("f.reply_by = ?", today));
            case FROM_TODAY -> List.of(Sql.of("f.reply_by >= ?", today));
        };
    }

    /** The facets that match: the initial of the state, whether a reply is due, feedback and action, reachability, and the band. */
    private List<String> facets(FollowUpState state) {
        List<String> bands = filter.bands();
        return lookup.facets().get().stream()
                .filter(facet -> (state.state() == null
                                || facet.charAt(0) == state.state().name().charAt(0))
                        && switch (state.due()) {
                            case ANY -> true;
                            case NEVER -> facet.charAt(1) == '-';
                            default -> facet.charAt(1) == 'd';
                        }
                        && (filter.feedback().isEmpty() || facet.charAt(2) != '-')
                        && (filter.hasAction().isEmpty()
                                || facet.charAt(2) == (filter.hasAction().equals(SubmissionFilter.YES) ? 'a' : 'f'))
                        && (filter.reachable().isEmpty()
                                || facet.charAt(3) == (filter.reachable().equals(SubmissionFilter.YES) ? 'r' : '-'))
                        && (bands.isEmpty() || bands.contains(facet.substring(4))))
                .toList();
    }
}
