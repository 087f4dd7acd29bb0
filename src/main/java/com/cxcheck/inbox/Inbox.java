package com.cxcheck.inbox;

import com.cxcheck.inbox.SubmissionQuery.RowKey;
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
 * Finds submissions by a filter. The time it takes hardly depends on how many submissions there are: ids come from indexes,
 * only the submissions of one page are loaded, and counting and sorting end at {@link #MAX_LISTED} rows.
 */
@Component
public class Inbox {

    /** The number of submissions that a list counts and has pages for. */
    static final int MAX_LISTED = 10_000;

    /** How many ids are read, or changed by one form, at a time. */
    static final int BATCH_SIZE = 1_000;

    private static final int PAGE_SIZE = 25;

    private final JdbcClient jdbc;
    private final SearchIndex index;
    private final Submissions submissions;
    private final Clock clock;

    Inbox(JdbcClient jdbc, SearchIndex index, Submissions submissions, Clock clock) {
        this.jdbc = jdbc;
        this.index = index;
        this.submissions = submissions;
        this.clock = clock;
    }

    /**
     * A page of the submissions that match.
     *
     * @param more whether more may match than have pages
     */
    record Results(Page<Submission> page, boolean more) {}

    /** The page with a number, counted from 1; the last page instead of a later one. */
    Results page(SubmissionFilter filter, int number) {
        SubmissionQuery query = query(filter);
        SubmissionQuery.Total total = query.countTo(MAX_LISTED);
        int last = Math.max(1, (total.rows() + PAGE_SIZE - 1) / PAGE_SIZE);
        PageRequest page = PageRequest.of(Math.min(Math.max(number, 1), last) - 1, PAGE_SIZE);
        int rows = (int) Math.min(PAGE_SIZE, total.rows() - page.getOffset());
        List<Submission> content =
                rows == 0 ? List.of() : load(ids(query.keys(filter.sort(), total.rows(), page.getOffset(), rows)));
        return new Results(new PageImpl<>(content, page, total.rows()), total.more());
    }

    /** The ids of all that match, the newest first, in lists of up to {@link #BATCH_SIZE}. */
    public Iterator<List<Long>> idBatches(SubmissionFilter filter) {
        SubmissionQuery query = query(filter);
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

    private static List<Long> ids(List<RowKey> keys) {
        return keys.stream().map(RowKey::submissionId).toList();
    }

    /** Loads submissions in the order of their ids. Those deleted in the meantime are left out. */
    List<Submission> load(Collection<Long> ids) {
        Map<Long, Submission> found =
                submissions.findByIdIn(ids).stream().collect(Collectors.toMap(Submission::id, Function.identity()));
        return ids.stream().map(found::get).flatMap(Stream::ofNullable).toList();
    }

    private SubmissionQuery query(SubmissionFilter filter) {
        return new SubmissionQuery(filter, index.find(filter.q()), jdbc, clock);
    }
}
