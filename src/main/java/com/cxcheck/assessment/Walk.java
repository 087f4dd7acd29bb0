package com.cxcheck.assessment;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Question;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.submission.Submission;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * The navigation of an attempt: one page for each question, numbered from 1, then the check page, then the result.
 *
 * @param reference of the result, once it is submitted
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

    Walk in(Questionnaire translation) {
        return new Walk(translation, answers, attempt, reference);
    }

    public int pages() {
        return questionnaire.questions().size();
    }

    Question question(int page) {
        return question(questionnaire, page);
    }

    /** @throws ResponseStatusException 404 if there is no such page */
    static Question question(Questionnaire questionnaire, int page) {
        List<Question> questions = questionnaire.questions();
        if (page < 1 || page > questions.size()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return questions.get(page - 1);
    }

    /** The first page whose question still needs an answer. */
    public Optional<Integer> firstUnanswered() {
        return IntStream.rangeClosed(1, pages())
                .filter(page -> question(page) instanceof ChoiceQuestion question
                        && answers.to(question).isEmpty())
                .boxed()
                .findFirst();
    }

    public boolean isComplete() {
        return firstUnanswered().isEmpty();
    }

    /** The path to redirect to if the page can't be shown yet. */
    Optional<String> detourFrom(int page) {
        return reference
                .map(Walk::resultPage)
                .or(() -> firstUnanswered().filter(first -> first < page).map(Walk::questionPage));
    }

    Optional<String> detourFromCheckPage() {
        return detourFrom(pages() + 1);
    }

    /** The path that Continue leads to. */
    String next(int page, boolean cameFromCheckPage) {
        int next = cameFromCheckPage ? pages() + 1 : page + 1;
        return detourFrom(next).orElse(next > pages() ? CHECK_PAGE : questionPage(next));
    }

    /** The path that Back leads to. */
    static String previous(int page, boolean cameFromCheckPage) {
        return cameFromCheckPage ? CHECK_PAGE : page == 1 ? "/" : questionPage(page - 1);
    }

    /** The path at which a returning visitor continues. */
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
