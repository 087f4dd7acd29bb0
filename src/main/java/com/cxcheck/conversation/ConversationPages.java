package com.cxcheck.conversation;

import com.cxcheck.conversation.ConversationPage.Answer;
import com.cxcheck.conversation.ConversationPage.Earlier;
import com.cxcheck.followup.FollowUp;
import com.cxcheck.followup.FollowUps;
import com.cxcheck.intention.Intentions;
import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Change;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.questionnaire.Result.Explanation;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.round.BallotBox;
import com.cxcheck.submission.NewestAnswers;
import com.cxcheck.submission.Source;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.Submissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Collects what a {@link ConversationPage} shows. */
@Component
class ConversationPages {

    /** Below this number a share says little. */
    static final int MIN_ANSWERS = 30;

    /** Below this number a mean says little. */
    static final int MIN_SCORES = 5;

    /** Of one source. */
    private static final int MAX_SCORES = 1_000;

    private final Submissions submissions;
    private final FollowUps followUps;
    private final NewestAnswers newestAnswers;
    private final Intentions intentions;
    private final Translations translations;
    private final Timeline timeline;
    private final Snippets snippets;
    private final BallotBox box;

    ConversationPages(
            Submissions submissions,
            FollowUps followUps,
            NewestAnswers newestAnswers,
            Intentions intentions,
            Translations translations,
            Timeline timeline,
            Snippets snippets,
            BallotBox box) {
        this.submissions = submissions;
        this.followUps = followUps;
        this.newestAnswers = newestAnswers;
        this.intentions = intentions;
        this.translations = translations;
        this.timeline = timeline;
        this.snippets = snippets;
        this.box = box;
    }

    /** @param asAsked whether the answers are in the order of the questionnaire, not with the most to gain first */
    ConversationPage of(FollowUp followUp, boolean asAsked, Locale language) {
        Submission submission = submissions.getSubmitted(followUp.submissionId());
        Questionnaire questionnaire = translations.of(submission.questionnaire(), language);
        Result result = Result.of(questionnaire, submission.answers());
        return new ConversationPage(
                submission,
                questionnaire,
                result,
                followUp,
                answers(result, questionnaire, newestAnswers.comparableWith(submission), asAsked),
                submission.attempt() > 1 ? earlier(result, submission) : null,
                submissions.findResults(submission),
                intentions.findBySubmissionIdOrderById(submission.id()),
                submission.source().map(source -> mean(source.name())).orElse(null),
                timeline.of(submission),
                snippets.findAllByOrderByTitle(),
                steps(submission, language),
                box.of(submission));
    }

    private List<String> steps(Submission submission, Locale language) {
        Locale visitors =
                submission.language().filter(translations.languages()::contains).orElse(language);
        return Result.of(translations.of(submission.questionnaire(), visitors), submission.answers())
                .firstSteps()
                .stream()
                .map(step -> step.question().nextStepTitle())
                .toList();
    }

    private static List<Answer> answers(
            Result result, Questionnaire questionnaire, List<Answers> others, boolean asAsked) {
        Stream<Answer> answers = result.explanations().stream()
                .map(each ->
                        new Answer(questionnaire.questions().indexOf(each.question()) + 1, each, share(each, others)));
        Comparator<Answer> mostToGain = Comparator.comparingInt(
                        (Answer answer) -> answer.explanation().gain())
                .reversed();
        return (asAsked ? answers : answers.sorted(mostToGain)).toList();
    }

    private static @Nullable Integer share(Explanation answer, List<Answers> others) {
        List<String> choices = others.stream()
                .flatMap(each ->
                        Stream.ofNullable(each.choices().get(answer.question().id())))
                .toList();
        long same = choices.stream().filter(answer.choice().id()::equals).count();
        return choices.size() < MIN_ANSWERS ? null : roundedQuotient(100 * same, choices.size());
    }

    private @Nullable Integer mean(String source) {
        List<Integer> scores = followUps.findScores(Source.key(source), MAX_SCORES);
        long sum = scores.stream().mapToLong(Integer::longValue).sum();
        return scores.size() < MIN_SCORES ? null : roundedQuotient(sum, scores.size());
    }

    /** Half up, in integers. */
    private static int roundedQuotient(long dividend, long divisor) {
        return Math.toIntExact((2 * dividend + divisor) / (2 * divisor));
    }

    private @Nullable Earlier earlier(Result now, Submission submission) {
        return submissions
                .findPrevious(submission)
                .filter(Submission::isSubmitted)
                .map(previous -> earlier(previous, now, submission))
                .orElse(null);
    }

    private static Earlier earlier(Submission previous, Result now, Submission submission) {
        Change change = Change.between(
                previous.questionnaire(),
                Result.of(previous.questionnaire(), previous.answers()),
                submission.questionnaire(),
                now);
        int points = change.points().orElse(0);
        Optional<String> most =
                points != 0 && !change.withinOneAnswer() ? most(previous, now, points < 0 ? -1 : 1) : Optional.empty();
        return new Earlier(previous, change.points().isPresent(), change.withinOneAnswer(), most.orElse(null));
    }

    /** The question whose answer has moved the score most in a direction. */
    private static Optional<String> most(Submission previous, Result now, int direction) {
        return now.explanations().stream()
                .filter(each -> direction * change(previous, each) > 0)
                .max(Comparator.comparingInt(each -> direction * change(previous, each)))
                .map(each -> each.question().label());
    }

    private static int change(Submission previous, Explanation now) {
        return previous.answers()
                .to(now.question())
                .filter(before -> before.applicable() && now.counts())
                .map(before -> now.question().weight()
                        * (now.choice().proactive().orElseThrow()
                                - before.proactive().orElseThrow()))
                .orElse(0);
    }
}
