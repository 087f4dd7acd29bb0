package com.cxcheck.submission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** String representations of secrets and personal data, which may be logged. */
class SecretsInLogsTest {

    @Test
    void aTokenIsNotInItsText() {
        assertThat(Respondents.another()).hasToString("VisitorToken[…]");
    }

    @Test
    void anAddressIsNotInItsText() {
        assertThat(MailAddress.parse("ada@example.org").orElseThrow()).hasToString("MailAddress[…]");
    }
}
