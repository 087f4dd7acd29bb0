package com.cxcheck.export;

import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Question;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaire.Theme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The columns of a {@link SubmissionTable}, for the themes and questions of all versions of the questionnaire. They stand in the order
 * in which they came into use, so that a publication adds columns, and moves and removes none.
 */
class SubmissionColumns {

    final List<String> themes;
    final List<String> questions;
    final List<String> choiceQuestions;
    final boolean contacts;

    /** @param versions the latest first */
    SubmissionColumns(List<Questionnaire> versions, boolean contacts) {
        themes = ids(versions, version -> version.themes().stream().map(Theme::id));
        questions = ids(versions, version -> version.questions().stream().map(Question::id));
        choiceQuestions =
                ids(versions, version -> version.choiceQuestions().stream().map(ChoiceQuestion::id));
        this.contacts = contacts;
    }

    private static List<String> ids(List<Questionnaire> versions, Function<Questionnaire, Stream<String>> ids) {
        List<Questionnaire> earliestFirst = new ArrayList<>(versions);
        Collections.reverse(earliestFirst);
        return earliestFirst.stream().flatMap(ids).distinct().toList();
    }

    List<Object> header() {
        List<Object> header = new ArrayList<>(List.of(
                "id",
                "started_at",
                "submitted_at",
                "questionnaire_version",
                "attempt",
                "previous_score",
                "language",
                "score",
                "band"));
        header.addAll(themes);
        header.addAll(questions);
        if (contacts) {
            header.addAll(List.of("business", "contact_name", "email", "phone", "consented_at"));
        }
        header.add("team_size");
        choiceQuestions.forEach(question -> header.add(question + "_answer"));
        header.addAll(List.of("state", "assignee", "reply_by", "tags", "notes", "comments", "intentions", "source"));
        header.addAll(List.of("action_taken", "result_link"));
        return header;
    }
}
