package com.cxcheck.assessment;

import com.cxcheck.reply.Comment;
import com.cxcheck.reply.Message;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One text of the conversation on the result page: a consultant's comment, or a message of the visitor. */
record ThreadEntry(@Nullable Comment comment, @Nullable Message message) {

    /** In the order of time. */
    static List<ThreadEntry> thread(List<Comment> comments, List<Message> messages) {
        return Stream.concat(
                        comments.stream().map(comment -> new ThreadEntry(comment, null)),
                        messages.stream().map(message -> new ThreadEntry(null, message)))
                .sorted(Comparator.comparing(ThreadEntry::at))
                .toList();
    }

    private Instant at() {
        return comment != null ? comment.writtenAt() : message != null ? message.writtenAt() : Instant.EPOCH;
    }
}
