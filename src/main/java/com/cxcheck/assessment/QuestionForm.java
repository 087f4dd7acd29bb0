package com.cxcheck.assessment;

import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Question;
import com.cxcheck.questionnaire.TextQuestion;
import com.cxcheck.submission.Source;
import com.cxcheck.submission.Submission;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The form of a question's page.
 *
 * @param choice the id of the chosen answer
 * @param from "answers" if the visitor came from the check page
 * @param source the link that the visitor came by
 * @param asked the id of the question on a page that was shown before the first answer
 * @param go "back", "stay" for the same page in another language, or else on to the next question
 */
record QuestionForm(
        Optional<String> choice,
        Optional<String> feedback,
        Optional<String> from,
        Optional<String> source,
        Attempt attempt,
        Optional<String> asked,
        Optional<String> go) {

    QuestionForm {
        attempt = attempt == null ? Attempt.UNKNOWN : attempt;
    }

    /** The form with the stored answer. */
    static QuestionForm of(Submission submission, Question question, Optional<String> from, Optional<String> source) {
        Optional<String> asked = Optional.of(question.id()).filter(id -> !submission.isBegun());
        return new QuestionForm(
                        Optional.empty(),
                        submission.feedback(),
                        from,
                        source,
                        Attempt.of(submission),
                        asked,
                        Optional.empty())
                .withStoredChoice(Navigation.of(submission), question);
    }

    /** Replaces a choice by the stored one. */
    QuestionForm withStoredChoice(Navigation navigation, Question question) {
        return question instanceof ChoiceQuestion choices
                ? new QuestionForm(
                        navigation.answers().to(choices).map(Choice::id), feedback, from, source, attempt, asked, go)
                : this;
    }

    boolean isValid(Question question) {
        return question instanceof ChoiceQuestion choices
                ? chosen(choices).isPresent()
                : question instanceof TextQuestion text && excess(text) == 0;
    }

    /** Whether the page showed another question: a questionnaire with another order was published before the first answer. */
    boolean asksOtherThan(Question question) {
        return asked.filter(id -> !id.equals(question.id())).isPresent();
    }

    private boolean goesOn() {
        return go.filter(where -> where.equals("back") || where.equals("stay")).isEmpty();
    }

    /** The path to redirect to; empty if the page has to be shown again, so that nothing that was typed is lost. */
    Optional<String> next(Navigation navigation, int page) {
        Question question = navigation.question(page);
        boolean valid = isValid(question);
        if (goesOn()) {
            return Optional.of(navigation.next(page, cameFromCheckPage())).filter(path -> valid);
        }
        return Optional.of(go.filter("back"::equals).isPresent() ? back(page) : self(navigation, page))
                .filter(path -> valid || question instanceof ChoiceQuestion);
    }

    private String back(int page) {
        String path = Navigation.previous(page, cameFromCheckPage());
        return validSource()
                .filter(known -> path.equals(Navigation.START_PAGE))
                .map(known -> SourceLinkBuilder.withSource(path, known))
                .orElse(path);
    }

    /** The page with what its URL has to say as long as nothing is stored. */
    private String self(Navigation navigation, int page) {
        UriComponentsBuilder path = UriComponentsBuilder.fromPath(Navigation.questionPage(page));
        from.filter("answers"::equals).ifPresent(checkPage -> path.queryParam("from", checkPage));
        validSource().ifPresent(link -> path.queryParam("source", link.name()));
        if (navigation.attempt().number() > 1) {
            path.queryParam("attempt", navigation.attempt());
        }
        return path.build().encode().toUriString();
    }

    /** Whether the feedback is to be stored: going back from an empty text is no answer. */
    boolean answersFeedback(Submission submission) {
        return goesOn()
                || submission.feedback().isPresent()
                || feedback.filter(text -> !text.isBlank()).isPresent();
    }

    boolean cameFromCheckPage() {
        return from.filter("answers"::equals).isPresent();
    }

    public Optional<Source> validSource() {
        return source.flatMap(Source::parse);
    }

    public Optional<Choice> chosen(ChoiceQuestion question) {
        return choice.flatMap(question::choice);
    }

    /** The hidden fields by their names; the attempt is the one that the answer is stored in. */
    public Map<String, String> hidden(Attempt stored) {
        Map<String, String> fields = new LinkedHashMap<>();
        from.ifPresent(page -> fields.put("from", page));
        validSource().ifPresent(link -> fields.put("source", link.name()));
        fields.put("attempt", stored.toString());
        asked.ifPresent(question -> fields.put("asked", question));
        return fields;
    }

    /** By how many characters the feedback is too long; 0 if it isn't. */
    public int excess(TextQuestion question) {
        return question.excess(feedback.orElse(""));
    }
}
