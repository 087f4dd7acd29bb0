package com.cxcheck.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TagsTest {

    @Test
    void areSeparatedByCommasAndTheSameHoweverTheyAreTyped() {
        assertThat(Tags.parse(" Call  back,bakery , ,\u200B,CALL\tBACK,"))
                .containsExactlyInAnyOrder("call back", "bakery");
    }

    @Test
    void aTagHasAtMost40Characters() {
        assertThat(Tags.isValid("x".repeat(40))).isTrue();
        assertThat(Tags.isValid("x".repeat(41))).isFalse();
    }

    @Test
    void thereAreAtMost20() {
        assertThat(Tags.isValid(tags(20))).isTrue();
        assertThat(Tags.isValid(tags(21))).isFalse();
        assertThat(Tags.isValid(tags(20) + "," + tags(20))).as("each twice").isTrue();
    }

    @Test
    void whatIsLongerThanAllTagsTwiceIsNotLookedAt() {
        assertThat(Tags.isValid("a" + " ".repeat(1599))).isTrue();
        assertThat(Tags.isValid("a" + " ".repeat(1600))).isFalse();
    }

    private static String tags(int number) {
        return IntStream.range(0, number).mapToObj(i -> "tag " + i).collect(Collectors.joining(","));
    }
}
