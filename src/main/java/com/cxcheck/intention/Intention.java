package com.cxcheck.intention;

import com.cxcheck.input.Dates;
import com.cxcheck.input.SingleLine;
import com.cxcheck.input.TextLength;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Questionnaire;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** That a visitor will do the step of a question, at most one for each submission and question. */
@Entity
@Table(name = "intention")
public class Intention {

    /** In UTF-16 units, as maxlength counts. */
    public static final int MAX_LENGTH = 200;

    /** What became of it. */
    public enum State {
        NOT_YET,
        DONE,
        DROPPED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(updatable = false)
    private long submissionId;

    @Column(updatable = false)
    private String question;

    private String line;

    private @Nullable LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    private State state;

    private Instant changedAt;

    /** @param question the id of the question whose step it is */
    public Intention(long submissionId, String question, Instant now) {
        this.submissionId = submissionId;
        this.question = question;
        this.line = "";
        this.state = State.NOT_YET;
        this.changedAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Intention() {}

    public static boolean isValid(String line) {
        return TextLength.fits(line, MAX_LENGTH);
    }

    /**
     * Replaces what is stored.
     *
     * @param newLine in the visitor's words; may be empty
     * @param newDueOn the day until which it is to be done, or null
     * @throws IllegalArgumentException if the line is too long or the day is none that can be stored
     */
    public void change(String newLine, @Nullable LocalDate newDueOn, State newState, Instant now) {
        if (!isValid(newLine) || (newDueOn != null && !Dates.isInRange(newDueOn))) {
            throw new IllegalArgumentException("a line has at most " + MAX_LENGTH + " characters");
        }
        line = TextLength.isBlank(newLine) ? "" : SingleLine.of(newLine);
        dueOn = newDueOn;
        state = newState;
        changedAt = now;
    }

    public long submissionId() {
        return submissionId;
    }

    public String question() {
        return question;
    }

    /** The title of the step in a questionnaire that has the question. */
    public String stepIn(Questionnaire questionnaire) {
        return questionnaire.choiceQuestions().stream()
                .filter(each -> each.id().equals(question))
                .map(ChoiceQuestion::nextStepTitle)
                .findFirst()
                .orElseThrow();
    }

    public String line() {
        return line;
    }

    public Optional<LocalDate> dueOn() {
        return Optional.ofNullable(dueOn);
    }

    public State state() {
        return state;
    }

    public Instant changedAt() {
        return changedAt;
    }
}
