package com.cxcheck.inbox;

import com.cxcheck.AppTest;
import com.cxcheck.followup.FollowUp;
import com.cxcheck.followup.FollowUp.State;
import com.cxcheck.followup.FollowUps;
import com.cxcheck.followup.Note;
import com.cxcheck.followup.Notes;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.submission.Contact;
import com.cxcheck.submission.Source;
import com.cxcheck.submission.Submission;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An inbox full of submissions, and what a plain look at all rows says of it. */
@AppTest
abstract class PopulatedInbox {

    @Autowired
    Inbox inbox;

    @Autowired
    EntityManager entities;

    @Autowired
    FollowUps followUps;

    @Autowired
    Notes notes;

    @Autowired
    Questionnaire questionnaire;

    @Autowired
    JdbcTemplate template;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @BeforeEach
    void empty() {
        Population.clear(jdbc);
    }

    @AfterEach
    void removeConsultants() {
        jdbc.sql("delete from consultant where username in ('ada', 'katherine', 'joan', 'grace')")
                .update();
    }

    void populate(int number) {
        long version = jdbc.sql("select max(id) from questionnaire_version")
                .query(Long.class)
                .single();
        new Population(template, questionnaire, version, 1).add(number, clock.instant(), 100);
    }

    record Row(Submission submission, FollowUp followUp, String written) {}

    List<Row> rows() {
        return entities
                .createQuery(
                        "from Submission where submittedAt is not null order by submittedAt desc, id desc",
                        Submission.class)
                .getResultList()
                .stream()
                .map(each -> new Row(each, followUps.findById(each.id()).orElseThrow(), written(each)))
                .toList();
    }

    String written(Submission submission) {
        return Stream.of(
                        followUps.get(submission.id()).tags().stream(),
                        submission.source().map(Source::name).stream(),
                        Stream.of(
                                submission.feedback().orElse(""),
                                submission.contact().map(Contact::business).orElse(""),
                                submission.contact().map(Contact::name).orElse("")),
                        notes.findBySubmissionIdOrderById(submission.id()).stream()
                                .map(Note::text))
                .flatMap(texts -> texts)
                .reduce("", (all, text) -> all + " " + text)
                .toLowerCase(Locale.ROOT);
    }

    /** The plain and slow computation. */
    boolean passes(SubmissionFilter filter, Row row) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = LocalDate.ofInstant(row.submission.submittedAt(), clock.getZone());
        FollowUp followUp = row.followUp;
        return (filter.band().isEmpty()
                        || List.of(filter.band().split(","))
                                .contains(row.submission.band().id()))
                && (filter.from() == null || !day.isBefore(filter.from()))
                && (filter.to() == null || !day.isAfter(filter.to()))
                && (filter.source().isEmpty()
                        || List.of(filter.source().toLowerCase(Locale.ROOT).split(","))
                                .contains(row.submission
                                        .source()
                                        .map(Source::name)
                                        .orElse("")))
                && (filter.reachable().isEmpty()
                        || filter.reachable().equals("true")
                                == row.submission
                                        .contact()
                                        .filter(Contact::isReachable)
                                        .isPresent())
                && switch (filter.view()) {
                    case "to-do" ->
                        followUp.state() == State.NEW
                                || (followUp.state() == State.IN_CONVERSATION
                                        && followUp.replyBy()
                                                .filter(due -> !due.isAfter(today))
                                                .isPresent());
                    case "overdue" -> followUp.isOverdue(today);
                    case "mine" -> followUp.state() != State.DONE;
                    case "in-conversation" -> followUp.state() == State.IN_CONVERSATION;
                    case "done" -> followUp.state() == State.DONE;
                    default -> true;
                }
                && switch (filter.state()) {
                    case "" -> true;
                    case SubmissionFilter.OVERDUE -> followUp.isOverdue(today);
                    default -> followUp.state().name().equals(filter.state());
                }
                && switch (filter.assignee()) {
                    case "" -> true;
                    case SubmissionFilter.UNASSIGNED -> followUp.assignee().isEmpty();
                    case SubmissionFilter.LEFT ->
                        followUp.assignee().filter("grace"::equals).isPresent();
                    default ->
                        followUp.assignee().filter(filter.assignee()::equals).isPresent();
                }
                && (filter.tag().isEmpty() || followUp.tags().contains(filter.tag()))
                && (filter.feedback().isEmpty() || row.submission.feedback().isPresent())
                && (filter.hasAction().isEmpty()
                        || (row.submission.feedback().isPresent()
                                && filter.hasAction().equals(SubmissionFilter.YES)
                                        != followUp.feedbackAction().isAwaited()))
                && (filter.q().isEmpty()
                        || Arrays.stream(filter.q().toLowerCase(Locale.ROOT).split(" "))
                                .allMatch(word -> row.written.contains(" " + word)));
    }

    static SubmissionFilter filter(String... fields) {
        return new SubmissionFilter(
                fields[11],
                fields[0],
                fields[1].isEmpty() ? null : LocalDate.parse(fields[1]),
                fields[2].isEmpty() ? null : LocalDate.parse(fields[2]),
                fields[3],
                fields[4],
                fields[5],
                fields[6],
                fields[7],
                fields[8],
                fields[9],
                fields[10],
                SortOrder.NEWEST_FIRST);
    }

    static SubmissionFilter filter(Map<String, String> given, SortOrder order) {
        return new SubmissionFilter(
                given.getOrDefault("view", ""),
                given.getOrDefault("band", ""),
                null,
                null,
                "",
                given.getOrDefault("state", ""),
                "",
                given.getOrDefault("tag", ""),
                given.getOrDefault("q", ""),
                "",
                "",
                "",
                order);
    }
}
