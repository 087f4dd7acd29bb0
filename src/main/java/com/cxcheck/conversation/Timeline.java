package com.cxcheck.conversation;

import com.cxcheck.conversation.Entry.Kind;
import com.cxcheck.followup.History;
import com.cxcheck.followup.Notes;
import com.cxcheck.mail.MailHistory;
import com.cxcheck.reply.Comments;
import com.cxcheck.reply.Messages;
import com.cxcheck.reply.Paragraph;
import com.cxcheck.submission.Submission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Collects what happened to a submission. */
@Component
class Timeline {

    private final Comments comments;
    private final Notes notes;
    private final Messages messages;
    private final History history;
    private final MailHistory mails;

    Timeline(Comments comments, Notes notes, Messages messages, History history, MailHistory mails) {
        this.comments = comments;
        this.notes = notes;
        this.messages = messages;
        this.history = history;
        this.mails = mails;
    }

    /** The newest first. */
    List<Entry> of(Submission submission) {
        long id = submission.id();
        List<Entry> entries = new ArrayList<>();
        entries.add(Entry.change(submission.submittedAt(), Kind.SUBMITTED, null, ""));
        history.of(id).stream()
                .sorted(Comparator.comparing(History.Event::at))
                .map(event -> Entry.change(
                        event.at(),
                        Kind.valueOf(event.kind().name()),
                        event.consultant().orElse(null),
                        event.detail()))
                .forEach(entries::add);
        mails.of(id).stream()
                .map(mail -> Entry.mail(
                        mail.at(),
                        mail.kind(),
                        mail.recipient().orElse(null),
                        mail.outcome().name()))
                .forEach(entries::add);
        notes.findBySubmissionIdOrderById(id).stream()
                .map(note -> Entry.text(note.writtenAt(), Kind.NOTE, note.author(), Paragraph.parse(note.text())))
                .forEach(entries::add);
        messages.findBySubmissionIdOrderById(id).stream()
                .map(message -> Entry.text(message.writtenAt(), Kind.MESSAGE, null, message.paragraphs()))
                .forEach(entries::add);
        comments.findBySubmissionIdOrderById(id).stream()
                .map(comment -> new Entry(
                        comment.writtenAt(),
                        Kind.COMMENT,
                        comment.author(),
                        "",
                        comment.paragraphs(),
                        "/admin/submissions/" + id + "/comments/" + comment.id(),
                        comment.changedAt(),
                        comment.seenAt()))
                .forEach(entries::add);
        entries.sort(Comparator.comparing(Entry::at));
        Collections.reverse(entries);
        return entries;
    }
}
