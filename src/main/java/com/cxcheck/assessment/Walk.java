package com.cxcheck.assessment;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Question;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.submission.Submission;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where a visitor stands on the way through the questions: what is answered, what is next, and which page may be seen. The
 * questions are pages 1 to {@link #pages()}, the check page comes after them, and the result after that.
 *
 * @param attempt which of the visitor's walks this is, from 1
 * @param reference the key of the result; there once the answers are submitted
 */
record Walk(Questionnaire questionnaire, Answers answers, int attempt, Optional<String> reference) {

    static final String CHECK_PAGE = "/answers";

    static Walk of(Submission submission) {
        return new Walk(
                submission.questionnaire(),
                submission.answers(),
                submission.attempt(),
                submission.isSubmitted() ? Optional.of(submission.reference()) : Optional.empty());
    }

    /** The same walk through the questionnaire in other words. */
    Walk in(Questionnaire words) {
        return new Walk(words, answers, attempt, reference);
    }

    public int pages() {
        return questionnaire.questions().size();
    }

    /** The question on a page, unless there is no such page. */
    public Optional<Question> question(int page) {
        return page >= 1 && page <= pages()
                ? Optional.of(questionnaire.questions().get(page - 1))
                : Optional.empty();
    }

    /** Whether a page needs nothing more: a choice is made, or the question leaves one free. */
    private boolean isSettled(int page) {
        return question(page)
                .map(question -> !(question instanceof ChoiceQuestion choices)
                        || answers.to(choices).isPresent())
                .orElse(false);
    }

    /** The first page that still needs a choice. */
    public Optional<Integer> firstUnanswered() {
        return IntStream.rangeClosed(1, pages())
                .filter(page -> !isSettled(page))
                .boxed()
                .findFirst();
    }

    public boolean isComplete() {
        return firstUnanswered().isEmpty();
    }

    /** Where a visitor is sent who asks for a page that is closed by now or not open yet; empty if it may be seen. */
    Optional<String> detourFrom(int page) {
        return reference
                .map(Walk::resultPage)
                .or(() -> firstUnanswered().filter(first -> first < page).map(Walk::questionPage));
    }

    /** As {@link #detourFrom(int)}, for the check page. */
    Optional<String> detourFromCheckPage() {
        return detourFrom(pages() + 1);
    }

    /** Where Continue leads. */
    String next(int page, boolean cameFromCheckPage) {
        int next = cameFromCheckPage ? pages() + 1 : page + 1;
        return detourFrom(next).orElse(next > pages() ? CHECK_PAGE : questionPage(next));
    }

    /** Where Back leads. */
    static String previous(int page, boolean cameFromCheckPage) {
        return cameFromCheckPage ? CHECK_PAGE : page == 1 ? "/" : questionPage(page - 1);
    }

    /** Where a visitor goes on who comes back. */
    public String resume() {
        return detourFromCheckPage().orElse(CHECK_PAGE);
    }

    static String questionPage(int page) {
        return "/questions/" + page;
    }

    static String resultPage(String reference) {
        return "/results/" + reference;
    }
}
