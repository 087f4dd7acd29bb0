package com.cxcheck.submission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What would tell who somebody is, or let others in, and may end up in a log. */
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
