package com.cxcheck.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.PostgresTest;
import com.cxcheck.Visitor;
import com.cxcheck.Visitor.Page;
import java.text.Normalizer;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Setting, changing and typing passwords on the pages. */
class PasswordPagesTest extends AccountPages {

    @Test
    void aForgottenPasswordIsSetByAnotherConsultant() {
        grace.signIn("grace", GRACES_PASSWORD);

        assertThat(act("grace", "password", Map.of("password", "short")).status())
                .isEqualTo(422);
        act("grace", "password", Map.of("password", "a new beginning")).redirect();

        assertThat(isStillIn(grace)).isFalse();
        assertThat(grace.signIn("grace", GRACES_PASSWORD).header("Location")).isEqualTo("/login?error");
        assertThat(isIn(grace.signIn("grace", "a new beginning"))).isTrue();
    }

    @Test
    void aPasswordHasUpTo128CharactersOfAnyKind() {
        String password = "\u00c4\u00d6\u00dc\u00e9 \uD83D\uDC0E".repeat(21) + "zx";
        assertThat(password.codePointCount(0, password.length())).isEqualTo(128);

        assertThat(create("linus", password + "z").text()).contains("Choose a password of 128 characters at the most");
        create("linus", password).redirect();

        Visitor linus = newBrowser();
        assertThat(linus.signIn("linus", password + "z").header("Location")).isEqualTo("/login?error");
        assertThat(linus.signIn("linus", password.substring(0, password.length() - 2))
                        .header("Location"))
                .isEqualTo("/login?error");
        assertThat(isIn(linus.signIn("linus", Normalizer.normalize(password, Normalizer.Form.NFD))))
                .as("typed on a keyboard that puts letters together otherwise")
                .isTrue();
    }

    @Test
    void anEarlierHashIsReplacedAtTheNextSignIn() {
        jdbc.sql("update consultant set password_hash = ? where username = 'grace'")
                .param("{bcrypt}" + new BCryptPasswordEncoder().encode(GRACES_PASSWORD))
                .update();

        assertThat(isIn(grace.signIn("grace", GRACES_PASSWORD))).isTrue();

        assertThat(jdbc.sql("select password_hash from consultant where username = 'grace'")
                        .query(String.class)
                        .single())
                .startsWith("{pbkdf2}");
        assertThat(isStillIn(grace)).isTrue();
        assertThat(isIn(newBrowser().signIn("grace", GRACES_PASSWORD))).isTrue();
    }

    @Test
    void aHashOfAPasswordAsItWasTypedIsAcceptedOnceAndReplacedByOneForAllKeyboards() {
        String typed = Normalizer.normalize("zoë’s café au lait", Normalizer.Form.NFD);
        jdbc.sql("update consultant set password_hash = ? where username = 'grace'")
                .param("{bcrypt}" + new BCryptPasswordEncoder().encode(typed))
                .update();
        String composed = Normalizer.normalize(typed, Normalizer.Form.NFC);
        assertThat(grace.signIn("grace", composed).header("Location")).isEqualTo("/login?error");

        assertThat(isIn(grace.signIn("grace", typed))).isTrue();

        assertThat(isIn(newBrowser().signIn("grace", composed))).isTrue();
        assertThat(isIn(newBrowser().signIn("grace", typed))).isTrue();
    }

    private Page changeOwnPassword(Visitor visitor, String current, String password) {
        return visitor.sendTo(
                "/admin/account/password",
                visitor.get("/admin/account/password"),
                Map.of("current", current, "password", password));
    }

    @Test
    void whoChangesTheirPasswordSignsInAgainEverywhere() {
        grace.signIn("grace", GRACES_PASSWORD);
        Visitor elsewhere = newBrowser();
        elsewhere.signIn("grace", GRACES_PASSWORD);

        Page changed = changeOwnPassword(grace, GRACES_PASSWORD, "a new beginning");

        assertThat(grace.get(changed.redirect()).text()).contains("Your password is changed.");
        assertThat(isStillIn(grace)).isFalse();
        assertThat(isStillIn(elsewhere)).isFalse();
        assertThat(isIn(elsewhere.signIn("grace", "a new beginning"))).isTrue();
    }

    @Test
    void withoutTheCurrentPasswordItStaysAndGuessingItIsThrottled() {
        Page page = changeOwnPassword(ada, "guess", "a new beginning");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select(".error-summary a").text()).isEqualTo("This is not your password");
        for (int guess = 2; guess <= 10; guess++) {
            assertThat(changeOwnPassword(ada, "guess " + guess, "a new beginning")
                            .status())
                    .isEqualTo(422);
        }
        assertThat(changeOwnPassword(ada, "correct horse", "a new beginning").status())
                .isEqualTo(429);
    }
}

/** The same on PostgreSQL. */
@PostgresTest
@Tag("slow")
class PasswordPagesOnPostgresTest extends PasswordPagesTest {}
