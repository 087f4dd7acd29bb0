package com.cxcheck.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLengthTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "é",
                "e\u0301",
                "1\uFE0F\u20E3", // a keycap
                "🇩🇪",
                "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F", // the flag of England
                "👨‍👩‍👧‍👦",
                "👨🏻‍👩🏻‍👧🏻‍👦🏻", // 11 code points
                "👩🏽‍❤️‍💋‍👨🏿",
                "ế",
                "e\u0302\u0301", // Vietnamese
                "ที่", // Thai
                "कि", // Hindi
                "שּׁ\u05B8\u0596", // Hebrew with vowel and accent
                "ᄒ\u1161\u11AB", // Korean, apart
                "\r\n"
            })
    void whatAReaderTakesForOneCharacterIsOne(String character) {
        assertThat(TextLength.inCharacters(character)).isEqualTo(1);
        assertThat(TextLength.excess(character.repeat(4_000), 4_000)).isZero();
        assertThat(TextLength.excess(character.repeat(4_001), 4_000)).isEqualTo(1);
    }

    @Test
    void noCharacterIsOfMoreCodePointsThanPeopleWrite() {
        assertThat(TextLength.inCharacters("a" + "\u0301".repeat(15))).isEqualTo(1);
        assertThat(TextLength.inCharacters("a" + "\u0301".repeat(16))).isEqualTo(2);
        assertThat(TextLength.inCharacters("ab" + "\u0301".repeat(115))).isEqualTo(102);
        assertThat(TextLength.inCharacters("👩‍".repeat(1_000))).isEqualTo(1_985);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0301",
                "\u0301\u0323",
                "👩\u200D",
                "ᄀ",
                "\u0600",
                "\u093F",
                "\u0E33",
                "\u200D",
                "\uFF9E\u0301",
                "x",
                "\r",
                "Σ"
            })
    @Timeout(30)
    void ofWhateverHalfAMegabyteIsItIsTooLongAndQuicklyToldToBe(String unit) {
        String text = "a" + unit.repeat(258_000 / unit.length());

        assertThat(TextLength.excess(text, 4_000)).isGreaterThan(100_000);
        assertThat(TextLength.inCharacters(text)).isGreaterThan(100_000);
        assertThat(TextLength.fits(text, 4_000)).isFalse();
        assertThat(TextLength.excerpt(text).length()).isLessThanOrEqualTo(10_001);
    }

    @Test
    void whereABrowserCountsALineEndIsOneUnit() {
        assertThat(TextLength.fits("a\r\nb", 3)).isTrue();
        assertThat(TextLength.fits("a\r\nb", 2)).isFalse();
        assertThat(TextLength.fits("\r\n".repeat(3), 3)).isTrue();
        assertThat(TextLength.fits("😀", 1)).isFalse();
    }

    @Test
    void theBeginningOfATextEndsBetweenTwoCharacters() {
        assertThat(TextLength.beginning("abc", 3)).isEqualTo("abc");
        assertThat(TextLength.beginning("abcd", 3)).isEqualTo("abc");
        assertThat(TextLength.beginning("ab😀", 3)).isEqualTo("ab");
        assertThat(TextLength.excerpt("x".repeat(10_000))).hasSize(10_000);
        assertThat(TextLength.excerpt("x".repeat(10_001))).endsWith("x…");
    }
}
