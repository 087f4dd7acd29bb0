package com.cxcheck.export;

import com.cxcheck.account.DisplayNames;
import com.cxcheck.followup.FollowUpRows;
import com.cxcheck.followup.FollowUpRows.FollowUpRow;
import com.cxcheck.intention.IntentionRows;
import com.cxcheck.intention.IntentionRows.IntentionRow;
import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.reply.CommentRows;
import com.cxcheck.reply.CommentRows.CommentRow;
import com.cxcheck.site.Site;
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
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
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
    private final CommentRows comments;
    private final IntentionRows intentions;
    private final QuestionnaireVersions versions;
    private final Translations translations;
    private final MessageSource messages;
    private final DisplayNames displayNames;
    private final Site site;
    private final Clock clock;

    SubmissionTable(
            SubmissionRows submissions,
            FollowUpRows followUps,
            CommentRows comments,
            IntentionRows intentions,
            QuestionnaireVersions versions,
            Translations translations,
            MessageSource messages,
            DisplayNames displayNames,
            Site site,
            Clock clock) {
        this.submissions = submissions;
        this.followUps = followUps;
        this.comments = comments;
        this.intentions = intentions;
        this.versions = versions;
        this.translations = translations;
        this.messages = messages;
        this.displayNames = displayNames;
        this.site = site;
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
     * @param language of the words in the cells; the names of the columns are the same in every language
     * @param contacts whether there are columns for contact details
     */
    void write(Iterator<List<Long>> idBatches, Locale language, boolean contacts, Sheet sheet) throws IOException {
        SubmissionColumns columns = new SubmissionColumns(
                versions.all().stream().map(Version::questionnaire).toList(), contacts);
        TableWords words = new TableWords(language, messages, translations, displayNames.colleagues());
        sheet.add(columns.header());
        while (idBatches.hasNext()) {
            List<Long> ids = idBatches.next();
            Map<Long, FollowUpRow> batch = followUps.find(ids);
            Map<Long, List<CommentRow>> written = comments.find(ids);
            Map<Long, List<IntentionRow>> intended = intentions.find(ids);
            for (SubmissionRow submission : submissions.find(ids)) {
                FollowUpRow followUp = batch.get(submission.id());
                if (followUp != null) {
                    sheet.add(row(
                            submission,
                            followUp,
                            written.getOrDefault(submission.id(), List.of()),
                            intended.getOrDefault(submission.id(), List.of()),
                            columns,
                            words));
                }
            }
        }
    }

    private List<Object> row(
            SubmissionRow submission,
            FollowUpRow followUp,
            List<CommentRow> written,
            List<IntentionRow> intended,
            SubmissionColumns columns,
            TableWords words) {
        Questionnaire questionnaire = submission.questionnaire();
        Answers answers = submission.answers();
        TableWords.Terms terms = words.of(questionnaire);
        List<Object> row = new ArrayList<>();
        row.add(submission.id());
        row.add(time(submission.startedAt()));
        row.add(time(submission.submittedAt()));
        row.add(questionnaire.version());
        row.add(submission.attempt());
        row.add(cell(submission.previousScore()));
        row.add(term(submission.language()));
        row.add(submission.score());
        row.add(cell(terms.band(submission.band())));
        Map<String, Integer> scores = scores(Result.of(questionnaire, answers));
        columns.themes.forEach(theme -> row.add(cell(scores.get(theme))));
        for (String question : columns.questions) {
            row.add(
                    questionnaire.feedbackQuestion().id().equals(question)
                            ? cell(submission.feedback())
                            : choice(question, answers, terms::id));
        }
        if (columns.contacts) {
            row.add(cell(submission.business()));
            row.add(cell(submission.contactName()));
            row.add(cell(submission.email()));
            row.add(cell(submission.phone()));
            row.add(time(submission.consentedAt()));
        }
        row.add(words.teamSize(submission.teamSize()));
        columns.choiceQuestions.forEach(question -> row.add(choice(question, answers, terms::wording)));
        row.add(words.state(followUp.state()));
        row.add(words.consultant(followUp.assignee()));
        row.add(cell(followUp.replyBy()));
        row.add(String.join(", ", followUp.tags()));
        row.add(lines(followUp.notes().stream().map(note -> words.signed(note.author(), note.text()))));
        row.add(lines(written.stream().map(comment -> words.signed(comment.author(), comment.text()))));
        row.add(lines(intended.stream().map(each -> words.intention(each, terms))));
        row.add(cell(submission.source()));
        row.add(cell(followUp.actionTaken()));
        row.add(site.url("/results/" + submission.reference()));
        return row;
    }

    private static Map<String, Integer> scores(Result result) {
        Map<String, Integer> scores = new HashMap<>();
        result.themes()
                .forEach(each -> each.proactive()
                        .ifPresent(share -> scores.put(each.theme().id(), share)));
        return scores;
    }

    private static Object choice(String question, Answers answers, BiFunction<String, String, @Nullable Term> terms) {
        return cell(terms.apply(question, answers.choices().getOrDefault(question, "")));
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

    private static String lines(Stream<String> texts) {
        return texts.collect(Collectors.joining("\n"));
    }
}
