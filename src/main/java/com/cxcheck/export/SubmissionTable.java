package com.cxcheck.export;

import com.cxcheck.followup.FollowUpRows;
import com.cxcheck.followup.FollowUpRows.FollowUpRow;
import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Question;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaire.Band;
import com.cxcheck.questionnaire.Questionnaire.Theme;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.submission.QuestionnaireVersions;
import com.cxcheck.submission.QuestionnaireVersions.Version;
import com.cxcheck.submission.SubmissionRows;
import com.cxcheck.submission.SubmissionRows.SubmissionRow;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Submissions as a table for spreadsheets. A question has a column under its id with the id of the chosen answer, for
 * counting, and further right one with the wording of the answer, for reading. Questions and themes of earlier versions of the
 * questionnaire keep their columns.
 */
@Component
class SubmissionTable {

    private final SubmissionRows submissions;
    private final FollowUpRows followUps;
    private final QuestionnaireVersions versions;
    private final Clock clock;

    SubmissionTable(SubmissionRows submissions, FollowUpRows followUps, QuestionnaireVersions versions, Clock clock) {
        this.submissions = submissions;
        this.followUps = followUps;
        this.versions = versions;
        this.clock = clock;
    }

    /** A text with few distinct values in a table. */
    record Term(String text) {}

    /** Where the rows are written to. */
    interface Sheet {

        /**
         * Adds a row.
         *
         * @param cells each a String, a Term, a Number, a LocalDate or a ZonedDateTime; an empty String for no value
         */
        void add(List<Object> cells) throws IOException;
    }

    /**
     * Writes a header, and a row for each existing submission. Only the rows of one batch are in memory, and no
     * connection is taken while they are written, which a slow client may make last.
     *
     * @param idBatches ids of submissions
     */
    void write(Iterator<List<Long>> idBatches, Sheet sheet) throws IOException {
        Columns columns =
                new Columns(versions.all().stream().map(Version::questionnaire).toList());
        IdentityHashMap<Questionnaire, Terms> terms = new IdentityHashMap<>();
        sheet.add(columns.header());
        while (idBatches.hasNext()) {
            List<Long> ids = idBatches.next();
            Map<Long, FollowUpRow> batch = followUps.find(ids);
            for (SubmissionRow submission : submissions.find(ids)) {
                FollowUpRow followUp = batch.get(submission.id());
                if (followUp != null) {
                    sheet.add(row(
                            submission,
                            followUp,
                            columns,
                            terms.computeIfAbsent(submission.questionnaire(), Terms::new)));
                }
            }
        }
    }

    private List<Object> row(SubmissionRow submission, FollowUpRow followUp, Columns columns, Terms terms) {
        Questionnaire questionnaire = submission.questionnaire();
        Answers answers = submission.answers();
        List<Object> row = new ArrayList<>();
        row.add(submission.id());
        row.add(time(submission.startedAt()));
        row.add(time(submission.submittedAt()));
        row.add(questionnaire.version());
        row.add(submission.score());
        row.add(cell(terms.bands.get(submission.band())));
        Map<String, Integer> scores = scores(Result.of(questionnaire, answers));
        columns.themes.forEach(theme -> row.add(cell(scores.get(theme))));
        for (String question : columns.questions) {
            row.add(
                    questionnaire.feedbackQuestion().id().equals(question)
                            ? cell(submission.feedback())
                            : choice(question, answers, terms.ids));
        }
        row.add(cell(submission.business()));
        row.add(cell(submission.contactName()));
        row.add(cell(submission.email()));
        row.add(cell(submission.phone()));
        row.add(term(submission.teamSize()));
        row.add(time(submission.consentedAt()));
        columns.choiceQuestions.forEach(question -> row.add(choice(question, answers, terms.wordings)));
        row.add(term(followUp.state()));
        row.add(cell(followUp.assignee()));
        row.add(Objects.requireNonNullElse(followUp.replyBy(), ""));
        row.add(String.join(", ", followUp.tags()));
        row.add(String.join("\n", followUp.notes()));
        row.add(cell(submission.source()));
        row.add(cell(followUp.actionTaken()));
        return row;
    }

    private static Map<String, Integer> scores(Result result) {
        Map<String, Integer> scores = new HashMap<>();
        result.themes()
                .forEach(each -> each.proactive()
                        .ifPresent(share -> scores.put(each.theme().id(), share)));
        return scores;
    }

    private static Object choice(String question, Answers answers, Map<String, Map<String, Term>> terms) {
        String choice = answers.choices().getOrDefault(question, "");
        return cell(terms.getOrDefault(question, Map.of()).get(choice));
    }

    private Object time(@Nullable Instant time) {
        return time == null ? "" : time.truncatedTo(ChronoUnit.SECONDS).atZone(clock.getZone());
    }

    private static Object term(@Nullable String text) {
        return text == null ? "" : new Term(text);
    }

    private static Object cell(@Nullable Object value) {
        return value == null ? "" : value;
    }

    /** The terms of a questionnaire: names of bands by id, ids and wordings of choices by question and id. */
    private static class Terms {

        private final Map<String, Term> bands;
        private final Map<String, Map<String, Term>> ids;
        private final Map<String, Map<String, Term>> wordings;

        private Terms(Questionnaire questionnaire) {
            bands = questionnaire.bands().stream().collect(Collectors.toMap(Band::id, band -> new Term(band.name())));
            ids = byChoice(questionnaire, Choice::id);
            wordings = byChoice(questionnaire, Choice::text);
        }

        private static Map<String, Map<String, Term>> byChoice(
                Questionnaire questionnaire, Function<Choice, String> text) {
            return questionnaire.choiceQuestions().stream()
                    .collect(Collectors.toMap(
                            ChoiceQuestion::id,
                            question -> question.choices().stream()
                                    .collect(Collectors.toMap(Choice::id, choice -> new Term(text.apply(choice))))));
        }
    }

    /** The columns for the themes and questions of all versions of the questionnaire. */
    private static class Columns {

        private final List<String> themes;
        private final List<String> questions;
        private final List<String> choiceQuestions;

        /** @param versions the latest first */
        private Columns(List<Questionnaire> versions) {
            themes = ids(versions, version -> version.themes().stream().map(Theme::id));
            questions = ids(versions, version -> version.questions().stream().map(Question::id));
            choiceQuestions =
                    ids(versions, version -> version.choiceQuestions().stream().map(ChoiceQuestion::id));
        }

        private static List<String> ids(List<Questionnaire> versions, Function<Questionnaire, Stream<String>> ids) {
            return versions.stream().flatMap(ids).distinct().toList();
        }

        private List<Object> header() {
            List<Object> header = new ArrayList<>(
                    List.of("id", "started_at", "submitted_at", "questionnaire_version", "score", "band"));
            header.addAll(themes);
            header.addAll(questions);
            header.addAll(List.of("business", "contact_name", "email", "phone", "team_size", "consented_at"));
            choiceQuestions.forEach(question -> header.add(question + "_answer"));
            header.addAll(List.of("state", "assignee", "reply_by", "tags", "notes", "source", "action_taken"));
            return header;
        }
    }
}
