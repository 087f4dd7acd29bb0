package com.cxcheck.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "We liked it, we DID! | did it liked we",
                "Müller & Söhne, Straße 12 | 12 muller sohne strasse",
                "Cafe\u0301 CAFÉ | cafe",
                "don't don’t | don t",
                "100% (call-back) 3.5 | 100 3 5 back call",
                "ΛΌΓΟΣ | λογος",
                "ﬁne | fine",
                "顧客サービスは良い | い サービス は 良 顧客"
            })
    void aTextsWordsAreInSmallLettersWithoutAccentsAndEachOnce(String text, String words) {
        assertThat(Words.of(text)).containsExactlyInAnyOrder(words.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "%", "-- '\"\\ ?!", "👍🏽"})
    void whereThereIsNoLetterAndNoDigitThereIsNoWord(String text) {
        assertThat(Words.of(text)).isEmpty();
    }

    @Test
    void ofALongWordOnlyTheBeginningCountsAndNoCharacterIsCutInTwo() {
        assertThat(Words.of("x".repeat(39) + "𝒳".repeat(5)))
                .as("folded to plain letters")
                .containsExactly("x".repeat(40));
        assertThat(Words.of("x".repeat(39) + "𐐨𐐨")).containsExactly("x".repeat(39));
    }

    @ParameterizedTest
    @CsvSource({
        "cup, cup, true",
        "cup, cupboard, true",
        "cup, cupé, true",
        "cup, cu, false",
        "cup, cuq, false",
        "cup, zup, false"
    })
    void whatBeginsWithAWordSortsBetweenItsTwoEnds(String beginning, String word, boolean begins) {
        byte[] bytes = Words.bytes(word);

        assertThat(Arrays.compareUnsigned(bytes, Words.bytes(beginning)) >= 0
                        && Arrays.compareUnsigned(bytes, Words.bytesAfter(beginning)) < 0)
                .isEqualTo(begins);
    }
}
