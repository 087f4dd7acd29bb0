package com.cxcheck.submission;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at the questionnaire. It is in progress until it is submitted, which fixes its answers, score and band.
 *
 * <p>A transaction that changes one loads it with {@link Submissions#lockByToken}, so that concurrent requests of the same
 * visitor are serialized. A method that the state does not allow throws an {@link IllegalStateException}.
 */
@Entity
@EntityListeners(SubmissionChangeListener.class)
public class Submission {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(updatable = false)
    private String tokenHash;

    @Column(updatable = false)
    private int attempt;

    @Convert(converter = QuestionnaireConverter.class)
    @Column(name = "questionnaire_version_id", updatable = false)
    private Questionnaire questionnaire;

    @Convert(converter = AnswersConverter.class)
    private Answers answers = Answers.NONE;

    @Column(updatable = false)
    private Instant startedAt;

    @Column(updatable = false)
    private boolean test;

    @Column(updatable = false)
    private boolean onSharedDevice;

    private Instant changedAt; // an answer, feedback or submitting
    private @Nullable String source;
    private @Nullable Instant submittedAt;
    private @Nullable Locale language;
    private @Nullable Long roundId;

    @Embedded
    private Feedback feedback = Feedback.UNANSWERED;

    @Embedded
    private @Nullable SubmittedResult result;

    @Embedded
    private @Nullable Contact contact;

    /** Begins an attempt, numbered from 1 for each visitor. */
    public Submission(VisitorToken respondent, int attempt, Questionnaire questionnaire, Instant startedAt) {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempts are counted from 1");
        }
        this.tokenHash = respondent.hash();
        this.attempt = attempt;
        this.questionnaire = questionnaire;
        this.startedAt = startedAt;
        this.test = respondent.test();
        this.onSharedDevice = respondent.onSharedDevice();
        this.changedAt = startedAt;
    }

    @SuppressWarnings("NullAway.Init")
    protected Submission() {}

    /** Stores the link that the visitor came by, as long as no question is answered; a test comes by none. */
    public void setSource(Source source) {
        if (isBegun()) {
            throw new IllegalStateException("something is answered already");
        }
        this.source = test ? null : source.name();
    }

    /** Stores an answer, replacing an earlier one to the same question. */
    public void answer(ChoiceQuestion question, Choice choice, Instant now) {
        requireInProgress();
        answers = answers.with(question, choice);
        changedAt = now;
    }

    /**
     * Stores the free text verbatim, replacing an earlier one; a blank text removes it, and the question counts as answered, too.
     *
     * @throws IllegalArgumentException if the text is longer than the question allows
     */
    public void giveFeedback(String text, Instant now) {
        requireInProgress();
        feedback = Feedback.of(questionnaire.feedbackQuestion(), text);
        changedAt = now;
    }

    private void requireInProgress() {
        if (isSubmitted()) {
            throw new IllegalStateException("already submitted");
        }
    }

    /** Makes it a walk in a round, which is cast and never submitted, or, with null, one of the visitor's own. */
    public void setRoundId(@Nullable Long roundId) {
        requireInProgress();
        this.roundId = roundId;
    }

    /** Fixes the answers, the score and the band, and generates the reference. Idempotent. */
    public void submit(Instant now) {
        if (isSubmitted()) {
            return;
        }
        if (!questionnaire.isCompletedBy(answers) || roundId != null) {
            throw new IllegalStateException("not every question is answered, or the answers belong to a round");
        }
        result = SubmittedResult.of(questionnaire, answers);
        submittedAt = now;
        changedAt = now;
    }

    /** Replaces the contact details; nobody is asked for a name before the result. */
    public void setContact(Contact contact) {
        requireSubmitted(submittedAt);
        this.contact = contact;
    }

    /** Stores the language of the visitor's last request, in which mails to the visitor are written. */
    public void setLanguage(Locale language) {
        this.language = language;
    }

    public long id() {
        if (id == null) {
            throw new IllegalStateException("not saved yet");
        }
        return id;
    }

    public boolean isSubmitted() {
        return submittedAt != null;
    }

    /** Whether there is an answer or feedback to store. */
    public boolean isBegun() {
        return !answers.choices().isEmpty() || feedback.text() != null;
    }

    /** Whether a consultant only tried the questionnaire: it is in no list, figure, file or mail. */
    public boolean isTest() {
        return test;
    }

    public boolean isAnsweredBy(VisitorToken token) {
        return token.hash().equals(tokenHash);
    }

    String tokenHash() {
        return tokenHash;
    }

    public int attempt() {
        return attempt;
    }

    /** The version of the questionnaire with which this attempt began. */
    public Questionnaire questionnaire() {
        return questionnaire;
    }

    public Answers answers() {
        return answers;
    }

    public Optional<String> feedback() {
        return Optional.ofNullable(feedback.text());
    }

    /** Whether the visitor has gone on from the question for free text, with or without a text. */
    public boolean isFeedbackAnswered() {
        return feedback.answered();
    }

    public Optional<Long> roundId() {
        return Optional.ofNullable(roundId);
    }

    public Optional<Source> source() {
        return Optional.ofNullable(source).map(Source::new);
    }

    public Instant startedAt() {
        return startedAt;
    }

    Instant changedAt() {
        return changedAt;
    }

    public Optional<Contact> contact() {
        return Optional.ofNullable(contact);
    }

    public Optional<Locale> language() {
        return Optional.ofNullable(language);
    }

    public Instant submittedAt() {
        return requireSubmitted(submittedAt);
    }

    /** The secret part of the result's URL. */
    public String reference() {
        return requireSubmitted(result).reference();
    }

    /** The proactive share in per cent, 0 to 100. */
    public int score() {
        return requireSubmitted(result).score();
    }

    public Questionnaire.Band band() {
        return questionnaire.band(requireSubmitted(result).band());
    }

    private static <T> T requireSubmitted(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("not submitted yet");
        }
        return value;
    }
}
