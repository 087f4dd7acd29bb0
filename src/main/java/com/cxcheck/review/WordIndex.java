package com.cxcheck.review;

import com.cxcheck.submission.Contact;
import com.cxcheck.submission.ContactGiven;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.SubmissionSubmitted;
import com.cxcheck.submission.Submissions;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps the words of each submission beside it, in the same transaction: those of the feedback, of the business, of the
 * visitor's name and of the notes. What is no longer in any of them, and what is deleted, isn't here either.
 */
@Component
class WordIndex {

    private final Submissions submissions;
    private final Notes notes;
    private final JdbcTemplate jdbc;

    WordIndex(Submissions submissions, Notes notes, JdbcTemplate jdbc) {
        this.submissions = submissions;
        this.notes = notes;
        this.jdbc = jdbc;
    }

    /** There is nothing yet but the feedback. */
    @EventListener
    void index(SubmissionSubmitted submitted) {
        Submission submission = submissions.findById(submitted.id()).orElseThrow();
        insert(submitted.id(), submission.feedback().stream());
    }

    @EventListener
    void index(ContactGiven given) {
        index(given.id());
    }

    @EventListener
    void index(Note.Written note) {
        index(note.submissionId());
    }

    /** The submission is locked first, so that of two changes at once the later one sees the earlier. */
    private void index(long id) {
        Submission submission = submissions.lockById(id).orElseThrow();
        Stream<String> written = Stream.concat(
                Stream.concat(
                        submission.feedback().stream(),
                        submission.contact().stream().flatMap(WordIndex::names)),
                notes.findBySubmissionIdOrderById(id).stream().map(Note::text));
        jdbc.update("delete from submission_word where submission_id = ?", id);
        insert(id, written);
    }

    private void insert(long id, Stream<String> written) {
        Set<String> words = written.flatMap(text -> Words.of(text).stream()).collect(Collectors.toSet());
        jdbc.batchUpdate(
                "insert into submission_word (submission_id, word) values (?, ?)", words, 1_000, (row, word) -> {
                    row.setLong(1, id);
                    row.setBytes(2, Words.bytes(word));
                });
    }

    private static Stream<String> names(Contact contact) {
        return Stream.of(contact.business(), contact.name()).flatMap(Stream::ofNullable);
    }
}
