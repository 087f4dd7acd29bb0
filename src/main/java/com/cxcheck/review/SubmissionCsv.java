package com.cxcheck.review;

import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Question;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaire.Theme;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.questionnaire.Result.Explanation;
import com.cxcheck.submission.Contact;
import com.cxcheck.submission.Source;
import com.cxcheck.submission.Submission;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
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
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Submissions as a file for spreadsheets: UTF-8 with a byte order mark, otherwise as RFC 4180 says. A question has a column
 * under its id with the id of the chosen answer, which is for counting, and further right one with the answer's words at
 * the time, which is for reading. A question or theme that only an earlier questionnaire had keeps its column.
 */
class SubmissionCsv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final int AT_ONCE = 500;

    private final FollowUps followUps;
    private final Notes notes;
    private final ZoneId zone;
    private final List<String> themes;
    private final List<String> questions;
    private final List<String> choiceQuestions;

    /** @param versions all questionnaires, the latest first */
    SubmissionCsv(List<Questionnaire> versions, FollowUps followUps, Notes notes, ZoneId zone) {
        this.followUps = followUps;
        this.notes = notes;
        this.zone = zone;
        this.themes = ids(versions, version -> version.themes().stream().map(Theme::id));
        this.questions = ids(versions, version -> version.questions().stream().map(Question::id));
        this.choiceQuestions =
                ids(versions, version -> version.choiceQuestions().stream().map(ChoiceQuestion::id));
    }

    private static List<String> ids(List<Questionnaire> versions, Function<Questionnaire, Stream<String>> ids) {
        return versions.stream().flatMap(ids).distinct().toList();
    }

    void write(Iterator<Submission> submissions, Writer writer) throws IOException {
        writer.write(BYTE_ORDER_MARK);
        CSVPrinter csv = new CSVPrinter(writer, CSVFormat.RFC4180);
        csv.printRecord(header());
        List<Submission> some = new ArrayList<>();
        while (submissions.hasNext()) {
            some.add(submissions.next());
            if (some.size() == AT_ONCE || !submissions.hasNext()) {
                write(some, csv);
                some.clear();
            }
        }
        csv.flush();
    }

    private void write(List<Submission> submissions, CSVPrinter csv) throws IOException {
        List<Long> ids = submissions.stream().map(Submission::id).toList();
        Map<Long, FollowUp> followUpOf = followUps.findBySubmissionIdIn(ids).stream()
                .collect(Collectors.toMap(FollowUp::submissionId, Function.identity()));
        Map<Long, List<Note>> notesOf =
                notes.findBySubmissionIdInOrderById(ids).stream().collect(Collectors.groupingBy(Note::submissionId));
        for (Submission submission : submissions) {
            List<String> row = row(submission);
            Optional<FollowUp> followUp = Optional.ofNullable(followUpOf.get(submission.id()));
            row.add(followUp.map(each -> each.state().name()).orElse(""));
            row.add(followUp.flatMap(FollowUp::owner).orElse(""));
            row.add(followUp.map(each -> each.replyBy().toString()).orElse(""));
            row.add(followUp.map(each -> String.join(", ", each.tags())).orElse(""));
            row.add(notesOf.getOrDefault(submission.id(), List.of()).stream()
                    .map(note -> note.author() + ": " + note.text())
                    .collect(Collectors.joining("\n")));
            row.add(submission.source().map(Source::name).orElse(""));
            csv.printRecord(row.stream().map(SubmissionCsv::harmless));
        }
    }

    private List<String> header() {
        List<String> header =
                new ArrayList<>(List.of("id", "started_at", "submitted_at", "questionnaire_version", "score", "band"));
        header.addAll(themes);
        header.addAll(questions);
        header.addAll(List.of("business", "contact_name", "email", "team_size", "consented_at"));
        choiceQuestions.forEach(question -> header.add(question + "_answer"));
        header.addAll(List.of("state", "owner", "reply_by", "tags", "notes", "source"));
        return header;
    }

    private List<String> row(Submission submission) {
        Questionnaire questionnaire = submission.questionnaire();
        Result result = submission.result();
        Map<String, Choice> chosen = result.explanations().stream()
                .collect(Collectors.toMap(each -> each.question().id(), Explanation::choice));
        List<String> row = new ArrayList<>(List.of(
                String.valueOf(submission.id()),
                time(submission.startedAt()),
                time(submission.submittedAt()),
                String.valueOf(questionnaire.version()),
                String.valueOf(submission.score()),
                submission.band().name()));
        themes.forEach(theme -> row.add(score(result, theme)));
        questions.forEach(question -> row.add(
                questionnaire.feedbackQuestion().id().equals(question)
                        ? submission.feedback().orElse("")
                        : Optional.ofNullable(chosen.get(question))
                                .map(Choice::id)
                                .orElse("")));
        Optional<Contact> contact = submission.contact();
        row.add(contact.map(Contact::business).orElse(""));
        row.add(contact.map(Contact::name).orElse(""));
        row.add(contact.map(Contact::email).orElse(""));
        row.add(contact.map(Contact::teamSize).map(Enum::name).orElse(""));
        row.add(contact.map(Contact::consentedAt).map(this::time).orElse(""));
        choiceQuestions.forEach(question -> row.add(
                Optional.ofNullable(chosen.get(question)).map(Choice::text).orElse("")));
        return row;
    }

    private static String score(Result result, String theme) {
        OptionalInt score = result.themes().stream()
                .filter(each -> each.theme().id().equals(theme))
                .flatMapToInt(each -> each.proactive().stream())
                .findFirst();
        return score.isPresent() ? String.valueOf(score.getAsInt()) : "";
    }

    private String time(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }

    /**
     * A cell that no spreadsheet takes for a formula: an apostrophe before what begins like one makes it text.
     *
     * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV Injection</a>
     */
    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
