package com.cxcheck.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTermsTest {

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
                "顧客サービスABC | 顧客 客サ サー ービ ビス ス abc",
                "고객서비스가 | 고객 객서 서비 비스 스가 가",
                "ชอบ | ชอ อบ บ",
                "好 | 好",
                "Løvholm Łódź Đorđe | lovholm lodz dorde",
                "co\u00ADop­era | coopera",
                "👍🏽 brilliant | 👍 brilliant"
            })
    void aTextsWordsAreInSmallLettersWithoutAccentsAndEachOnce(String text, String words) {
        assertThat(SearchTerms.of(text)).containsExactlyInAnyOrder(words.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "%", "-- '\"\\ ?!", "🏽"})
    void whereThereIsNoLetterAndNoDigitThereIsNoWord(String text) {
        assertThat(SearchTerms.of(text)).isEmpty();
    }

    @Test
    void ofALongWordOnlyTheBeginningCountsAndNoCharacterIsCutInTwo() {
        assertThat(SearchTerms.of("x".repeat(39) + "𝒳".repeat(5)))
                .as("folded to plain letters")
                .containsExactly("x".repeat(40));
        assertThat(SearchTerms.of("x".repeat(39) + "𐐨𐐨")).containsExactly("x".repeat(39));
    }

    @Test
    void ofAWordOf4000LettersTheBeginningCounts() {
        assertThat(SearchTerms.of("a".repeat(4_000))).containsExactly("a".repeat(40));
        assertThat(SearchTerms.of("Σ".repeat(4_000) + "α")).containsExactly("σ".repeat(40));
    }

    @Test
    void ofManyWordsTheFirstThousandCount() {
        String text = IntStream.range(0, 4_000).mapToObj(n -> "w" + n).collect(Collectors.joining(" "));

        assertThat(SearchTerms.of("again ".repeat(2_000) + text)).hasSize(1_000).contains("again", "w0", "w998");
    }

    @Test
    void aLetterWithTooManyMarksIsStillTheLetter() {
        assertThat(SearchTerms.of("cafe" + "\u0301\u0323".repeat(1_000) + " noir"))
                .containsExactly("cafe", "noir");
        assertThat(SearchTerms.of("שָׁלוֹם")).as("without vowel signs").isEqualTo(SearchTerms.of("שלום"));
    }

    /** Each of these took from seconds to minutes; the marks are of classes that have to be put in order. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0301\u0323",
                "\uFF9E\u0301",
                "\uFF9F\u0323\u0301",
                "\u05B8\u05BC\u0591",
                "Σ",
                "a\u0301",
                "\uFDFA",
                "a ",
                "Σ "
            })
    @Timeout(30)
    void whateverATextIsMadeOfItsWordsAreFoundQuickly(String unit) {
        assertThat(SearchTerms.of("a" + unit.repeat(258_000 / unit.length()))).isNotEmpty();
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
        byte[] bytes = SearchTerms.bytes(word);

        assertThat(Arrays.compareUnsigned(bytes, SearchTerms.bytes(beginning)) >= 0
                        && Arrays.compareUnsigned(bytes, SearchTerms.bytesAfter(beginning)) < 0)
                .isEqualTo(begins);
    }
}
