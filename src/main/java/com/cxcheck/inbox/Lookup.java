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
 */
record Lookup(
        Optional<Set<Long>> ids,
        List<Sql> common,
        List<String> assignees,
        Supplier<List<String>> facets,
        boolean onlyTag) {

    /** The most ids that are listed. */
    static final int MAX_RARE = 10_000;

    static final Lookup NOTHING = new Lookup(Optional.empty(), List.of(), List.of(), List::of, false);

    Lookup withIds(Collection<Long> found) {
        Set<Long> both = new HashSet<>(found);
        ids.ifPresent(both::retainAll);
        return new Lookup(Optional.of(both), common, assignees, facets, onlyTag);
    }

    Lookup withCommon(Sql condition) {
        return new Lookup(
                ids, Stream.concat(common.stream(), Stream.of(condition)).toList(), assignees, facets, onlyTag);
    }

    Lookup withAssignees(List<String> names) {
        return new Lookup(ids, common, names, facets, onlyTag);
    }

    Lookup withFacets(Supplier<List<String>> occurring) {
        return new Lookup(ids, common, assignees, occurring, onlyTag);
    }

    Lookup forTagOnly() {
        return new Lookup(ids, common, assignees, facets, true);
    }
}
