package com.cxcheck.inbox;

import com.cxcheck.followup.FollowUps;
import com.cxcheck.submission.Source;
import com.cxcheck.submission.SourceNames;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Finds submissions by the words of the {@link SearchIndex}, of their tags and of their source, by their number, and by the link
 * of their result. Tags and sources are few and change for many submissions at once, so they are compared here and are not in
 * the index.
 */
@Component
class Search {

    /** Further terms of a query are ignored. */
    private static final int MAX_TERMS = 20;

    /** What may precede the number of a submission. */
    private static final Pattern NUMBER_SIGN = Pattern.compile("(?iU)^\\s*(#|№|no\\.?|nr\\.?)\\s*(?=[0-9]+\\s*$)");

    private static final Pattern RESULT = Pattern.compile("(?:^|/results/)([A-Za-z0-9_-]{24})(?:$|[/?#])");

    private final Submissions submissions;
    private final FollowUps followUps;
    private final SourceNames sources;
    private final JdbcTemplate jdbc;

    Search(Submissions submissions, FollowUps followUps, SourceNames sources, JdbcTemplate jdbc) {
        this.submissions = submissions;
        this.followUps = followUps;
        this.sources = sources;
        this.jdbc = jdbc;
    }

    /** Looks up words that begin with the terms of a query. A query of blanks only matches everything, one without words nothing. */
    Lookup find(String q) {
        Matcher result = RESULT.matcher(q);
        Optional<Submission> linked = result.find() ? submissions.findByReference(result.group(1)) : Optional.empty();
        if (linked.isPresent()) {
            return Lookup.NOTHING.withIds(List.of(linked.get().id()));
        }
        Set<String> terms = SearchTerms.ofQuery(NUMBER_SIGN.matcher(q).replaceFirst(""));
        if (terms.isEmpty()) {
            return q.isEmpty() ? Lookup.NOTHING : Lookup.NOTHING.withIds(List.of());
        }
        Map<String, Set<String>> tags = words(followUps.tagsInUse());
        Map<String, Set<String>> names =
                words(sources.all().stream().map(Source::name).toList());
        Lookup lookup = Lookup.NOTHING;
        for (String term : terms.stream().limit(MAX_TERMS).toList()) {
            Set<String> keys = withWord(names, term).stream().map(Source::key).collect(Collectors.toSet());
            lookup = withTerm(lookup, term, withWord(tags, term), keys);
        }
        return lookup;
    }

    private static Map<String, Set<String>> words(List<String> texts) {
        return texts.stream().collect(Collectors.toMap(Function.identity(), SearchTerms::of));
    }

    private static Set<String> withWord(Map<String, Set<String>> words, String beginning) {
        return words.entrySet().stream()
                .filter(each -> each.getValue().stream().anyMatch(word -> word.startsWith(beginning)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Lookup withTerm(Lookup lookup, String term, Set<String> tags, Set<String> sourceKeys) {
        List<Place> places = new ArrayList<>();
        places.add(new Place(
                "submission_word",
                Sql.of("word >= ? and word < ?", SearchTerms.bytes(term), SearchTerms.bytesAfter(term))));
        if (!tags.isEmpty()) {
            places.add(new Place("follow_up_tag", Sql.in("tag", tags)));
        }
        if (!sourceKeys.isEmpty()) {
            places.add(new Place("follow_up", Sql.in("source", sourceKeys)));
        }
        Set<Long> ids = new HashSet<>();
        places.forEach(place -> ids.addAll(ids(place)));
        if (term.matches("[0-9]{1,18}")) {
            ids.add(Long.valueOf(term));
        }
        return ids.size() <= Lookup.MAX_RARE
                ? lookup.withIds(ids)
                : lookup.withCommon(Sql.anyOf(places.stream().map(Place::exists).toList()));
    }

    private Collection<Long> ids(Place place) {
        Sql select = Sql.of("select submission_id from " + place.table + " where ")
                .then(place.condition)
                .then(" limit ?", Lookup.MAX_RARE + 1);
        return jdbc.queryForList(select.text(), Long.class, select.values().toArray());
    }

    /** A table with a submission_id, and the condition for its rows that have a term. */
    private record Place(String table, Sql condition) {

        /** With the offset PostgreSQL (18) looks up the few rows that it is asked about instead of reading all that have the term. */
        Sql exists() {
            return Sql.of("exists (select 1 from " + table + " x where x.submission_id = f.submission_id and ")
                    .then(condition)
                    .then(" offset 0)");
        }
    }
}
