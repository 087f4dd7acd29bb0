package com.cxcheck.inbox;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What was looked up for a filter before its rows are read.
 *
 * @param ids the submissions that have every rare search term and tag; empty if none is rare
 * @param common conditions for terms and tags of too many submissions to list their ids
 * @param assignees the names of the filter, an empty one for nobody; none if it has any assignee
 * @param facets all that occur, which are read if they are needed
 * @param onlyTag whether the filter has a common tag and nothing else but dates
 * @param joined whether ids are joined rather than compared with any(…), see {@link #rows}
 */
record Lookup(
        Optional<Set<Long>> ids,
        List<Sql> common,
        List<String> assignees,
        Supplier<List<String>> facets,
        boolean onlyTag,
        boolean joined) {

    /** The most ids that are listed. */
    static final int MAX_RARE = 10_000;

    static final Lookup NOTHING = new Lookup(Optional.empty(), List.of(), List.of(), List::of, false, false);

    Lookup withIds(Collection<Long> found) {
        Set<Long> both = new HashSet<>(found);
        ids.ifPresent(both::retainAll);
        return new Lookup(Optional.of(both), common, assignees, facets, onlyTag, joined);
    }

    Lookup withCommon(Sql condition) {
        return new Lookup(
                ids, Stream.concat(common.stream(), Stream.of(condition)).toList(), assignees, facets, onlyTag, joined);
    }

    Lookup withAssignees(List<String> names) {
        return new Lookup(ids, common, names, facets, onlyTag, joined);
    }

    Lookup withFacets(Supplier<List<String>> occurring) {
        return new Lookup(ids, common, assignees, occurring, onlyTag, joined);
    }

    Lookup forTagOnly() {
        return new Lookup(ids, common, assignees, facets, true, joined);
    }

    Lookup withJoin(boolean join) {
        return new Lookup(ids, common, assignees, facets, onlyTag, join);
    }

    /**
     * The rows of follow_up that have one of the ids and match all conditions. H2 (2.4) takes ten times as long for any(…) as for a
     * join, and with an inner one it may search the ids for each row of a source; PostgreSQL (18) reads the whole table for a join
     * with thousands of ids.
     */
    RowRange rows(List<Sql> conditions) {
        Object array = ids.orElseThrow().toArray(Long[]::new);
        Sql table = Sql.of("follow_up f");
        return joined
                ? new RowRange(
                                table.then(
                                        " right join unnest(cast(? as bigint array)) ids (id) on ids.id = f.submission_id",
                                        array),
                                List.of(),
                                false,
                                conditions)
                        .and(List.of(Sql.of("f.submission_id is not null")))
                : new RowRange(table, List.of(), false, conditions)
                        .and(List.of(Sql.of("f.submission_id = any(cast(? as bigint array))", array)));
    }
}
