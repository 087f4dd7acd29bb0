package com.cxcheck.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ada@example.com, ada@example.com",
        "Ada.Lovelace+check@mail.example.co.uk, Ada.Lovelace+check@mail.example.co.uk",
        "cx-check@localhost, cx-check@localhost",
        "cx-check@192.0.2.1, cx-check@192.0.2.1",
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
                "ada@example.com ",
                "ada@example..com",
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
    }

    @Test
    void itDoesNotTellItselfToALog() {
        assertThat(new MailAddress("ada@example.com").toString()).doesNotContain("ada");
    }
}
