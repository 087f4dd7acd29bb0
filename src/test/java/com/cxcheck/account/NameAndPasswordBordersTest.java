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
