package com.cxcheck.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WritingTest {

    @ParameterizedTest
    @CsvSource({
        "هل تحتفظ بعملائك (CX) لعام 2026؟, ar, true",
        "האם אתם שומרים על הלקוחות שלכם?, he, true",
        "Κρατάτε τους πελάτες σας;, el, false",
        "고객을 지키고 있습니까?, ko, false",
        "お客様をつなぎとめていますか。, ja, false"
    })
    void aScriptOfOneLanguageNamesIt(String text, String language, boolean rightToLeft) {
        assertThat(Writing.of(text).language()).hasValue(language);
        assertThat(Writing.of(text).rightToLeft()).isEqualTo(rightToLeft);
    }

    @Test
    void aScriptOfManyLanguagesNamesNone() {
        assertThat(Writing.of("Are you keeping customers?").language()).isEmpty();
        assertThat(Writing.of("Удерживаете ли вы клиентов?").language()).isEmpty();
        assertThat(Writing.of("12 % – …")).isEqualTo(Writing.of(""));
        assertThat(Writing.of("").rightToLeft()).isFalse();
    }

    @Test
    void lettersThatArabicDoesNotHaveSayThatItIsNotArabic() {
        Writing persian = Writing.of("آیا مشتریان خود را نگه می‌دارید؟ چگونه؟");

        assertThat(persian.language()).isEmpty();
        assertThat(persian.rightToLeft()).isTrue();
    }

    @Test
    void theLanguageThatTheAuthorNamesIsTaken() {
        String yaml = Questionnaires.yaml().replaceFirst("(?m)^language: .*\n", "");

        assertThat(Questionnaire.parse("mine", yaml).languageTag(Locale.FRENCH)).isEqualTo("fr");
        assertThat(Questionnaire.parse("mine", yaml).direction()).isEqualTo("ltr");
        assertThat(Questionnaire.parse("mine", yaml.replaceFirst("title:", "language: en-ZA\ntitle:"))
                        .languageTag(Locale.FRENCH))
                .isEqualTo("en-ZA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"English", "e", "'en_GB'", "'de\" onclick='"})
    void whatIsNoLanguageTagIsRefused(String tag) {
        String yaml = Questionnaires.yaml()
                .replaceFirst("(?m)^language: .*\n", "")
                .replaceFirst("title:", "language: " + tag + "\ntitle:");

        assertThatThrownBy(() -> Questionnaire.parse("mine", yaml))
                .isInstanceOf(InvalidContentException.class)
                .hasMessageContaining("it has to be a language tag, such as ar or pt-BR");
    }
}
