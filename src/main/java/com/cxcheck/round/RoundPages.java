package com.cxcheck.round;

import com.cxcheck.account.DisplayNames;
import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.site.QrCode;
import com.cxcheck.site.Site;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import com.cxcheck.submission.VisitorToken;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Finds rounds, closes those that are due, and collects what their pages show. */
@Component
class RoundPages {

    private final Rounds rounds;
    private final BallotBox box;
    private final Submissions submissions;
    private final Translations translations;
    private final DisplayNames displayNames;
    private final Site site;
    private final Clock clock;

    RoundPages(
            Rounds rounds,
            BallotBox box,
            Submissions submissions,
            Translations translations,
            DisplayNames displayNames,
            Site site,
            Clock clock) {
        this.rounds = rounds;
        this.box = box;
        this.submissions = submissions;
        this.translations = translations;
        this.displayNames = displayNames;
        this.site = site;
        this.clock = clock;
    }

    Optional<Round> findOpen(Code code) {
        return rounds.findByCode(code.value()).filter(round -> round.isOpen(clock.instant()));
    }

    /** Finds a round, and closes it first if its time is over. */
    Optional<Round> find(String reference) {
        return rounds.findByReference(reference).flatMap(this::closedIfDue);
    }

    Optional<Round> find(long id) {
        return rounds.findById(id).flatMap(this::closedIfDue);
    }

    private Optional<Round> closedIfDue(Round round) {
        if (round.isClosed() || round.isOpen(clock.instant())) {
            return Optional.of(round);
        }
        box.close(round.id());
        return rounds.findById(round.id());
    }

    /** How many have cast and how many are under way, which is all that there is to know of an open round. */
    record Progress(int cast, int underWay) {

        /** Whether a sheet would show nothing if the round were closed now. */
        public boolean showsNothing() {
            return Disclosure.Level.of(cast) == Disclosure.Level.NOTHING;
        }
    }

    Progress progress(Round round) {
        return new Progress(
                round.cast(),
                round.isClosed()
                        ? 0
                        : submissions.countUnderWay(
                                round.id(), clock.instant().minus(VisitorToken.PAUSE_ON_SHARED_DEVICE)));
    }

    /** The last day on which answers are counted. */
    ZonedDateTime lastDay(Round round) {
        return round.closesAt().minus(Duration.ofNanos(1)).atZone(clock.getZone());
    }

    /** Adds how to join an open round: its code and the page where people type it, without the scheme, or its link as a QR code. */
    void addInvitation(Round round, Model model) {
        String code = round.code().shown();
        String link = site.url("/join/" + code);
        model.addAttribute("code", code);
        model.addAttribute("joinPage", site.url("/join").replaceFirst("https?://", ""));
        model.addAttribute("link", link);
        model.addAttribute("qr", QrCode.of(link));
    }

    Questionnaire questionnaire(Round round, Locale language) {
        return translations.of(round.questionnaire(), language);
    }

    /**
     * Adds what a closed round shows: its sheet, what has moved since the round before, from when on the next one may be opened,
     * and for the opener the view of a consultant.
     */
    void addResult(Round round, boolean toOpener, Locale language, Model model) {
        Sheet sheet = sheet(round, toOpener, language);
        model.addAttribute("sheet", sheet);
        model.addAttribute("changes", changes(round, sheet, language));
        model.addAttribute("nextFrom", nextFrom(round).orElse(null));
        model.addAttribute("closedAt", round.closedAt().orElseThrow().atZone(clock.getZone()));
        if (toOpener) {
            addView(round, language, model);
        }
    }

    /** Adds the view of a consultant, named as theirs, if there is one. */
    private void addView(Round round, Locale language, Model model) {
        round.view().ifPresent(view -> {
            model.addAttribute("view", view.given());
            model.addAttribute(
                    "viewName",
                    displayNames.of(List.of(view.consultant()), language).get(view.consultant()));
        });
    }

    /** How the answers have changed since the round before, by the ids of the questions; empty for the first of a series. */
    private Map<String, Change> changes(Round round, Sheet sheet, Locale language) {
        return round.follows()
                .flatMap(rounds::findById)
                .map(earlier -> Change.all(sheet, earlier.sheet(questionnaire(earlier, language), Optional.empty())))
                .orElse(Map.of());
    }

    /** From when on the next round of the series may be opened; empty if that is now. */
    private Optional<ZonedDateTime> nextFrom(Round round) {
        return round.mayBeFollowed(clock.instant())
                ? Optional.empty()
                : round.closedAt().map(closed -> closed.plus(Term.PAUSE).atZone(clock.getZone()));
    }

    /**
     * The sheet of a closed round. The owner sees it with the marks of the own answers; who took part sees these in the direction
     * only, where that is all that is shown.
     */
    private Sheet sheet(Round round, boolean toOpener, Locale language) {
        Optional<Answers> owner =
                round.ownerSubmissionId().flatMap(submissions::findSubmitted).map(Submission::answers);
        boolean marks = toOpener || Disclosure.Level.of(round.cast()) == Disclosure.Level.DIRECTION;
        return round.sheet(questionnaire(round, language), owner.filter(answers -> marks));
    }
}
