package com.cxcheck.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceRulesTest {

    @ParameterizedTest
    @CsvSource({
        "spring-newsletter, spring-newsletter",
        "Frühling 2026, Frühling 2026",
        "Fru\u0308hling, Frühling",
        "'  May   fair\t2026 ', May fair 2026",
        "v2.1_a, v2.1_a",
        "Рассылка, Рассылка",
        "ニュース, ニュース",
        "हिन्दी, हिन्दी",
        "<script>, script",
        "shop & café!, shop café",
        "'\u202enews\u200bletter', newsletter",
        "a&source=b, a source b",
        "Mai \u2600\uFE0F Newsletter, Mai Newsletter",
        "'a \u0308 b', a b"
    })
    void whatPeopleWriteIsKeptInOneSpelling(String text, String name) {
        assertThat(Source.parse(text)).map(Source::name).hasValue(name);
        assertThat(Source.parse(name)).as("again").map(Source::name).hasValue(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "&", "<>", "\u200b", "\u0301\u0302", "\u3000"})
    void whereNothingIsLeftThereIsNoName(String text) {
        assertThat(Source.parse(text)).isEmpty();
    }

    @Test
    void namesThatDifferInCaseOrWidthOnlyHaveTheSameKey() {
        assertThat(Source.key("STRASSE")).isEqualTo(Source.key("Straße")).isEqualTo(Source.key("ｓｔｒａｓｓｅ"));
        assertThat(Source.key("Street")).isNotEqualTo(Source.key("Straße"));
    }

    @Test
    void whatIsLongerThan40CharactersIsCutThere() {
        assertThat(Source.parse("x".repeat(41))).hasValue(new Source("x".repeat(40)));
        assertThat(Source.parse("x".repeat(39) + " y")).hasValue(new Source("x".repeat(39)));
        assertThat(Source.parse("x".repeat(39) + "\uD800\uDF48"))
                .as("half a letter")
                .hasValue(new Source("x".repeat(39)));
        assertThat(Source.parse("x".repeat(500_000))).hasValue(new Source("x".repeat(40)));
    }

    @Test
    void noLetterHasMoreThanFourMarksOnIt() {
        assertThat(Source.parse("news" + "\u0321".repeat(180) + "letter"))
                .hasValue(new Source("news" + "\u0321".repeat(4) + "letter"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a  b", "Fru\u0308hling", "<b>"})
    void anotherSpellingIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Source(name));
    }
}
