package com.cxcheck.assessment;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Content;
import com.cxcheck.questionnaire.Question;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.TextQuestion;
import com.cxcheck.submission.Submission;
import com.cxcheck.submission.VisitorToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The draft of the questionnaire as visitors would see it, and the answers that a consultant has given in its preview. They are in
 * the addresses of the pages and nowhere else.
 */
record DraftPreview(Content draft, Answers answers) {

    /** Where the start page is; the other pages are below it. */
    static final String ROOT = "/admin/questionnaire/draft/preview";

    /** The request parameter with the answers. */
    static final String PARAMETER = "answers";

    /** The model attribute, which tells the templates of the visitor's pages that they are in a preview. */
    static final String ATTRIBUTE = "draftPreview";

    private static final int MAX_LENGTH = 8_000;

    /** What is said of a question in a request parameter, such as q1.A; ids have neither dots nor tildes. */
    private static final String CHOICE = ".";

    private static final String NEXT = "~";

    /** @param answers a request parameter; whatever is no answer to a question of the draft is ignored */
    static DraftPreview of(Content draft, String answers) {
        Map<String, String> choices = new HashMap<>();
        if (answers.length() <= MAX_LENGTH) {
            for (String answer : answers.split(NEXT, -1)) {
                int end = answer.indexOf(CHOICE);
                if (end > 0) {
                    choices.put(answer.substring(0, end), answer.substring(end + 1));
                }
            }
        }
        Answers given = Answers.NONE;
        for (ChoiceQuestion question : draft.questionnaire().choiceQuestions()) {
            Optional<Choice> choice = question.choice(choices.getOrDefault(question.id(), ""));
            if (choice.isPresent()) {
                given = given.with(question, choice.get());
            }
        }
        return new DraftPreview(draft, given);
    }

    /** Replaces an answer, if the form has one. */
    DraftPreview with(QuestionForm form, int page) {
        return Navigation.question(questionnaire(), page) instanceof ChoiceQuestion question
                ? form.chosen(question)
                        .map(choice -> new DraftPreview(draft, answers.with(question, choice)))
                        .orElse(this)
                : this;
    }

    Questionnaire questionnaire() {
        return draft.questionnaire();
    }

    Navigation navigation() {
        return new Navigation(questionnaire(), answers, false, new Attempt(1), Optional.empty());
    }

    /** The request parameter of the answers so far. */
    public String given() {
        return parameter(answers);
    }

    /** The request parameter of the least proactive answers to all questions. */
    public String lowest() {
        return parameter(all(question -> 0));
    }

    /** The request parameter of the most proactive answers to all questions. */
    public String highest() {
        return parameter(all(question -> question.choices().size()));
    }

    /** The request parameter of answers to all questions from all over the scale. */
    public String mixed() {
        return parameter(all(question -> questionnaire().questions().indexOf(question)
                % question.choices().size()));
    }

    /** @param rank of the choice among those that apply, by how proactive they are; the last one if there are not so many */
    private Answers all(ToIntFunction<ChoiceQuestion> rank) {
        Answers all = Answers.NONE;
        for (ChoiceQuestion question : questionnaire().choiceQuestions()) {
            List<Choice> choices = new ArrayList<>(
                    question.choices().stream().filter(Choice::applicable).toList());
            choices.sort(Comparator.comparingInt(choice -> choice.proactive().orElseThrow()));
            all = all.with(question, choices.get(Math.min(rank.applyAsInt(question), choices.size() - 1)));
        }
        return all;
    }

    private String parameter(Answers given) {
        return questionnaire().choiceQuestions().stream()
                .flatMap(question -> given.to(question).map(choice -> question.id() + CHOICE + choice.id()).stream())
                .collect(Collectors.joining(NEXT));
    }

    /** The path of the preview for the path of a visitor's page, with the answers so far. */
    String path(String visitorPath) {
        UriComponentsBuilder path = UriComponentsBuilder.fromUriString(
                visitorPath.equals(Navigation.START_PAGE) ? ROOT : ROOT + visitorPath);
        if (!answers.choices().isEmpty()) {
            path.queryParam(PARAMETER, given());
        }
        return path.build().encode().toUriString();
    }

    /**
     * The visitor's path to which the form of a question leads, past questions without an answer; empty if it has no choice. Free
     * text is not looked at.
     */
    Optional<String> next(QuestionForm form, int page) {
        Question question = Navigation.question(questionnaire(), page);
        return form.go().filter("back"::equals).isPresent()
                ? Optional.of(Navigation.previous(page, form.cameFromCheckPage()))
                : Optional.of(navigation().following(page, form.cameFromCheckPage()))
                        .filter(path -> question instanceof TextQuestion || form.isValid(question));
    }

    /** A submission that is not to be stored, with the answers so far. */
    Submission submission(VisitorToken nobody, Instant now) {
        Submission submission = new Submission(nobody.forTest(), 1, questionnaire(), now);
        for (ChoiceQuestion question : questionnaire().choiceQuestions()) {
            answers.to(question).ifPresent(choice -> submission.answer(question, choice, now));
        }
        return submission;
    }
}
