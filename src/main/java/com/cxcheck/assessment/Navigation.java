package com.cxcheck.assessment;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Question;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.submission.Submission;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * The navigation of an attempt: one page for each question, numbered from 1, then the check page, then the result.
 *
 * @param feedbackAnswered whether the question for free text was answered, be it by leaving it empty
 * @param reference of the result, once it is submitted
 */
record Navigation(
        Questionnaire questionnaire,
        Answers answers,
        boolean feedbackAnswered,
        Attempt attempt,
        Optional<String> reference) {

    static final String START_PAGE = "/";

    static final String CHECK_PAGE = "/answers";

    static Navigation of(Submission submission) {
        return new Navigation(
                submission.questionnaire(),
                submission.answers(),
                submission.isFeedbackAnswered(),
                Attempt.of(submission),
                submission.isSubmitted() ? Optional.of(submission.reference()) : Optional.empty());
    }

    Navigation in(Questionnaire translation) {
        return new Navigation(translation, answers, feedbackAnswered, attempt, reference);
    }

    public int pages() {
        return questionnaire.questions().size();
    }

    Question question(int page) {
        return question(questionnaire, page);
    }

    /** The name of a question's theme; empty for the question for free text. */
    Optional<String> theme(Question question) {
        return question instanceof ChoiceQuestion choices
                ? questionnaire.themes().stream()
                        .filter(theme -> theme.id().equals(choices.theme()))
                        .map(Questionnaire.Theme::name)
                        .findFirst()
                : Optional.empty();
    }

    /** @throws ResponseStatusException 404 if there is no such page */
    static Question question(Questionnaire questionnaire, int page) {
        List<Question> questions = questionnaire.questions();
        if (page < 1 || page > questions.size()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return questions.get(page - 1);
    }

    /** The first page that the visitor has not answered yet. Feedback is answered, too, by going on without any. */
    public Optional<Integer> firstUnanswered() {
        return firstPageWhere(question ->
                question instanceof ChoiceQuestion choices ? answers.to(choices).isEmpty() : !feedbackAnswered);
    }

    private Optional<Integer> firstWithoutChoice() {
        return firstPageWhere(question -> question instanceof ChoiceQuestion choices
                && answers.to(choices).isEmpty());
    }

    private Optional<Integer> firstPageWhere(Predicate<Question> condition) {
        return IntStream.rangeClosed(1, pages())
                .filter(page -> condition.test(question(page)))
                .boxed()
                .findFirst();
    }

    public boolean isComplete() {
        return firstUnanswered().isEmpty();
    }

    /**
     * The path to redirect to if the page can't be shown: that of the first question without an answer, or the start page after
     * submitting, so that Back leaves the result in one step.
     */
    Optional<String> detourFrom(int page) {
        return reference.isPresent()
                ? Optional.of(START_PAGE)
                : firstWithoutChoice().filter(first -> first < page).map(Navigation::questionPage);
    }

    Optional<String> detourFromCheckPage() {
        return detourFrom(pages() + 1);
    }

    /** The path that Continue leads to. */
    String next(int page, boolean cameFromCheckPage) {
        int next = cameFromCheckPage ? pages() + 1 : page + 1;
        return detourFrom(next).orElseGet(() -> following(page, cameFromCheckPage));
    }

    /** The path that Continue leads to if no question is left out. */
    String following(int page, boolean cameFromCheckPage) {
        return cameFromCheckPage ? checkPage(page) : page == pages() ? CHECK_PAGE : questionPage(page + 1);
    }

    /** The path that Back leads to. */
    static String previous(int page, boolean cameFromCheckPage) {
        return cameFromCheckPage ? checkPage(page) : page == 1 ? START_PAGE : questionPage(page - 1);
    }

    /** The path at which a returning visitor continues. */
    public String resume() {
        return reference
                .map(Navigation::resultPage)
                .or(() -> firstUnanswered().map(Navigation::questionPage))
                .orElse(CHECK_PAGE);
    }

    /** The row of a question on the check page. */
    private static String checkPage(int page) {
        return CHECK_PAGE + "#answer-" + page;
    }

    static String questionPage(int page) {
        return "/questions/" + page;
    }

    static String resultPage(String reference) {
        return "/results/" + reference;
    }

    /** Adds the key of a mailed link to the path of a page that was opened with it; an empty key adds nothing. */
    static String withKey(String path, String key) {
        return key.isEmpty() ? path : path + "?key=" + key;
    }
}
