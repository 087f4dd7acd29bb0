package com.cxcheck.mail;

import com.cxcheck.mail.Mail.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was mailed about a submission, or waits to be. */
@Component
public class MailHistory {

    /** Of one submission. */
    private static final int MAX_ENTRIES = 200;

    private final JdbcClient jdbc;

    MailHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The labels are the messages mail.outcome.SENT and so on. */
    public enum Outcome {
        WAITING,
        /** Refused for now by the mail server, so that it is sent later. */
        DELAYED,
        SENT,
        /** Given up. */
        FAILED,
        /** The connection broke, so that nobody knows whether it arrived. */
        UNCERTAIN
    }

    /**
     * A mail.
     *
     * @param kind the end of a key of the messages mail.kind
     * @param recipient a consultant's user name or an address of the settings; empty for the visitor
     * @param at when it was sent or given up, or since when it waits
     */
    public record Entry(String kind, Optional<String> recipient, Instant at, Outcome outcome) {}

    /** The mails about a submission, the oldest first. */
    public List<Entry> of(long submissionId) {
        return jdbc.sql("""
                        select kind, recipient, ended_at as happened_at, outcome from mail_outcome
                        where submission_id = :submission
                        union all
                        select kind, coalesce(consultant, case when kind not in ('COPY', 'REMINDER') then recipient end), created_at,
                            case when tries > 0 then 'DELAYED' else 'WAITING' end
                        from mail where submission_id = :submission and done_at is null and (kind <> 'REMINDER' or tries > 0)
                        order by happened_at limit :most
                        """)
                .param("submission", submissionId)
                .param("most", MAX_ENTRIES)
                .query((row, number) -> new Entry(
                        Kind.valueOf(row.getString("kind")).name(),
                        Optional.ofNullable(row.getString("recipient")),
                        Objects.requireNonNull(row.getTimestamp("happened_at")).toInstant(),
                        Outcome.valueOf(row.getString("outcome"))))
                .list();
    }
}
