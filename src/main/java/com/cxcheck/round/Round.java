package com.cxcheck.round;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.submission.QuestionnaireConverter;
import com.cxcheck.submission.References;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.VisitorToken;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A ballot box: open, then closed for good. It counts answers and doesn't know whose they are.
 *
 * <p>A transaction that changes one locks it first. What the state does not allow throws an {@link IllegalStateException}.
 */
@Entity
@Table(name = "round")
public class Round {

    /** Of the page of a round, before its reference. */
    public static final String PATH = "/rounds/";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(updatable = false)
    private String reference;

    private @Nullable String code;

    @Column(updatable = false)
    private String name;

    @Convert(converter = QuestionnaireConverter.class)
    @Column(name = "questionnaire_version_id", updatable = false)
    private Questionnaire questionnaire;

    @Column(updatable = false)
    private @Nullable String openedBy;

    @Column(updatable = false)
    private @Nullable Long ownerSubmissionId;

    @Column(updatable = false)
    private String openerHash;

    @Column(updatable = false)
    private @Nullable Integer expected;

    @Embedded
    private Term term;

    @Column(updatable = false)
    private @Nullable Long follows;

    @Column(updatable = false)
    private boolean ownResults;

    @Embedded
    private BallotCount count;

    @Embedded
    private @Nullable ConsultantView view;

    private Round(Opening opening, Questionnaire questionnaire, VisitorToken opener, Instant now) {
        opening.requireToCloseInTime(now);
        this.reference = References.next();
        this.code = Code.random().value();
        this.name = opening.name();
        this.questionnaire = questionnaire;
        this.openerHash = hash(opener);
        this.expected = opening.expected().isPresent() ? opening.expected().getAsInt() : null;
        this.term = Term.from(now, opening.closesAt());
        this.count = BallotCount.NONE;
    }

    @SuppressWarnings("NullAway.Init")
    protected Round() {}

    /** Opens the round of a visitor who wants to know how others see what a result says, on the version of that result. */
    static Round open(Opening opening, Submission owner, VisitorToken opener, Instant now) {
        if (!owner.isAnsweredBy(opener)) {
            throw new IllegalArgumentException("a round is opened by the browser that answered");
        }
        Round round = new Round(opening, owner.questionnaire(), opener, now);
        round.ownerSubmissionId = owner.id();
        return round;
    }

    /** Opens the round of a workshop, on the current version. */
    static Round openWorkshop(
            Opening opening, Questionnaire questionnaire, String consultant, VisitorToken opener, Instant now) {
        Round round = new Round(opening, questionnaire, opener, now);
        round.openedBy = consultant;
        round.ownResults = opening.ownResults();
        return round;
    }

    Round following(Round earlier, Instant now) {
        if (!earlier.mayBeFollowed(now)) {
            throw new IllegalStateException("the earlier round was closed too short a time ago");
        }
        this.follows = earlier.id();
        return this;
    }

    /** Adds the complete answers of one more person to the tally. */
    void cast(Answers answers, boolean fromSharedDevice, Instant now) {
        if (!isOpen(now)) {
            throw new IllegalStateException("closed");
        }
        count = count.with(questionnaire, answers, fromSharedDevice);
    }

    /** Stores complete answers by which a consultant says how they see the business; they are never counted. */
    void addView(Answers answers, String consultant) {
        if (!questionnaire.isCompletedBy(answers)) {
            throw new IllegalArgumentException("not every question is answered");
        }
        view = new ConsultantView(consultant, answers);
    }

    /** Closes it for good. Idempotent. */
    void close(Instant now) {
        term = term.closed(now);
        code = null;
    }

    /** Whether answers are counted: it is neither closed nor due. */
    public boolean isOpen(Instant now) {
        return term.isOpen(now);
    }

    public boolean isClosed() {
        return closedAt().isPresent();
    }

    /** Whether another round may be compared with this one: at once if its sheet shows nothing, or else after some time. */
    boolean mayBeFollowed(Instant now) {
        return isClosed() && (Disclosure.Level.of(cast()) == Disclosure.Level.NOTHING || term.isPauseOver(now));
    }

    Sheet sheet(Questionnaire translation, Optional<Answers> owner) {
        if (!isClosed()) {
            throw new IllegalStateException("still open");
        }
        return Sheet.of(translation, count.tally(), owner);
    }

    /** What identifies a browser in this round alone. */
    String hash(VisitorToken browser) {
        return browser.hashFor("round " + reference);
    }

    /** Whether a browser opened it and may therefore close it, but not cast. */
    boolean isOpenedFrom(VisitorToken browser) {
        return hash(browser).equals(openerHash);
    }

    public long id() {
        if (id == null) {
            throw new IllegalStateException("not saved yet");
        }
        return id;
    }

    public String reference() {
        return reference;
    }

    /** @throws IllegalStateException once it is closed */
    Code code() {
        if (code == null) {
            throw new IllegalStateException("closed");
        }
        return new Code(code);
    }

    public String path() {
        return PATH + reference;
    }

    public String name() {
        return name;
    }

    /** The version that it was opened with, whatever is published later. */
    public Questionnaire questionnaire() {
        return questionnaire;
    }

    Optional<String> openedBy() {
        return Optional.ofNullable(openedBy);
    }

    Optional<Long> ownerSubmissionId() {
        return Optional.ofNullable(ownerSubmissionId);
    }

    public OptionalInt expected() {
        return expected == null ? OptionalInt.empty() : OptionalInt.of(expected);
    }

    public Instant openedAt() {
        return term.openedAt();
    }

    Instant closesAt() {
        return term.closesAt();
    }

    Optional<Instant> closedAt() {
        return Optional.ofNullable(term.closedAt());
    }

    Optional<Long> follows() {
        return Optional.ofNullable(follows);
    }

    Optional<ConsultantView> view() {
        return Optional.ofNullable(view);
    }

    public boolean offersOwnResults() {
        return ownResults;
    }

    public int cast() {
        return count.cast();
    }

    public int onSharedDevice() {
        return count.onSharedDevice();
    }
}
