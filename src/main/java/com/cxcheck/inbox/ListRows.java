package com.cxcheck.inbox;

import com.cxcheck.account.Colleagues;
import com.cxcheck.followup.FollowUp;
import com.cxcheck.followup.FollowUps;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Result;
import com.cxcheck.questionnaire.Translations;
import com.cxcheck.submission.Submission;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Makes the rows of the inbox, in their groups. */
@Component
class ListRows {

    private static final int DAYS_OF_WEEK = 7;

    private final FollowUps followUps;
    private final Translations translations;
    private final MessageSource messages;
    private final Clock clock;

    ListRows(FollowUps followUps, Translations translations, MessageSource messages, Clock clock) {
        this.followUps = followUps;
        this.translations = translations;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * The rows of a group on a page.
     *
     * @param total of the group, also on other pages
     * @param more whether there are more than the total
     */
    record Section(Group group, int total, boolean more, List<ListRow> rows) {}

    List<Section> sections(Inbox.Results results, Colleagues colleagues, Locale language) {
        List<Submission> submissions = results.page().getContent();
        Map<Long, FollowUp> followUpsById =
                followUps.of(submissions.stream().map(Submission::id).toList());
        LocalDate today = LocalDate.now(clock);
        Map<Group, List<ListRow>> rows = new EnumMap<>(Group.class);
        for (Submission submission : submissions) {
            FollowUp followUp = followUpsById.get(submission.id());
            Group group = results.groups().getOrDefault(submission.id(), Group.NONE);
            if (followUp != null) {
                rows.computeIfAbsent(group, first -> new ArrayList<>())
                        .add(row(submission, followUp, group, colleagues, today, language));
            }
        }
        return rows.entrySet().stream()
                .map(each -> {
                    SubmissionQuery.Total total =
                            results.totals().getOrDefault(each.getKey(), new SubmissionQuery.Total(0, false));
                    return new Section(each.getKey(), total.rows(), total.more(), each.getValue());
                })
                .toList();
    }

    private ListRow row(
            Submission submission,
            FollowUp followUp,
            Group group,
            Colleagues colleagues,
            LocalDate today,
            Locale language) {
        Questionnaire questionnaire = translations.of(submission.questionnaire(), language);
        Optional<String> weakest = submission.feedback().isPresent()
                ? Optional.empty()
                : Result.of(questionnaire, submission.answers()).firstSteps().stream()
                        .findFirst()
                        .map(step -> step.question().label());
        return new ListRow(
                submission,
                followUp,
                group,
                weakest,
                fill(submission),
                time(submission, today, language),
                followUp.assignee().map(colleagues::name).orElse(""),
                today);
    }

    /** That of the first, of the last, or of any other band. */
    private static String fill(Submission submission) {
        List<Questionnaire.Band> bands = submission.questionnaire().bands();
        String band = submission.band().id();
        return bands.get(0).id().equals(band)
                ? "f0"
                : bands.get(bands.size() - 1).id().equals(band) ? "f100" : "f50";
    }

    /** The time of today, the day of the week and the time within a week, and the day before that. */
    private String time(Submission submission, LocalDate today, Locale language) {
        ZonedDateTime at = submission.submittedAt().atZone(clock.getZone());
        long days = today.toEpochDay() - at.toLocalDate().toEpochDay();
        String pattern;
        if (days == 0) {
            pattern = messages.getMessage("date.clock", null, language);
        } else if (days > 0 && days < DAYS_OF_WEEK) {
            pattern = messages.getMessage("date.weekdayClock", null, language);
        } else if (at.getYear() == today.getYear()) {
            pattern = messages.getMessage("date.day", null, language);
        } else {
            pattern = messages.getMessage("date.short", null, language);
        }
        return DateTimeFormatter.ofPattern(pattern, language).format(at);
    }
}
