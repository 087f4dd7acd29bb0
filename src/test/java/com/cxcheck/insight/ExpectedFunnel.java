package com.cxcheck.insight;

import static com.cxcheck.insight.FilteredSubmissions.isFrom;
import static com.cxcheck.insight.FilteredSubmissions.isWithin;
import static com.cxcheck.insight.FilteredSubmissions.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.questionnaire.Answers;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.submission.AnswersConverter;
import com.cxcheck.submission.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts those who have begun, and where they are who have not submitted. */
record ExpectedFunnel(Questionnaire questionnaire, FilteredSubmissions submissions, JdbcClient jdbc, Clock clock) {

    private record Unfinished(Answers answers, Instant changedAt, Optional<Source> source) {}

    void compare(InsightFilter filter, Insight insight) {
        if (filter.version() != null) {
            return;
        }
        long submitted = submissions.allSubmitted().stream()
                .filter(each ->
                        isWithin(filter, submissions.day(each.submittedAt())) && isFrom(filter, key(each.source())))
                .count();
        Instant pause = clock.instant().minus(Duration.ofHours(1));
        List<Integer> places = jdbc
                .sql("select answers, changed_at, source from submission where submitted_at is null")
                .query((row, number) -> new Unfinished(
                        new AnswersConverter().convertToEntityAttribute(row.getString("answers")),
                        row.getTimestamp("changed_at").toInstant(),
                        Optional.ofNullable(row.getString("source")).map(Source::new)))
                .list()
                .stream()
                .filter(each -> isWithin(filter, submissions.day(each.changedAt))
                        && isFrom(filter, key(each.source))
                        && each.changedAt.isBefore(pause))
                .map(each -> IntStream.range(0, 10)
                        .filter(i -> each.answers
                                .to(questionnaire.choiceQuestions().get(i))
                                .isEmpty())
                        .findFirst()
                        .orElse(10))
                .toList();
        assertThat(insight.funnel().finished()).isEqualTo(submitted);
        assertThat(insight.funnel().started()).isEqualTo(submitted + places.size());
        List<DropOff> leaving = insight.leaving();
        for (DropOff page : leaving) {
            int place = page.question() == null ? 10 : page.question().number() - 1;
            assertThat(page.left())
                    .isEqualTo(places.stream().filter(each -> each == place).count());
            assertThat(page.reached())
                    .isEqualTo(submitted
                            + places.stream().filter(each -> each >= place).count());
        }
    }
}
