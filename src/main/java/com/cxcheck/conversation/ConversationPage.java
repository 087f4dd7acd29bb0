package com.cxcheck.conversation;

import com.cxcheck.followup.FollowUp;
import com.cxcheck.intention.Intention;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.questionnaire.Result.Explanation;
import com.cxcheck.round.Round;
import com.cxcheck.submission.Contact;
import com.cxcheck.submission.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a submission shows.
 *
 * @param questionnaire that of the submission, in the language of the page
 * @param answers in the order of the page
 * @param earlier the same browser's attempt before this one
 * @param attempts the latest results of the same browser, this one among them unless it is older, the latest first
 * @param intentions what the visitor set out to do
 * @param sourceMean of the newest submissions from the same source, in per cent; null if they are too few
 * @param timeline the newest first
 * @param steps the titles of the first steps, in the language of the visitor
 * @param rounds in which the visitor asked others the same
 */
record ConversationPage(
        Submission submission,
        Questionnaire questionnaire,
        Result result,
        FollowUp followUp,
        List<Answer> answers,
        @Nullable Earlier earlier,
        List<Submission> attempts,
        List<Intention> intentions,
        @Nullable Integer sourceMean,
        List<Entry> timeline,
        List<Snippet> snippets,
        List<String> steps,
        List<Round> rounds) {

    /** What {@link #insertable} calls the list of the first steps. */
    static final String STEPS = "steps";

    /**
     * An answer.
     *
     * @param number of its question, from 1
     * @param share how many per cent of all gave the same; null if too few answered
     */
    record Answer(
            int number, Explanation explanation, @Nullable Integer share) {

        /** The class of the fill of its bar: one of five steps from reactive to proactive. */
        public String fill() {
            int proactive = explanation.choice().proactive().orElse(0);
            return "f" + Math.min(100, (proactive + 12) / 25 * 25);
        }
    }

    /**
     * An earlier attempt.
     *
     * @param comparable whether the two scores can be compared
     * @param withinOneAnswer whether a single answer can make the difference
     * @param most the question whose answer moved most in the direction of the score, or null
     */
    record Earlier(
            Submission submission,
            boolean comparable,
            boolean withinOneAnswer,
            @Nullable String most) {}

    /** What happened after a time. */
    public List<Entry> since(Instant time) {
        return timeline.stream().filter(entry -> entry.at().isAfter(time)).toList();
    }

    public @Nullable Contact contact() {
        return submission.contact().orElse(null);
    }

    /** The business, or the name, or nothing. */
    public @Nullable String title() {
        Contact contact = contact();
        return contact == null ? null : contact.business() != null ? contact.business() : contact.name();
    }

    /** A text to insert: that of a snippet by its id, or the list of the first steps. */
    public Optional<String> insertable(String name) {
        return name.equals(STEPS)
                ? Optional.of(stepList())
                : snippets.stream()
                        .filter(snippet -> String.valueOf(snippet.id()).equals(name))
                        .findFirst()
                        .map(this::fillIn);
    }

    /** Replaces what stands in braces: the visitor's name, the score and the first steps. */
    public String fillIn(Snippet snippet) {
        Contact contact = contact();
        return snippet.text()
                .replace("{name}", contact == null || contact.name() == null ? "" : contact.name())
                .replace("{score}", String.valueOf(submission.score()))
                .replace("{steps}", stepList());
    }

    public String stepList() {
        return IntStream.rangeClosed(1, steps.size())
                .mapToObj(number -> number + ". " + steps.get(number - 1))
                .collect(Collectors.joining("\n"));
    }

    /** Null for what no clock can have measured. */
    public @Nullable Long minutes() {
        Duration taken = Duration.between(submission.startedAt(), submission.submittedAt());
        return taken.isNegative() || taken.compareTo(Duration.ofDays(1)) > 0
                ? null
                : Math.max(1, taken.plusSeconds(30).toMinutes());
    }
}
