package com.cxcheck.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.insight.ContentStatistics.QuestionStatistics;
import com.cxcheck.insight.ContentStatistics.ThemeStatistics;
import com.cxcheck.questionnaire.Choice;
import com.cxcheck.questionnaire.Questionnaire;
import com.cxcheck.questionnaire.Questionnaires;
import com.cxcheck.submission.Respondents;
import com.cxcheck.submission.VisitorToken;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compares all statistics with a slow and obvious computation from the same rows. */
class InsightReaderTest extends CountedSubmissions {

    @Test
    void eachFigureIsWhatTheRowsSayWithEachFilter() {
        populate(questionnaire, WALKS, 1);
        comeBack(60, 9);
        followUp(5);

        assertThat(read(InsightFilter.ALL).segment().movements())
                .containsOnlyKeys(Movement.UP, Movement.DOWN, Movement.MUCH_THE_SAME);
        filters().forEach(filter -> expected.compare(filter, read(filter)));
    }

    @Test
    void whoComesBackToBetterWordsIsComparedWithTheLastTimeHoweverOftenTheyAnswered() {
        Questionnaire second = Questionnaire.parse(
                "edited.yaml",
                Questionnaires.yaml()
                        .replace("version: 2", "version: 7")
                        .replace("We do, and all of us understand it clearly.", "Yes, we drew it."));
        VisitorToken token = Respondents.another();
        Instant now = clock.instant();
        submit(questionnaire, token, 1, now.minus(Duration.ofDays(90)), InsightReaderTest::mostProactive);
        submit(questionnaire, token, 2, now.minus(Duration.ofDays(60)), InsightReaderTest::leastProactive);
        submit(second, token, 4, now, InsightReaderTest::mostProactive);

        assertThat(read(InsightFilter.ALL).segment().movements())
                .containsExactly(Map.entry(Movement.UP, 1L), Map.entry(Movement.DOWN, 1L));
    }

    private static Choice mostProactive(List<Choice> choices) {
        return choices.stream()
                .max(Comparator.comparingInt(choice -> choice.proactive().orElse(-1)))
                .orElseThrow();
    }

    private static Choice leastProactive(List<Choice> choices) {
        return choices.stream()
                .min(Comparator.comparingInt(choice -> choice.proactive().orElse(101)))
                .orElseThrow();
    }

    @Test
    void aVersionThatCountsDifferentlyIsNotComparedWithWhatThoseAnsweredBeforeWhoCameBack() {
        Questionnaire second = Questionnaire.parse(
                "edited.yaml",
                Questionnaires.yaml().replace("version: 2", "version: 7").replaceFirst("weight: 2", "weight: 3"));
        VisitorToken token = Respondents.another();
        Instant now = clock.instant();
        submit(questionnaire, token, 1, now.minus(Duration.ofDays(90)), choices -> choices.get(0));
        submit(second, token, 2, now, choices -> choices.get(0));

        Insight insight = read(InsightFilter.ALL);

        assertThat(insight.segment().movements()).containsExactly(Map.entry(Movement.NOT_COMPARED, 1L));
    }

    @Test
    void aQuestionIsCountedTogetherHoweverItIsWordedWhereItsWeightAndThePlacesOfItsAnswersAreTheSame() {
        Questionnaire second = Questionnaire.parse(
                "edited.yaml",
                Questionnaires.yaml()
                        .replace("version: 2", "version: 7")
                        .replaceFirst("weight: 2", "weight: 3")
                        .replace("We do, and all of us understand it clearly.", "Yes, we drew it.")
                        .replaceFirst("text: Absolutely", "text: Yes, all of it")
                        .replaceFirst("text: The whole team understands", "text: All of the team understands"));
        populate(questionnaire, 60, 3);
        populate(second, 40, 4);

        Insight insight = read(InsightFilter.ALL);

        long number = insight.number();
        assertThat(insight.content().versions()).containsExactlyInAnyOrder("cx-or-service 2", "cx-or-service 7");
        List<QuestionStatistics> first = insight.content().questions().stream()
                .filter(question -> question.id().equals("q1"))
                .toList();
        assertThat(first)
                .extracting(QuestionStatistics::label)
                .containsExactly("Our journey is designed on purpose (2)", "Our journey is designed on purpose (7)");
        assertThat(first).extracting(QuestionStatistics::anchor).containsExactly("q1", "q1-2");
        assertThat(first.stream()
                        .mapToLong(question -> question.first().answered())
                        .sum())
                .isEqualTo(number);
        assertThat(first)
                .extracting(
                        question -> question.first().choices().get(2).choice().text())
                .containsExactly("We do, and all of us understand it clearly.", "Yes, we drew it.");
        assertThat(insight.content().questions())
                .filteredOn(question -> question.id().equals("q3"))
                .singleElement()
                .satisfies(question -> assertThat(question.first().answered()).isEqualTo(number));
        assertThat(insight.content().themes())
                .extracting(ThemeStatistics::name)
                .containsExactly("Journey (2)", "Ownership", "Listening", "Response", "Journey (7)");
        for (ThemeStatistics theme : insight.content().themes()) {
            assertThat(theme.first().mean().known()).as(theme.name()).isTrue();
        }
        long edited = idOf(second);
        assertThat(read(new InsightFilter(Period.ALL, "", Set.of(), false, "", "", edited))
                        .number())
                .isEqualTo(40);
        assertThat(read(filter(null, LocalDate.of(2001, 1, 1), "", Set.of(), "", ""))
                        .content()
                        .versions())
                .isEmpty();
    }

    @Test
    void aWrongClockSpoilsNothing() {
        populate(questionnaire, 200, 11);
        List<Long> ids = jdbc.sql("select id from submission where submitted_at is not null order by id limit 6")
                .query(Long.class)
                .list();
        for (int i = 0; i < ids.size(); i++) {
            Instant end = List.of(
                            Instant.EPOCH.minusSeconds(86_400),
                            Instant.parse("1999-12-31T10:00:00Z"),
                            clock.instant().plus(Duration.ofDays(400)),
                            clock.instant(),
                            clock.instant(),
                            clock.instant())
                    .get(i);
            Instant start = end.minus(List.of(
                            Duration.ofMinutes(5),
                            Duration.ofMinutes(5),
                            Duration.ofMinutes(5),
                            Duration.ofDays(28),
                            Duration.ofMinutes(-5),
                            Duration.ofDays(-20_000))
                    .get(i));
            jdbc.sql("update submission set started_at = ?, submitted_at = ? where id = ?")
                    .params(Timestamp.from(start), Timestamp.from(end), ids.get(i))
                    .update();
        }
        jdbc.sql("update insight_count set zone = ''").update();

        Insight insight = read(InsightFilter.ALL);

        expected.compare(InsightFilter.ALL, insight);
        assertThat(insight.number()).isEqualTo(200);
        assertThat(insight.segment().undated()).isEqualTo(3);
        assertThat(insight.segment().overTime()).hasSizeBetween(10, 15);
        assertThat(insight.segment().minutes().number()).isEqualTo(197);
        assertThat(insight.segment().minutes().upper()).isLessThan(30);
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class InsightReaderOnPostgresTest extends InsightReaderTest {}
