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
        assertThat(Writing.language(text)).hasValue(language);
        assertThat(Writing.isRightToLeft(text)).isEqualTo(rightToLeft);
    }

    @Test
    void aScriptOfManyLanguagesNamesNone() {
        assertThat(Writing.language("Are you keeping customers?")).isEmpty();
        assertThat(Writing.language("Удерживаете ли вы клиентов?")).isEmpty();
        assertThat(Writing.language("12 % – …")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12 % – …", ""})
    void whatHasNoLettersIsWrittenFromLeftToRight(String text) {
        assertThat(Writing.isRightToLeft(text)).isFalse();
    }

    @Test
    void lettersThatArabicDoesNotHaveSayThatItIsNotArabic() {
        String persian = "آیا مشتریان خود را نگه می‌دارید؟ چگونه؟";

        assertThat(Writing.language(persian)).isEmpty();
        assertThat(Writing.isRightToLeft(persian)).isTrue();
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
