package com.cxcheck.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameAndPasswordBordersTest {

    @Test
    void aNameHasAtMost100Characters() {
        assertThat(ConsultantName.isAllowed("a".repeat(100))).isTrue();
        assertThat(ConsultantName.isAllowed("a".repeat(101))).isFalse();
        assertThat(ConsultantName.normalize(" " + "a".repeat(99))).isEqualTo("a".repeat(99));
        assertThat(ConsultantName.key("A".repeat(100))).isEqualTo("a".repeat(100));
        assertThat(ConsultantName.key("A".repeat(101))).isEmpty();
    }

    @Test
    void namesThatLookAlikeAreOneName() {
        assertThat(ConsultantName.key("consuItant")).isEqualTo(ConsultantName.key("consultant"));
        assertThat(ConsultantName.key("lvan"))
                .isEqualTo(ConsultantName.key("\u0131van"))
                .isEqualTo(ConsultantName.key("Ivan"));
        assertThat(ConsultantName.key("\u1D04onsultant")).isEqualTo(ConsultantName.key("consultant"));
        assertThat(ConsultantName.key("rnarta")).isEqualTo(ConsultantName.key("marta"));
        assertThat(ConsultantName.key("vvalter")).isEqualTo(ConsultantName.key("walter"));
        assertThat(ConsultantName.key("marta")).isNotEqualTo(ConsultantName.key("maria"));
    }

    @Test
    void aLetterHasAtMostSixMarks() {
        assertThat(ConsultantName.isAllowed("x" + "\u0301".repeat(6))).isTrue();
        assertThat(ConsultantName.isAllowed("x" + "\u0301".repeat(7))).isFalse();
    }

    @Test
    void theOwnNameInLeetspeakIsGuessable() {
        assertThat(PasswordRules.violation("Max1m1lian2026", "maximilian")).hasValue("account.password.guessable");
        assertThat(PasswordRules.violation("R0bertsm1th26", "robert smith")).hasValue("account.password.guessable");
    }

    @Test
    void fourDifferentCharactersBesideWhatGuessersTryAreEnough() {
        assertThat(PasswordRules.violation("passwordpassword#k%z", "ada")).isEmpty();
        assertThat(PasswordRules.violation("passwordpassword#k%", "ada")).hasValue("account.password.guessable");
    }

    @Test
    void aRepetitionOfTwelveCharactersIsNotGuessedByItself() {
        assertThat(PasswordRules.violation("mv#kq!zt%gx?mv#kq!zt%gx?", "ada")).isEmpty();
        assertThat(PasswordRules.violation("mv#kq!zt%gxmv#kq!zt%gx", "ada")).hasValue("account.password.guessable");
    }

    @Test
    void onlyPartsOfANameOfThreeLettersOrMoreAreLookedFor() {
        assertThat(PasswordRules.violation("liliiliillii#k%z", "li")).isEmpty();
        assertThat(PasswordRules.violation("lianlianlian#k%", "lian")).hasValue("account.password.guessable");
    }
}
