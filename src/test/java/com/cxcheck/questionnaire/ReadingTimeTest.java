package com.cxcheck.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadingTimeTest {

    @Test
    void theMinutesFollowFromTheWordsAndTheDecisions() {
        assertThat(new ReadingTime(238, 0).minutes()).isEqualTo(1);
        assertThat(new ReadingTime(238, 1).minutes()).isEqualTo(2);
        assertThat(new ReadingTime(476, 10).minutes()).isEqualTo(3);
        assertThat(new ReadingTime(0, 0).minutes()).isEqualTo(1);
    }

    @Test
    void theRealQuestionnaireIsReadInFiveMinutesAndAtMost900Words() {
        assertThat(ReadingTime.of(Questionnaires.real()).words()).isBetween(700, 900);
        assertThat(Questionnaires.real().minutes()).isEqualTo(5);
    }

    @Test
    void theQuestionsTheirAnswersAndTheCheckPageAreRead() {
        Questionnaire small = Questionnaire.parse("small.yaml", """
                id: small
                version: 1
                title: T
                tagline: T
                introduction: T
                contrast: {reactive: R, proactive: P}
                themes: [{id: one, name: One, about: A}]
                bands: [{id: all, from: 0, name: N, headline: H, meaning: M}]
                questions:
                  - id: q1
                    theme: one
                    weight: 1
                    text: How often? (Be honest – please.)
                    short: Often enough
                    next_step: Not read before
                    answers:
                      - {id: A, text: "Never, I fear", proactive: 0, insight: Not read before}
                      - {id: B, text: 100%, proactive: 100, insight: Not read before}
                  - {id: q2, type: text, text: Anything else?, short: S, max_length: 10}
                """);

        // the question 5, the answers 3 and 1; on the check page the statement 2 and the longest answer 3; the last
        // question 2
        assertThat(ReadingTime.of(small)).isEqualTo(new ReadingTime(16, 2));
        assertThat(small.minutes()).isEqualTo(1);
    }
}
