package com.cxcheck.inbox;

import com.cxcheck.followup.Note;
import com.cxcheck.followup.Notes;
import com.cxcheck.submission.Contact;
import com.cxcheck.submission.ContactGiven;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.SubmissionSubmitted;
import com.cxcheck.submission.Submissions;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Keeps the words of each submission beside it: those of the feedback, of the business, of the visitor's name and of the
 * notes. What is no longer in any of them, and what is deleted, isn't here either.
 *
 * <p>The transaction of a change only puts down that there is one. The words follow in a transaction of their own at the end of
 * the request, so that its result finds them, or, if the program is killed before that, within a minute of the next start.
 */
@Component
class SearchIndex {

    /** Of a submission with more words, those of the latest notes count. */
    static final int MOST_WORDS = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);

    private static final int AT_ONCE = 1_000;

    private final Submissions submissions;
    private final Notes notes;
    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;

    SearchIndex(Submissions submissions, Notes notes, JdbcTemplate jdbc, TransactionOperations transaction) {
        this.submissions = submissions;
        this.notes = notes;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** There is nothing yet but the feedback. */
    @EventListener
    void indexLater(SubmissionSubmitted submitted) {
        submissions
                .findById(submitted.id())
                .flatMap(Submission::feedback)
                .ifPresent(text -> indexLater(submitted.id()));
    }

    @EventListener
    void indexLater(ContactGiven given) {
        indexLater(given.id());
    }

    @EventListener
    void indexLater(Note.Written note) {
        indexLater(note.submissionId());
    }

    private void indexLater(long id) {
        jdbc.update("insert into submission_to_index (submission_id) values (?)", id);
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            // called when the transaction is over and its connection is given back
            request.registerDestructionCallback(
                    "words of submission " + id, () -> tryToIndex(id), RequestAttributes.SCOPE_REQUEST);
        }
    }

    /** Makes up for requests that could not do it. */
    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT1M")
    void indexWhatIsLeft() {
        jdbc.queryForList(
                        "select distinct submission_id from submission_to_index order by submission_id limit ?",
                        Long.class,
                        AT_ONCE)
                .forEach(this::tryToIndex);
    }

    private void tryToIndex(long id) {
        try {
            transaction.executeWithoutResult(status -> index(id));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "Submission {} is not found by its latest words yet: {}",
                    id,
                    e.getClass().getSimpleName());
        }
    }

    /** What changes after the deletion is put down again, and what changed before is read. */
    private void index(long id) {
        submissions.lockById(id).ifPresent(submission -> {
            if (jdbc.update("delete from submission_to_index where submission_id = ?", id) > 0) {
                List<String> words = words(submission);
                jdbc.update("delete from submission_word where submission_id = ?", id);
                jdbc.batchUpdate(
                        "insert into submission_word (submission_id, word) values (?, ?)",
                        words,
                        1_000,
                        (row, word) -> {
                            row.setLong(1, id);
                            row.setBytes(2, SearchTerms.bytes(word));
                        });
            }
        });
    }

    private List<String> words(Submission submission) {
        return Stream.of(
                        submission.feedback().stream(),
                        submission.contact().stream().flatMap(SearchIndex::names),
                        notes.findBySubmissionIdOrderByIdDesc(submission.id()).stream()
                                .map(Note::text))
                .flatMap(texts -> texts)
                .flatMap(text -> SearchTerms.of(text).stream())
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    private static Stream<String> names(Contact contact) {
        return Stream.of(contact.business(), contact.name()).flatMap(Stream::ofNullable);
    }
}
