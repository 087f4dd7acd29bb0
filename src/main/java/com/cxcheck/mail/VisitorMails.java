package com.cxcheck.mail;

import com.cxcheck.followup.ActionChanged;
import com.cxcheck.mail.Mail.Kind;
import com.cxcheck.reply.Comment;
import com.cxcheck.reply.CommentChanged;
import com.cxcheck.reply.CommentWritten;
import com.cxcheck.reply.Comments;
import com.cxcheck.submission.Contact;
import com.cxcheck.submission.ContactGiven;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells visitors who have left an address what consultants write to them, each in the transaction of the event. */
@Component
@ConditionalOnProperty("spring.mail.host")
class VisitorMails {

    private final MailQueue mails;
    private final Submissions submissions;
    private final Comments comments;

    VisitorMails(MailQueue mails, Submissions submissions, Comments comments) {
        this.mails = mails;
        this.submissions = submissions;
        this.comments = comments;
    }

    @EventListener
    void tell(CommentWritten comment) {
        if (hasAddress(comment.submissionId())) {
            mails.add(NewMail.comment(comment.submissionId(), comment.commentId()));
        }
    }

    /** A comment of which the visitor has not been told yet is told of as it is by then. */
    @EventListener
    void tell(CommentChanged comment) {
        if (hasAddress(comment.submissionId())
                && !mails.isWaiting(NewMail.comment(comment.submissionId(), comment.commentId()))) {
            mails.addUnlessWaiting(NewMail.commentChanged(comment.submissionId(), comment.commentId()));
        }
    }

    /** Published while entities are flushed, when no submission can be read; without an address nothing is sent. */
    @EventListener
    void tell(ActionChanged action) {
        mails.addUnlessWaiting(NewMail.each(Kind.ACTION_TAKEN, action.submissionId(), Participant.VISITOR));
    }

    /** Tells a visitor who leaves an address, or another one, of the comment that is there already: the newest. */
    @EventListener
    void tell(ContactGiven given) {
        if (given.hasNewAddress()) {
            List<Comment> written = comments.findBySubmissionIdOrderById(given.id());
            if (!written.isEmpty()) {
                Comment newest = written.get(written.size() - 1);
                mails.add(NewMail.comment(given.id(), newest.id()));
            }
        }
    }

    private boolean hasAddress(long submissionId) {
        return submissions
                .findById(submissionId)
                .flatMap(Submission::contact)
                .map(Contact::email)
                .isPresent();
    }
}
