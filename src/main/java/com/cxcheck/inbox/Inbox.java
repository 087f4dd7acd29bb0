package com.cxcheck.inbox;

import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds what passes a filter, in a time that hardly depends on how many submissions there are: it finds ids in indexes, reads
 * the submissions of a page only, and counts and sorts no further than anybody would turn pages.
 */
@Component
public class Inbox {

    /** So many are counted, and have pages. */
    static final int MOST = 10_000;

    private static final int PAGE_SIZE = 25;
    /** So many are read, or changed, at a time. */
    static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final Submissions submissions;
    private final Clock clock;

    public Inbox(JdbcClient jdbc, Submissions submissions, Clock clock) {
        this.jdbc = jdbc;
        this.submissions = submissions;
        this.clock = clock;
    }

    /**
     * A page of what passes, as one of as many as have a page.
     *
     * @param more whether there may be more than have a page
     */
    record Found(Page<Submission> page, boolean more) {}

    /** The page with a number, counted from 1, or the last one for who asks for a later one. */
    Found page(SubmissionFilter filter, int number) {
        SubmissionQuery passing = passing(filter);
        SubmissionQuery.Count count = passing.countTo(MOST);
        int last = Math.max(1, (count.number() + PAGE_SIZE - 1) / PAGE_SIZE);
        PageRequest page = PageRequest.of(Math.min(Math.max(number, 1), last) - 1, PAGE_SIZE);
        int onIt = (int) Math.min(PAGE_SIZE, count.number() - page.getOffset());
        List<Submission> shown = onIt == 0
                ? List.of()
                : read(ids(passing.places(filter.sort(), count.number(), page.getOffset(), onIt)));
        return new Found(new PageImpl<>(shown, page, count.number()), count.more());
    }

    /** The ids of all that pass, the newest first, a thousand at a time. */
    public Iterator<List<Long>> portions(SubmissionFilter filter) {
        SubmissionQuery passing = passing(filter);
        return Stream.iterate(
                        passing.places(AT_ONCE),
                        places -> !places.isEmpty(),
                        places -> passing.placesAfter(places.get(places.size() - 1), AT_ONCE))
                .map(Inbox::ids)
                .iterator();
    }

    /** The ids of all that pass. */
    List<Long> ids(SubmissionFilter filter) {
        List<Long> ids = new ArrayList<>();
        portions(filter).forEachRemaining(ids::addAll);
        return ids;
    }

    private static List<Long> ids(List<SubmissionQuery.Place> places) {
        return places.stream().map(SubmissionQuery.Place::id).toList();
    }

    /** Those with some ids, in their order. What has just been deleted is left out. */
    List<Submission> read(Collection<Long> ids) {
        Map<Long, Submission> found =
                submissions.findByIdIn(ids).stream().collect(Collectors.toMap(Submission::id, Function.identity()));
        return ids.stream().map(found::get).flatMap(Stream::ofNullable).toList();
    }

    private SubmissionQuery passing(SubmissionFilter filter) {
        return new SubmissionQuery(filter, jdbc, clock);
    }
}
