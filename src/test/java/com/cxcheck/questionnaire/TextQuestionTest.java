package com.cxcheck.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextQuestionTest {

    @Test
    void aTextIsAsLongAsPeopleCountIt() {
        assertThat(TextQuestion.length("")).isZero();
        assertThat(TextQuestion.length("abc")).isEqualTo(3);
        assertThat(TextQuestion.length("Grüße")).isEqualTo(5);
        assertThat(TextQuestion.length("u\u0308")).as("an u and its dots apart").isEqualTo(1);
        assertThat(TextQuestion.length("😀😀")).isEqualTo(2);
        assertThat(TextQuestion.length("👨‍👩‍👧‍👦")).as("a family").isEqualTo(1);
        assertThat(TextQuestion.length("🇩🇪🇫🇷")).as("two flags").isEqualTo(2);
        assertThat(TextQuestion.length("a\r\nb"))
                .as("a line end as browsers send it")
                .isEqualTo(3);
        assertThat(TextQuestion.length("مرحبا")).isEqualTo(5);
    }
}
