package com.cxcheck.inbox;

import com.cxcheck.followup.Note;
import com.cxcheck.followup.Notes;
import com.cxcheck.reply.Comment;
import com.cxcheck.reply.CommentChanged;
import com.cxcheck.reply.CommentWritten;
import com.cxcheck.reply.Comments;
import com.cxcheck.reply.Message;
import com.cxcheck.reply.MessageReceived;
import com.cxcheck.reply.Messages;
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
 * An inverted index: the words of each submission's feedback, contact details, comments, messages and notes.
 *
 * <p>The transaction that changes a text only inserts a row into submission_to_index. The submission is indexed in a
 * transaction of its own at the end of the request, so that the redirected request finds it, or, if the process was killed
 * before that, within about a minute of the next start.
 */
@Component
class SearchIndex {

    /** The words of the newest notes are indexed first if a submission has more words than this. */
    static final int MAX_WORDS = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);

    private static final int BATCH_SIZE = 1_000;

    private final Submissions submissions;
    private final Notes notes;
    private final Comments comments;
    private final Messages messages;
    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;

    SearchIndex(
            Submissions submissions,
            Notes notes,
            Comments comments,
            Messages messages,
            JdbcTemplate jdbc,
            TransactionOperations transaction) {
        this.submissions = submissions;
        this.notes = notes;
        this.comments = comments;
        this.messages = messages;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @EventListener
    void onSubmitted(SubmissionSubmitted submitted) {
        submissions.findById(submitted.id()).flatMap(Submission::feedback).ifPresent(text -> enqueue(submitted.id()));
    }

    @EventListener
    void onContactGiven(ContactGiven given) {
        enqueue(given.id());
    }

    @EventListener
    void onNoteWritten(Note.Written note) {
        enqueue(note.submissionId());
    }

    @EventListener
    void onCommentWritten(CommentWritten comment) {
        enqueue(comment.submissionId());
    }

    @EventListener
    void onCommentChanged(CommentChanged comment) {
        enqueue(comment.submissionId());
    }

    @EventListener
    void onMessageReceived(MessageReceived message) {
        enqueue(message.submissionId());
    }

    private void enqueue(long id) {
        jdbc.update("insert into submission_to_index (submission_id) values (?)", id);
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            // called after the transaction, when its connection is back in the pool
            request.registerDestructionCallback(
                    "words of submission " + id, () -> tryToIndex(id), RequestAttributes.SCOPE_REQUEST);
        }
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT1M")
    void indexPending() {
        jdbc.queryForList(
                        "select distinct submission_id from submission_to_index order by submission_id limit ?",
                        Long.class,
                        BATCH_SIZE)
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

    /** Deletes the queued rows before reading the texts: a change in between queues another row. */
    private void index(long id) {
        submissions.lockById(id).ifPresent(submission -> {
            if (jdbc.update("delete from submission_to_index where submission_id = ?", id) > 0) {
                List<String> words = words(submission);
                jdbc.update("delete from submission_word where submission_id = ?", id);
                jdbc.batchUpdate(
                        "insert into submission_word (submission_id, word) values (?, ?)",
                        words,
                        BATCH_SIZE,
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
                        submission.contact().stream()
                                .flatMap(contact ->
                                        Stream.of(contact.business(), contact.name(), contact.email(), contact.phone()))
                                .flatMap(Stream::ofNullable),
                        messages.findBySubmissionIdOrderById(submission.id()).stream()
                                .map(Message::text),
                        comments.findBySubmissionIdOrderById(submission.id()).stream()
                                .map(Comment::text),
                        notes.findBySubmissionIdOrderByIdDesc(submission.id()).stream()
                                .map(Note::text))
                .flatMap(texts -> texts)
                .flatMap(text -> SearchTerms.of(text).stream())
                .distinct()
                .limit(MAX_WORDS)
                .toList();
    }
}
