package com.cxcheck.submission;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaire.Band;
import com.cxcheck.questionnaire.Result;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;

/**
 * One walk through the questionnaire. It is in progress until it is submitted; from then on its answers, its score and its
 * band are fixed for good.
 *
 * <p>Whoever changes one has loaded it with {@link Submissions#lockByToken}, so that two requests of the same visitor
 * take their turns.
 */
@Entity
@EntityListeners(SubmissionChangeListener.class)
@Table(name = "submission")
public class Submission {

    /** 144 random bits. */
    private static final StringKeyGenerator REFERENCES =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 18);

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
    private Answers answers;

    private @Nullable String feedback;

    @Column(updatable = false)
    private Instant startedAt;

    private Instant changedAt;

    private @Nullable String source;

    private @Nullable Instant submittedAt;

    private @Nullable String reference;

    private @Nullable Integer score;

    private @Nullable String band;

    @Embedded
    private @Nullable Contact contact;

    private @Nullable Locale language;

    /**
     * Begins a walk.
     *
     * @param attempt 1 for an visitor's first walk, 2 for the next, and so on
     */
    public Submission(VisitorToken respondent, int attempt, Questionnaire questionnaire, Instant startedAt) {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempts are counted from 1");
        }
        this.tokenHash = respondent.hash();
        this.attempt = attempt;
        this.questionnaire = questionnaire;
        this.answers = Answers.NONE;
        this.startedAt = startedAt;
        this.changedAt = startedAt;
    }

    @SuppressWarnings("NullAway.Init")
    protected Submission() {}

    /**
     * Takes down which link the visitor came by.
     *
     * @throws IllegalStateException if the walk is begun already
     */
    public void cameBy(Source link) {
        if (isBegun()) {
            throw new IllegalStateException("under way already");
        }
        source = link.name();
    }

    /**
     * Takes an answer, in place of an earlier one to the same question.
     *
     * @throws IllegalStateException if it is submitted already
     */
    public void answer(ChoiceQuestion question, Choice choice, Instant now) {
        requireInProgress();
        answers = answers.with(question, choice);
        changedAt = now;
    }

    /**
     * Takes the free text, to the letter, in place of an earlier one; an empty text takes it back.
     *
     * @throws IllegalStateException if it is submitted already
     * @throws IllegalArgumentException if the text is longer than the question allows
     */
    public void giveFeedback(String text, Instant now) {
        requireInProgress();
        if (questionnaire.feedbackQuestion().excess(text) > 0) {
            throw new IllegalArgumentException("the feedback is too long");
        }
        feedback = text.isBlank() ? null : text;
        changedAt = now;
    }

    /**
     * Fixes the answers, the score and the band for good, and makes the key of the result's link. Done twice it changes
     * nothing.
     *
     * @throws IllegalStateException if a question is not answered yet
     */
    public void submit(Instant now) {
        if (isSubmitted()) {
            return;
        }
        if (!questionnaire.isCompletedBy(answers)) {
            throw new IllegalStateException("not every question is answered");
        }
        Result result = Result.of(questionnaire, answers);
        score = result.proactive();
        band = result.band().id();
        reference = REFERENCES.generateKey();
        submittedAt = now;
        changedAt = now;
    }

    /**
     * Takes the contact details, in place of earlier ones.
     *
     * @throws IllegalStateException if it is not submitted yet: nobody is asked for a name before the result
     */
    public void keepInTouch(Contact contact) {
        if (!isSubmitted()) {
            throw new IllegalStateException("not submitted yet");
        }
        this.contact = contact;
    }

    /** Takes down in which language its respondent has last read, which is that of the mails to come. */
    public void readIn(Locale language) {
        this.language = language;
    }

    private void requireInProgress() {
        if (isSubmitted()) {
            throw new IllegalStateException("the answers are closed");
        }
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

    /** Whether there is anything to keep. */
    public boolean isBegun() {
        return !answers.choices().isEmpty() || feedback != null;
    }

    public boolean isAnsweredBy(VisitorToken token) {
        return token.hash().equals(tokenHash);
    }

    String tokenHash() {
        return tokenHash;
    }

    /** Which of its visitor's walks this is, counted from 1. */
    public int attempt() {
        return attempt;
    }

    /** The questionnaire as it was when this walk began, whatever has been changed in it since. */
    public Questionnaire questionnaire() {
        return questionnaire;
    }

    public Answers answers() {
        return answers;
    }

    /** What the visitor wrote, to the letter. */
    public Optional<String> feedback() {
        return Optional.ofNullable(feedback);
    }

    /** Which link the visitor came by, if it named itself. */
    public Optional<Source> source() {
        return Optional.ofNullable(source).map(Source::new);
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** When its respondent last took a step on it; one that is left for long is deleted. */
    Instant changedAt() {
        return changedAt;
    }

    /**
     * When it was submitted.
     *
     * @throws IllegalStateException if it is not submitted yet
     */
    public Instant submittedAt() {
        return onceSubmitted(submittedAt);
    }

    /**
     * The key of the result's link, which can't be guessed.
     *
     * @throws IllegalStateException if it is not submitted yet
     */
    public String reference() {
        return onceSubmitted(reference);
    }

    /**
     * The proactive share, 0 to 100, as it was fixed.
     *
     * @throws IllegalStateException if it is not submitted yet
     */
    public int score() {
        return onceSubmitted(score);
    }

    /**
     * The band of the score, as it was fixed.
     *
     * @throws IllegalStateException if it is not submitted yet
     */
    public Band band() {
        String id = onceSubmitted(band);
        return questionnaire.bands().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /**
     * What scoring makes of the answers.
     *
     * @throws IllegalStateException if it is not submitted yet
     */
    public Result result() {
        onceSubmitted(score);
        return Result.of(questionnaire, answers);
    }

    public Optional<Contact> contact() {
        return Optional.ofNullable(contact);
    }

    /** The language in which its respondent reads, if that was noted. */
    public Optional<Locale> language() {
        return Optional.ofNullable(language);
    }

    private static <T> T onceSubmitted(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("not submitted yet");
        }
        return value;
    }
}
