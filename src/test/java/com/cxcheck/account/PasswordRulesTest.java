package com.cxcheck.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class PasswordRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012",
                "098765432109",
                "            ",
                "\u00a0\u2003\u3000         ",
                "aaaaaaaaaaaa",
                "ababababababab",
                "abcabcabcabc",
                "111222333444",
                "aabbccddeeff",
                "passwordpassword",
                "Password1234",
                "P@ssw0rd2026!",
                "Passwort12345",
                "default12345",
                "qwertyuiopas",
                "qwertzuiopü+",
                "1q2w3e4r5t6y",
                "1qaz2wsx3edc",
                "asdfghjklöä#",
                "letmein12345",
                "iloveyou2024",
                "welcome12345",
                "administrator",
                "Sommer2026!!",
                "trustno1trustno1",
                "cxcheckcxcheck",
                "CX Check 2026!",
                "consultant12",
                "grace hopper",
                "gracehopper1",
                "HopperGrace1",
                "gr@ce.h0pper",
                "Passw0rd!2026",
                "Passw0rd1234!",
                "Passw0rt2026!",
                "W1llkommen2026",
                "Adm1n2026!!!!",
                "Adm1nistrator1",
                "manchesterunited",
                "finalfantasy",
                "polniypizdec0211",
                "lost4815162342",
                "12qw34er56ty",
                "harry potter"
            })
    void whatGuessersTryFirstIsRefused(String password) {
        assertThat(PasswordRules.violation(password, "Grace Hopper")).hasValue("account.password.guessable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse",
                "battery staple",
                "a new beginning",
                "correct horse correct horse",
                "my dragon likes football in summer",
                "ÄÖÜÄÖÜ und noch mehr Umlaute",
                "снег идёт весь день",
                "今日は良い天気ですね本当に",
                "\uD83D\uDC0E\uD83D\uDD0B\uD83D\uDCCE\uD83C\uDF27\uD83C\uDF3B\uD83C\uDF5E\uD83D\uDC0E\uD83D\uDD0B\uD83D\uDCCE\uD83C\uDF27\uD83C\uDF3B!",
                "xK7#qv9!LmZ2"
            })
    void otherPasswordsAreTaken(String password) {
        assertThat(PasswordRules.violation(password, "Grace Hopper")).isEmpty();
    }

    @Test
    void threeNeighbouringKeysAreARow() {
        assertThat(PasswordRules.violation("qwe7asd7zxc7", "ada")).contains("account.password.guessable");
        assertThat(PasswordRules.violation("qw7ae8zo9pi5", "ada")).isEmpty();
    }

    @Test
    void aPasswordHas12To128CharactersOfWhateverKind() {
        String horse = "\uD83D\uDC0E";
        assertThat(PasswordRules.violation("corr horse1", "ada")).hasValue("account.password.short");
        assertThat(PasswordRules.violation(horse.repeat(11), "ada")).hasValue("account.password.short");
        assertThat(PasswordRules.violation("", "ada")).hasValue("account.password.short");
        String long128 = "abdegik " + "e\u0301".repeat(4) + horse.repeat(116);
        assertThat(PasswordRules.violation(long128, "ada")).isEmpty();
        assertThat(PasswordRules.violation(long128 + "x", "ada")).hasValue("account.password.long");
        assertThat(PasswordRules.violation("e\u0301".repeat(250_000), "ada")).hasValue("account.password.long");
    }

    @Test
    void theThreeThousandMostFrequentPasswordsOfThisLengthAreRefused() throws IOException {
        List<String> frequent = new ClassPathResource("frequent-passwords.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("# "))
                .toList();

        assertThat(frequent).hasSize(3_000).doesNotHaveDuplicates().startsWith("123qweasdzxc");
        assertThat(frequent).allSatisfy(password -> {
            assertThat(PasswordRules.violation(password, "ada")).hasValue("account.password.guessable");
            assertThat(PasswordRules.violation(password.toUpperCase(Locale.ROOT), "ada"))
                    .hasValue("account.password.guessable");
        });
    }
}
