package com.cxcheck.round;

import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import com.cxcheck.submission.VisitorToken;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts answers into rounds and closes these. Who has cast is kept apart from what was cast: nothing joins the two.
 *
 * <p>Locks are acquired in this order: the visitor's submissions, then the round.
 */
@Component
public class BallotBox {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Rounds rounds;
    private final Submissions submissions;
    private final JdbcClient jdbc;
    private final Clock clock;

    BallotBox(Rounds rounds, Submissions submissions, JdbcClient jdbc, Clock clock) {
        this.rounds = rounds;
        this.submissions = submissions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether answers were put into the box. */
    public enum Outcome {
        /** They are counted, and the walk is gone. */
        COUNTED,
        /** This browser has cast before; the walk is gone. */
        CAST_BEFORE,
        /** The round is closed; the walk is still there. */
        TOO_LATE
    }

    /**
     * An outcome and where to go from there.
     *
     * @param path of the page of the round
     */
    public record Casting(Outcome outcome, String path) {}

    /**
     * Puts the answers of a walk into the box of its round, and deletes the walk.
     *
     * @param walk complete and locked, in a transaction that has not loaded the round
     * @param keepsOwn whether the visitor wants a result as well; where the round offers that, the walk is left, without the round
     */
    @Transactional
    public Casting cast(Submission walk, VisitorToken voter, boolean fromSharedDevice, boolean keepsOwn) {
        Round round = rounds.lockById(walk.roundId().orElseThrow()).orElseThrow();
        return new Casting(cast(round, walk, voter, fromSharedDevice, keepsOwn), round.path());
    }

    private Outcome cast(Round round, Submission walk, VisitorToken voter, boolean fromSharedDevice, boolean keepsOwn) {
        if (!round.isOpen(clock.instant())) {
            return Outcome.TOO_LATE;
        }
        if (round.isOpenedFrom(voter) || !addVoter(round, voter)) {
            submissions.delete(walk);
            return Outcome.CAST_BEFORE;
        }
        round.cast(walk.answers(), fromSharedDevice, clock.instant());
        walk.feedback().ifPresent(text -> addText(round, text));
        if (keepsOwn && round.offersOwnResults()) {
            walk.setRoundId(null);
        } else {
            submissions.delete(walk);
        }
        return Outcome.COUNTED;
    }

    private boolean addVoter(Round round, VisitorToken voter) {
        return jdbc.sql("insert into round_voter (round_id, token_hash) values (?, ?) on conflict do nothing")
                        .params(round.id(), round.hash(voter))
                        .update()
                == 1;
    }

    private void addText(Round round, String text) {
        jdbc.sql("insert into round_text (id, round_id, text) values (?, ?, ?)")
                .params(RANDOM.nextLong(Long.MAX_VALUE), round.id(), text)
                .update();
    }

    /** Closes a round for good. Idempotent. */
    @Transactional
    public void close(long id) {
        Round round = rounds.lockById(id).orElseThrow();
        if (!round.isClosed()) {
            round.close(clock.instant());
            rewrite(round);
        }
    }

    /** Writes voters and texts anew in a random order and in one transaction, so that neither tells in which order they came. */
    private void rewrite(Round round) {
        List<String> voters = jdbc.sql("select token_hash from round_voter where round_id = ? order by token_hash")
                .param(round.id())
                .query(String.class)
                .list();
        List<Written> texts = jdbc.sql("select id, text from round_text where round_id = ? order by id")
                .param(round.id())
                .query((row, number) -> new Written(row.getLong(1), row.getString(2)))
                .list();
        jdbc.sql("delete from round_voter where round_id = ?").param(round.id()).update();
        jdbc.sql("delete from round_text where round_id = ?").param(round.id()).update();
        for (String voter : voters) {
            jdbc.sql("insert into round_voter (round_id, token_hash) values (?, ?)")
                    .params(round.id(), voter)
                    .update();
        }
        for (Written written : texts) {
            jdbc.sql("insert into round_text (id, round_id, text) values (?, ?, ?)")
                    .params(written.id(), round.id(), written.text())
                    .update();
        }
    }

    private record Written(long id, String text) {}

    /** Whether a browser has cast in a round. */
    public boolean hasCast(Round round, VisitorToken browser) {
        return jdbc.sql("select count(*) from round_voter where round_id = ? and token_hash = ?")
                        .params(round.id(), round.hash(browser))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** What was written, in random order, once it is closed and enough people have answered. */
    List<String> texts(Round round) {
        if (!round.isClosed() || Disclosure.Level.of(round.cast()) != Disclosure.Level.COUNTS) {
            return List.of();
        }
        return jdbc.sql("select text from round_text where round_id = ? order by id")
                .param(round.id())
                .query(String.class)
                .list();
    }

    /** Finds the round of a walk. */
    public Optional<Round> find(Submission walk) {
        return walk.roundId().flatMap(rounds::findById);
    }

    public Optional<Round> find(long id) {
        return rounds.findById(id);
    }

    /** Returns the rounds that were opened from a result, the first one first. */
    public List<Round> of(Submission owner) {
        return rounds.findByOwnerSubmissionIdOrderById(owner.id());
    }

    public boolean isOpen(Round round) {
        return round.isOpen(clock.instant());
    }
}
