package com.cxcheck.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ada@example.com, ada@example.com",
        "Ada.Lovelace+check@mail.example.co.uk, Ada.Lovelace+check@mail.example.co.uk",
        "Ada@Example.COM, Ada@Example.COM",
        "1@2.example.com, 1@2.example.com",
        "'\u200bada@\u00adexample.com\u00a0', ada@example.com",
        "'\ufeff\u202aada\u2060@example.com\u202c\u200e ', ada@example.com",
        "'\t\u3000ada@example.com\r\n', ada@example.com",
        "info@Mu\u0308ller.example, info@xn--mller-kva.example",
        "info@xn--mller-kva.example, info@xn--mller-kva.example",
        "o'hara@example.com, o'hara@example.com",
        "info@müller.example, info@xn--mller-kva.example"
    })
    void anAddressIsTakenAsDnsAndMailServersWriteIt(String text, String value) {
        assertThat(MailAddress.parse(text)).map(MailAddress::value).hasValue(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "@",
                "ada",
                "ada@",
                "@example.com",
                "ada@example..com",
                "ada@.example.com",
                "ada@example.com.",
                "ada@example-.com",
                "ada@example.c",
                "ada@example.123",
                "ada@exam ple.com",
                "ada@ex_ample.org",
                "ada@localhost",
                "ada@mail.localhost",
                "ada@127.0.0.1",
                "ada@127.1",
                "ada@2130706433",
                "ada@::1",
                "ada@[IPv6:::1]",
                "ada@straße.example",
                "ada@ｅxample.com",
                "ada＠example.com",
                "ada@bob@example.com",
                ".ada@example.com",
                "ada.@example.com",
                "ada..lovelace@example.com",
                "\"ada\"@example.com",
                "\"ada lovelace\"@example.com",
                "ada\\@example.com",
                "mailto:ada@example.com",
                "ädä@example.com",
                "адa@example.com",
                "ada@-example.com",
                "ada lovelace@example.com",
                "ada@example.com,bob@example.com",
                "<ada@example.com>",
                "Ada <ada@example.com>",
                "team: ada@example.com;",
                "ada@example.com (Ada)",
                "ada@example.com\r\nBcc: bob@example.com",
                "ada\u0000@example.com",
                "grüße@example.com",
                "ada@[192.0.2.1]"
            })
    void nothingElseIsAnAddress(String text) {
        assertThat(MailAddress.parse(text)).isEmpty();
    }

    @Test
    void anAddressHasAnEnd() {
        String longest = "a".repeat(64) + "@" + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(61);

        assertThat(MailAddress.parse(longest)).isPresent();
        assertThat(MailAddress.parse(longest + "d")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new MailAddress(longest + "d"));
        assertThat(MailAddress.parse("a".repeat(65) + "@example.com")).isEmpty();
        assertThat(MailAddress.parse("a@" + "b".repeat(64) + ".example")).isEmpty();
        assertThat(MailAddress.parse("a@" + "ü".repeat(63) + ".example")).isEmpty();
        assertThat(MailAddress.parse("a".repeat(500_000) + "@" + "b.".repeat(100_000)))
                .isEmpty();
    }

    @Test
    void whatIsWrittenIsKeptButForWhatCannotBeSeen() {
        assertThat(MailAddress.clean(" info@Mül\u00adler.example\u200b\u00a0\n"))
                .isEqualTo("info@Müller.example");
        assertThat(MailAddress.clean("ada lovelace")).isEqualTo("ada lovelace");
    }

    @ParameterizedTest
    @CsvSource({
        "ada@example.com, ADA@Example.com",
        "ada@example.com, ada+1@example.com",
        "ada+1@example.com, Ada+2+3@example.com",
        "ada.lovelace@gmail.com, a.d.a.lovelace+x@googlemail.com"
    })
    void tagsAndCapitalsMakeNoOtherMailbox(String one, String other) {
        assertThat(new MailAddress(one).mailboxHash()).isEqualTo(new MailAddress(other).mailboxHash());
    }

    @ParameterizedTest
    @CsvSource({
        "ada@example.com, bob@example.com",
        "ada@example.com, ada@example.org",
        "a.da@example.com, ada@example.com",
        "+1@example.com, +2@example.com"
    })
    void othersAreOtherMailboxes(String one, String other) {
        assertThat(new MailAddress(one).mailboxHash()).isNotEqualTo(new MailAddress(other).mailboxHash());
    }

    @Test
    void itDoesNotTellItselfToALog() {
        assertThat(new MailAddress("ada@example.com").toString()).doesNotContain("ada");
    }
}
