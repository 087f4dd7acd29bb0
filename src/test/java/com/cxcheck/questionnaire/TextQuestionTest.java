package com.cxcheck.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.input.TextLength;
import org.junit.jupiter.api.Test;

class TextQuestionTest {

    @Test
    void aTextIsAsLongAsPeopleCountIt() {
        assertThat(TextLength.inCharacters("")).isZero();
        assertThat(TextLength.inCharacters("abc")).isEqualTo(3);
        assertThat(TextLength.inCharacters("Grüße")).isEqualTo(5);
        assertThat(TextLength.inCharacters("u\u0308"))
                .as("an u and its dots apart")
                .isEqualTo(1);
        assertThat(TextLength.inCharacters("😀😀")).isEqualTo(2);
        assertThat(TextLength.inCharacters("👨‍👩‍👧‍👦")).as("a family").isEqualTo(1);
        assertThat(TextLength.inCharacters("🇩🇪🇫🇷")).as("two flags").isEqualTo(2);
        assertThat(TextLength.inCharacters("a\r\nb"))
                .as("a line end as browsers send it")
                .isEqualTo(3);
        assertThat(TextLength.inCharacters("مرحبا")).isEqualTo(5);
    }
}
