package com.cxcheck.round;

import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import com.cxcheck.submission.VisitorToken;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/** Opens rounds. */
@Component
class RoundOpening {

    /** Open ones of a result: a team has a few groups. */
    private static final int MAX_OPEN = 10;

    private final Rounds rounds;
    private final Submissions submissions;
    private final ObjectProvider<Questionnaire> questionnaire;
    private final Clock clock;

    RoundOpening(Rounds rounds, Submissions submissions, ObjectProvider<Questionnaire> questionnaire, Clock clock) {
        this.rounds = rounds;
        this.submissions = submissions;
        this.questionnaire = questionnaire;
        this.clock = clock;
    }

    /** Opens a round of the owner of a result; a second click finds the open one of the same name. */
    @Transactional
    Round open(Opening opening, Submission owner, VisitorToken opener, Optional<Round> earlier) {
        Submission locked =
                submissions.lockById(owner.id()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<Round> open = rounds.findByOwnerSubmissionIdOrderById(locked.id()).stream()
                .filter(round -> round.isOpen(clock.instant()))
                .toList();
        return open.stream()
                .filter(round -> round.name().equals(opening.name()))
                .findFirst()
                .orElseGet(() -> {
                    if (open.size() >= MAX_OPEN) {
                        throw new ResponseStatusException(HttpStatus.CONFLICT);
                    }
                    return save(Round.open(opening, locked, opener, clock.instant()), earlier);
                });
    }

    /** Opens a round of a workshop, on the version in use. */
    Round openWorkshop(Opening opening, String consultant, VisitorToken opener, Optional<Round> earlier) {
        return save(
                Round.openWorkshop(opening, questionnaire.getObject(), consultant, opener, clock.instant()), earlier);
    }

    private Round save(Round round, Optional<Round> earlier) {
        return rounds.save(
                earlier.map(before -> round.following(before, clock.instant())).orElse(round));
    }
}
