package com.cxcheck.review;

import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Question;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaire.Theme;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.questionnaire.Result.Explanation;
import com.cxcheck.reply.ActedOn;
import com.cxcheck.reply.ActedOns;
import com.cxcheck.submission.Contact;
import com.cxcheck.submission.QuestionnaireVersions;
import com.cxcheck.submission.QuestionnaireVersions.Version;
import com.cxcheck.submission.Source;
import com.cxcheck.submission.Submission;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Submissions as a table for spreadsheets, row by row. A question has a column under its id with the id of the chosen
 * answer, which is for counting, and further right one with the answer's words at the time, which is for reading. A
 * question or theme that only an earlier questionnaire had keeps its column.
 */
@Component
class SubmissionTable {

    private static final int AT_ONCE = 500;

    private final QuestionnaireVersions versions;
    private final FollowUps followUps;
    private final Notes notes;
    private final ActedOns actedOns;
    private final Clock clock;

    SubmissionTable(QuestionnaireVersions versions, FollowUps followUps, Notes notes, ActedOns actedOns, Clock clock) {
        this.versions = versions;
        this.followUps = followUps;
        this.notes = notes;
        this.actedOns = actedOns;
        this.clock = clock;
    }

    /** Where rows go, one after another. */
    interface Sheet {

        /**
         * Adds a row.
         *
         * @param cells each a String, a number, a LocalDate or a ZonedDateTime; an empty String where there is nothing
         */
        void add(List<Object> cells) throws IOException;
    }

    /** Writes the header and all rows; memory holds a few hundred of them, however many there are. */
    void write(Iterator<Submission> submissions, Sheet sheet) throws IOException {
        Columns columns =
                new Columns(versions.all().stream().map(Version::questionnaire).toList());
        sheet.add(List.copyOf(columns.header()));
        List<Submission> some = new ArrayList<>();
        while (submissions.hasNext()) {
            some.add(submissions.next());
            if (some.size() == AT_ONCE || !submissions.hasNext()) {
                write(some, columns, sheet);
                some.clear();
            }
        }
    }

    private void write(List<Submission> submissions, Columns columns, Sheet sheet) throws IOException {
        List<Long> ids = submissions.stream().map(Submission::id).toList();
        Map<Long, FollowUp> followUpOf = followUps.of(ids);
        Map<Long, ActedOn> actedOnOf = actedOns.of(ids);
        Map<Long, List<Note>> notesOf =
                notes.findBySubmissionIdInOrderById(ids).stream().collect(Collectors.groupingBy(Note::submissionId));
        for (Submission submission : submissions) {
            List<Object> row = row(submission, columns);
            Optional<FollowUp> followUp = Optional.ofNullable(followUpOf.get(submission.id()));
            row.add(cell(followUp.map(each -> each.state().name())));
            row.add(cell(followUp.flatMap(FollowUp::owner)));
            row.add(cell(followUp.map(FollowUp::replyBy)));
            row.add(cell(followUp.map(each -> String.join(", ", each.tags()))));
            row.add(notesOf.getOrDefault(submission.id(), List.of()).stream()
                    .map(note -> note.author() + ": " + note.text())
                    .collect(Collectors.joining("\n")));
            row.add(cell(submission.source().map(Source::name)));
            row.add(cell(Optional.ofNullable(actedOnOf.get(submission.id())).map(ActedOn::done)));
            sheet.add(row);
        }
    }

    private List<Object> row(Submission submission, Columns columns) {
        Questionnaire questionnaire = submission.questionnaire();
        Result result = submission.result();
        Map<String, Choice> chosen = result.explanations().stream()
                .collect(Collectors.toMap(each -> each.question().id(), Explanation::choice));
        List<Object> row = new ArrayList<>(List.of(
                submission.id(),
                time(submission.startedAt()),
                time(submission.submittedAt()),
                questionnaire.version(),
                submission.score(),
                submission.band().name()));
        columns.themes.forEach(theme -> row.add(score(result, theme)));
        columns.questions.forEach(question -> row.add(
                questionnaire.feedbackQuestion().id().equals(question)
                        ? cell(submission.feedback())
                        : cell(Optional.ofNullable(chosen.get(question)).map(Choice::id))));
        Optional<Contact> contact = submission.contact();
        row.add(cell(contact.map(Contact::business)));
        row.add(cell(contact.map(Contact::name)));
        row.add(cell(contact.map(Contact::email)));
        row.add(cell(contact.map(Contact::teamSize).map(Enum::name)));
        row.add(cell(contact.map(Contact::consentedAt).map(this::time)));
        columns.choiceQuestions.forEach(question ->
                row.add(cell(Optional.ofNullable(chosen.get(question)).map(Choice::text))));
        return row;
    }

    private static Object cell(Optional<?> value) {
        return value.isPresent() ? value.get() : "";
    }

    private static Object score(Result result, String theme) {
        OptionalInt score = result.themes().stream()
                .filter(each -> each.theme().id().equals(theme))
                .flatMapToInt(each -> each.proactive().stream())
                .findFirst();
        return score.isPresent() ? (Object) score.getAsInt() : "";
    }

    private ZonedDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).atZone(clock.getZone());
    }

    /** The columns that depend on what was ever asked. */
    private static class Columns {

        private final List<String> themes;
        private final List<String> questions;
        private final List<String> choiceQuestions;

        /** @param versions all questionnaires, the latest first */
        private Columns(List<Questionnaire> versions) {
            this.themes = ids(versions, version -> version.themes().stream().map(Theme::id));
            this.questions =
                    ids(versions, version -> version.questions().stream().map(Question::id));
            this.choiceQuestions =
                    ids(versions, version -> version.choiceQuestions().stream().map(ChoiceQuestion::id));
        }

        private static List<String> ids(List<Questionnaire> versions, Function<Questionnaire, Stream<String>> ids) {
            return versions.stream().flatMap(ids).distinct().toList();
        }

        private List<String> header() {
            List<String> header = new ArrayList<>(
                    List.of("id", "started_at", "submitted_at", "questionnaire_version", "score", "band"));
            header.addAll(themes);
            header.addAll(questions);
            header.addAll(List.of("business", "contact_name", "email", "team_size", "consented_at"));
            choiceQuestions.forEach(question -> header.add(question + "_answer"));
            header.addAll(List.of("state", "owner", "reply_by", "tags", "notes", "source", "acted_on"));
            return header;
        }
    }
}
