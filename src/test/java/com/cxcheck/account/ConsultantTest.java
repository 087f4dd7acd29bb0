package com.cxcheck.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.account.Consultant.Role;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConsultantTest {

    @Test
    void aPasswordThatSomeoneElseHasSetEndsInTheInstantOfItsExpiry() {
        Instant expiry = Instant.parse("2026-11-28T12:00:00Z");
        Consultant consultant = Consultant.withGivenPassword("grace", Role.CONSULTANT, "", expiry);

        assertThat(consultant.maySignIn(expiry.minusMillis(1))).isTrue();
        assertThat(consultant.maySignIn(expiry)).isFalse();
    }
}
