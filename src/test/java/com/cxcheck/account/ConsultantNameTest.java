package com.cxcheck.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsultantNameTest {

    @ParameterizedTest
    @CsvSource({
        "Consultant, consultant",
        "\u0441onsultant, consultant",
        "\uff43onsultant, consultant",
        "consult\u03b1nt, consultant",
        "consu1tant, consultant",
        "\u0420\u0410\u0421\u0415, pace",
        "Zoe\u0308, zo\u00eb",
        "STRASSE, stra\u00dfe",
        "\ufb01nn, finn",
        "ada  lovelace, Ada Lovelace",
        "\u0131an, ian",
        "O’Brien, o'brien",
        "علی\u200cرضا, علیرضا"
    })
    void namesThatLookAlikeAreOne(String one, String other) {
        assertThat(ConsultantName.key(one)).isEqualTo(ConsultantName.key(other));
    }

    @ParameterizedTest
    @CsvSource({"ada, ade", "Jose, Jos\u00e9", "Анна, Анни", "team 2, team 3"})
    void otherNamesAreNot(String one, String other) {
        assertThat(ConsultantName.key(one)).isNotEqualTo(ConsultantName.key(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "Zoë Müller-Lüdenscheidt",
                "Анна",
                "Αλίκη",
                "山田 たろう",
                "ada.l_1@example.org",
                "김철수",
                "Conan O'Brien",
                "王 Wang",
                "བསྒྲུབས",
                "ශ්රී"
            })
    void namesOfAnyLanguageAreAllowed(String name) {
        assertThat(ConsultantName.isAllowed(name)).isTrue();
        assertThat(ConsultantName.isOfOneScript(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0441onsultant", "ad\u0430", "gr\u03b1ce", "\u13aada"})
    void lettersOfSeveralScriptsAreNotPutTogether(String name) {
        assertThat(ConsultantName.isOfOneScript(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "(ada)", "ada\u200bx", "ada\u202ex", "-ada"})
    void whatIsNoNameIsNotAllowed(String name) {
        assertThat(ConsultantName.isAllowed(name)).isFalse();
    }

    @Test
    void lettersThatTogetherLookLikeAnotherAreTheSameName() {
        assertThat(ConsultantName.key("vvilma")).isEqualTo(ConsultantName.key("wilma"));
        assertThat(ConsultantName.key("carnen")).isEqualTo(ConsultantName.key("camen"));
    }

    @Test
    void whatIsTooLongForANameIsNotLookedAt() {
        assertThat(ConsultantName.key("a\u0301".repeat(200_000))).isEmpty();
        assertThat(ConsultantName.isAllowed("a".repeat(101))).isFalse();
    }
}
