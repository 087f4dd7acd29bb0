package com.cxcheck.insight;

import com.cxcheck.inbox.Inbox;
import com.cxcheck.inbox.SubmissionFilter;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The newest feedback. */
@Component
class NewestFeedback {

    private static final int NUMBER = 3;

    /** Each source is a search of its own. */
    private static final int MAX_SOURCES = 10;

    private final Inbox inbox;
    private final Submissions submissions;

    NewestFeedback(Inbox inbox, Submissions submissions) {
        this.inbox = inbox;
        this.submissions = submissions;
    }

    /** @param author the business, or else the name; may be empty */
    record Text(long id, String text, int score, String author) {

        private static Text of(Submission submission) {
            return new Text(
                    submission.id(),
                    submission.feedback().orElse(""),
                    submission.score(),
                    submission
                            .contact()
                            .flatMap(contact -> Stream.of(contact.business(), contact.name())
                                    .flatMap(Stream::ofNullable)
                                    .findFirst())
                            .orElse(""));
        }
    }

    /** None where lists have no such filter. */
    List<Text> find(InsightFilter filter) {
        Set<String> sources = filter.sources();
        if (!filter.isListed() || sources.size() > MAX_SOURCES) {
            return List.of();
        }
        Stream<String> each = sources.isEmpty() ? Stream.of("") : sources.stream();
        List<Long> ids = each.flatMap(source -> newest(filter, source)).toList();
        return submissions.findByIdIn(ids).stream()
                .sorted(Comparator.comparing(Submission::submittedAt)
                        .thenComparing(Submission::id)
                        .reversed())
                .limit(NUMBER)
                .map(Text::of)
                .toList();
    }

    private Stream<Long> newest(InsightFilter filter, String source) {
        Iterator<List<Long>> batches = inbox.idBatches(new SubmissionFilter(
                "",
                filter.band(),
                filter.period().from(),
                filter.period().to(),
                source,
                filter.state(),
                "",
                filter.tag(),
                "",
                SubmissionFilter.YES,
                "",
                "",
                SubmissionFilter.ALL.sort()));
        return batches.hasNext() ? batches.next().stream().limit(NUMBER) : Stream.empty();
    }
}
