package com.cxcheck.conversation;

import com.cxcheck.inbox.Inbox;
import com.cxcheck.inbox.SubmissionFilter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds a submission in the list that a filter makes, among its newest {@value #MAX_LISTED}. */
@Component
class ListPositions {

    private static final int MAX_LISTED = 10_000;

    private final Inbox inbox;

    ListPositions(Inbox inbox) {
        this.inbox = inbox;
    }

    /**
     * Where a submission is in a list.
     *
     * @param number from 1; 0 if it is not among those that are counted
     * @param more whether the list has more than are counted
     */
    record Position(int number, int total, boolean more, Optional<Long> previous, Optional<Long> next) {}

    Position find(SubmissionFilter filter, long submissionId) {
        Iterator<List<Long>> batches = inbox.idBatches(filter);
        List<Long> ids = new ArrayList<>();
        while (batches.hasNext() && ids.size() < MAX_LISTED) {
            ids.addAll(batches.next());
        }
        int index = ids.indexOf(submissionId);
        return new Position(
                index + 1,
                ids.size(),
                ids.size() >= MAX_LISTED,
                index > 0 ? Optional.of(ids.get(index - 1)) : Optional.empty(),
                index >= 0 && index + 1 < ids.size() ? Optional.of(ids.get(index + 1)) : Optional.empty());
    }
}
