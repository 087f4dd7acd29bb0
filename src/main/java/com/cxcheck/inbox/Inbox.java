package com.cxcheck.inbox;

import com.cxcheck.inbox.SubmissionQuery.RowKey;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds submissions by a filter. The time it takes hardly depends on how many submissions there are: ids come from indexes,
 * only the submissions of one page are loaded, and counting and sorting end at {@link #MAX_LISTED} rows.
 */
@Component
public class Inbox {

    /** The number of submissions that a list counts and has pages for. */
    static final int MAX_LISTED = 10_000;

    /** How many ids are read, or changed by one form, at a time. */
    static final int BATCH_SIZE = 1_000;

    /** How many keys of a list are looked at first to find one. */
    private static final int FIRST_KEYS = 500;

    private static final int PAGE_SIZE = 25;

    private final JdbcClient jdbc;
    private final Lookups lookups;
    private final Submissions submissions;
    private final Clock clock;

    Inbox(JdbcClient jdbc, Lookups lookups, Submissions submissions, Clock clock) {
        this.jdbc = jdbc;
        this.lookups = lookups;
        this.submissions = submissions;
        this.clock = clock;
    }

    /**
     * A page of the submissions that match.
     *
     * @param more whether more may match than have pages
     * @param groups those of the rows by id
     * @param totals the rows of each group, also of those that are not on the page
     */
    record Results(
            Page<Submission> page, boolean more, Map<Long, Group> groups, Map<Group, SubmissionQuery.Total> totals) {}

    /** Where a submission is in a list; number is 0 if it is not among those that the list counts. */
    public record Position(int number, int total, boolean more, Optional<Long> previous, Optional<Long> next) {}

    /** The page with a number, counted from 1; the last page instead of a later one. */
    Results page(SubmissionFilter filter, int number) {
        List<Part> parts = parts(filter);
        int total = parts.stream().mapToInt(Part::rows).sum();
        boolean more = parts.stream().anyMatch(part -> part.total.more());
        int last = Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
        PageRequest page = PageRequest.of(Math.min(Math.max(number, 1), last) - 1, PAGE_SIZE);
        Map<Long, Group> groups = new LinkedHashMap<>();
        long offset = page.getOffset();
        for (Part part : parts) {
            int rows = (int) Math.min(PAGE_SIZE - groups.size(), part.rows() - offset);
            if (rows > 0) {
                part.keys(offset, rows).forEach(key -> groups.put(key.submissionId(), part.group));
            }
            offset = Math.max(0, offset - part.rows());
        }
        List<Submission> content = groups.isEmpty() ? List.of() : load(groups.keySet());
        Map<Group, SubmissionQuery.Total> totals = new EnumMap<>(Group.class);
        parts.forEach(part -> totals.put(part.group, part.total));
        return new Results(new PageImpl<>(content, page, total), more, groups, totals);
    }

    /** Finds a submission in a list. */
    public Position position(SubmissionFilter filter, long submissionId) {
        List<Part> parts = parts(filter);
        int total = parts.stream().mapToInt(Part::rows).sum();
        boolean more = parts.stream().anyMatch(part -> part.total.more());
        Position position = new Position(0, total, more, Optional.empty(), Optional.empty());
        for (int first = FIRST_KEYS; position.number == 0; first = MAX_LISTED) {
            List<Long> ids = new ArrayList<>();
            for (Part part : parts) {
                int rows = Math.min(first - ids.size(), part.rows());
                if (rows > 0) {
                    ids.addAll(ids(part.keys(0, rows)));
                }
            }
            int index = ids.indexOf(submissionId);
            if (index >= 0 && (index < ids.size() - 1 || ids.size() < first || first == MAX_LISTED)) {
                return new Position(
                        index + 1,
                        total,
                        more,
                        Optional.of(ids).filter(any -> index > 0).map(all -> all.get(index - 1)),
                        Optional.of(ids).filter(all -> index < all.size() - 1).map(all -> all.get(index + 1)));
            }
            if (first == MAX_LISTED || ids.size() < first) {
                break;
            }
        }
        return position;
    }

    /** Counts up to a limit. */
    SubmissionQuery.Total count(SubmissionFilter filter, int limit) {
        return query(filter, filter.followUpStates(), lookup(filter)).countTo(limit);
    }

    /** A part of a list, with the order of its own. */
    private record Part(Group group, SubmissionQuery query, SubmissionQuery.Total total, SortOrder order) {

        /** How many of its rows the list has. */
        int rows() {
            boolean sorted = order.by() != SortOrder.Column.DATE && group == Group.NONE;
            return sorted ? Math.min(total.rows(), query.newestRows()) : total.rows();
        }

        List<RowKey> keys(long offset, int limit) {
            return query.keys(order, rows(), offset, limit);
        }
    }

    /** One part, or the groups of what is to do. */
    private List<Part> parts(SubmissionFilter filter) {
        boolean grouped = filter.view().equals(ListView.TO_DO.parameter())
                && filter.sort().equals(SortOrder.MOST_TO_DO);
        List<Group> groups = grouped ? Group.OF_TO_DO : List.of(Group.NONE);
        List<FollowUpState> all = filter.followUpStates();
        Lookup lookup = lookup(filter);
        return groups.stream()
                .map(group -> {
                    List<FollowUpState> states = grouped ? FollowUpState.restrict(group.states(), filter.state()) : all;
                    SubmissionQuery query = query(filter, states, lookup);
                    return new Part(group, query, query.countTo(MAX_LISTED), grouped ? group.order() : filter.sort());
                })
                .toList();
    }

    /** The ids of all that match, the newest first, in lists of up to {@link #BATCH_SIZE}. */
    public Iterator<List<Long>> idBatches(SubmissionFilter filter) {
        SubmissionQuery query = query(filter, filter.followUpStates(), lookup(filter));
        return Stream.iterate(
                        query.newestKeys(BATCH_SIZE),
                        keys -> !keys.isEmpty(),
                        keys -> query.keysAfter(keys.get(keys.size() - 1), BATCH_SIZE))
                .map(Inbox::ids)
                .iterator();
    }

    List<Long> ids(SubmissionFilter filter) {
        List<Long> ids = new ArrayList<>();
        idBatches(filter).forEachRemaining(ids::addAll);
        return ids;
    }

    /** The ids of the newest that match, up to {@link #BATCH_SIZE}, without those submitted later than a time. */
    List<Long> firstIds(SubmissionFilter filter, Instant until) {
        return firstIds(filter, filter.followUpStates(), until);
    }

    /** The same of those that left nothing to reply to. */
    List<Long> idsToRead(SubmissionFilter filter, Instant until) {
        return firstIds(filter, FollowUpState.restrict(Group.TO_READ.states(), filter.state()), until);
    }

    private List<Long> firstIds(SubmissionFilter filter, List<FollowUpState> states, Instant until) {
        return query(filter, states, lookup(filter)).newestKeys(BATCH_SIZE).stream()
                .filter(key -> !key.submittedAt().toInstant().isAfter(until))
                .map(RowKey::submissionId)
                .toList();
    }

    private static List<Long> ids(List<RowKey> keys) {
        return keys.stream().map(RowKey::submissionId).toList();
    }

    /** Loads submissions in the order of their ids. Those deleted in the meantime are left out. */
    List<Submission> load(Collection<Long> ids) {
        Map<Long, Submission> found =
                submissions.findByIdIn(ids).stream().collect(Collectors.toMap(Submission::id, Function.identity()));
        return ids.stream().map(found::get).flatMap(Stream::ofNullable).toList();
    }

    private SubmissionQuery query(SubmissionFilter filter, List<FollowUpState> states, Lookup lookup) {
        return new SubmissionQuery(filter, states, lookup, jdbc, clock);
    }

    private Lookup lookup(SubmissionFilter filter) {
        return lookups.find(filter);
    }
}
