package com.cxcheck.export;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.ChoiceQuestion;
import com.cxcheck.questionnaire.Question;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaire.Band;
import com.cxcheck.questionnaire.Questionnaire.Theme;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.submission.AnswersConverter;
import com.cxcheck.submission.QuestionnaireVersions;
import com.cxcheck.submission.QuestionnaireVersions.Version;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Submissions as a table for spreadsheets, row by row. A question has a column under its id with the id of the chosen
 * answer, which is for counting, and further right one with the answer's words at the time, which is for reading. A
 * question or theme that only an earlier questionnaire had keeps its column.
 *
 * <p>It reads columns and no entities, and many submissions with three statements, since there may be a million.
 */
@Component
class SubmissionTable {

    /** Of some submissions, by their ids, each with the place of its id among them. */
    private static final String WANTED =
            " from unnest(cast(? as bigint array)) with ordinality wanted (id, place) join ";

    private static final String SUBMISSIONS = """
            select s.id, s.started_at, s.submitted_at, s.questionnaire_version_id, s.score, s.band, s.answers, s.feedback,
                s.business, s.contact_name, s.email, s.team_size, s.consented_at, s.source,
                f.state, f.assignee, f.reply_by, f.action_taken
            """ + WANTED + """
            submission s on s.id = wanted.id
            left join follow_up f on f.submission_id = wanted.id
            order by place""";

    private static final String TAGS =
            "select t.submission_id, t.tag" + WANTED + "follow_up_tag t on t.submission_id = wanted.id";

    private static final String NOTES = "select n.submission_id, n.author || ': ' || n.text" + WANTED
            + "note n on n.submission_id = wanted.id order by n.id";

    private final JdbcClient jdbc;
    private final QuestionnaireVersions versions;
    private final Clock clock;
    private final AnswersConverter answers = new AnswersConverter();

    SubmissionTable(JdbcClient jdbc, QuestionnaireVersions versions, Clock clock) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.clock = clock;
    }

    /** A text of which there are few, each in many rows. */
    record Term(String text) {}

    /** Where rows go, one after another. */
    interface Sheet {

        /**
         * Adds a row.
         *
         * @param cells each a String, a Term, a number, a LocalDate or a ZonedDateTime; an empty String where there is nothing
         */
        void add(List<Object> cells) throws IOException;
    }

    /**
     * Writes the header and a row for each submission that is still there.
     *
     * @param portions ids; memory holds the rows of one portion
     */
    void write(Iterator<List<Long>> portions, Sheet sheet) throws IOException {
        Columns columns =
                new Columns(versions.all().stream().map(Version::questionnaire).toList());
        Map<Long, Wording> wordings = new HashMap<>();
        sheet.add(List.copyOf(columns.header()));
        while (portions.hasNext()) {
            Long[] ids = portions.next().toArray(Long[]::new);
            Map<Long, List<String>> tags = texts(TAGS, ids);
            Map<Long, List<String>> notes = texts(NOTES, ids);
            // a list first: who reads slowly keeps no connection from others
            List<List<Object>> rows = jdbc.sql(SUBMISSIONS)
                    .param(ids)
                    .query((submission, number) -> row(
                            submission,
                            columns,
                            wordings.computeIfAbsent(
                                    submission.getLong("questionnaire_version_id"),
                                    version -> new Wording(versions.get(version))),
                            tags.getOrDefault(submission.getLong("id"), List.of()),
                            notes.getOrDefault(submission.getLong("id"), List.of())))
                    .list();
            for (List<Object> row : rows) {
                sheet.add(row);
            }
        }
    }

    /** By the id of their submission. */
    private Map<Long, List<String>> texts(String query, Long[] ids) {
        Map<Long, List<String>> texts = new HashMap<>();
        jdbc.sql(query).param(ids).query(row -> {
            texts.computeIfAbsent(row.getLong(1), absent -> new ArrayList<>()).add(row.getString(2));
        });
        return texts;
    }

    private List<Object> row(
            ResultSet submission, Columns columns, Wording wording, List<String> tags, List<String> notes)
            throws SQLException {
        Answers given = answers.convertToEntityAttribute(submission.getString("answers"));
        List<Object> row = new ArrayList<>();
        row.add(submission.getLong("id"));
        row.add(time(submission, "started_at"));
        row.add(time(submission, "submitted_at"));
        row.add(wording.questionnaire.version());
        row.add(submission.getInt("score"));
        row.add(wording.bands.getOrDefault(submission.getString("band"), ""));
        Map<String, Object> scores = scores(Result.of(wording.questionnaire, given));
        columns.themes.forEach(theme -> row.add(scores.getOrDefault(theme, "")));
        for (String question : columns.questions) {
            row.add(
                    wording.questionnaire.feedbackQuestion().id().equals(question)
                            ? text(submission, "feedback")
                            : chosen(question, given, wording.ids));
        }
        row.add(text(submission, "business"));
        row.add(text(submission, "contact_name"));
        row.add(text(submission, "email"));
        row.add(term(submission, "team_size"));
        row.add(time(submission, "consented_at"));
        columns.choiceQuestions.forEach(question -> row.add(chosen(question, given, wording.texts)));
        row.add(term(submission, "state"));
        row.add(text(submission, "assignee"));
        row.add(orNothing(submission.getObject("reply_by", LocalDate.class)));
        row.add(tags.stream().sorted().collect(Collectors.joining(", ")));
        row.add(String.join("\n", notes));
        row.add(text(submission, "source"));
        row.add(text(submission, "action_taken"));
        return row;
    }

    private static Map<String, Object> scores(Result result) {
        Map<String, Object> scores = new HashMap<>();
        result.themes()
                .forEach(each -> each.proactive()
                        .ifPresent(share -> scores.put(each.theme().id(), share)));
        return scores;
    }

    private static Object chosen(String question, Answers given, Map<String, Map<String, Term>> terms) {
        String choice = given.choices().getOrDefault(question, "");
        return orNothing(terms.getOrDefault(question, Map.of()).get(choice));
    }

    private Object time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? "" : time.truncatedTo(ChronoUnit.SECONDS).atZoneSameInstant(clock.getZone());
    }

    private static Object term(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : new Term(text);
    }

    private static Object text(ResultSet row, String column) throws SQLException {
        return orNothing(row.getString(column));
    }

    private static Object orNothing(@Nullable Object cell) {
        return cell == null ? "" : cell;
    }

    /** What is the same in every row of a questionnaire. */
    private static class Wording {

        private final Questionnaire questionnaire;
        private final Map<String, Object> bands;

        /** By the id of the question, by the id of the choice. */
        private final Map<String, Map<String, Term>> ids;

        private final Map<String, Map<String, Term>> texts;

        private Wording(Questionnaire questionnaire) {
            this.questionnaire = questionnaire;
            this.bands =
                    questionnaire.bands().stream().collect(Collectors.toMap(Band::id, band -> new Term(band.name())));
            this.ids = byChoice(questionnaire, Choice::id);
            this.texts = byChoice(questionnaire, Choice::text);
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
            header.addAll(List.of("state", "assignee", "reply_by", "tags", "notes", "source", "action_taken"));
            return header;
        }
    }
}
