package com.cxcheck.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionTakenRulesTest {

    @Test
    void aLineHasAtMost300CharactersAndNoBlanksAround() {
        assertThat(new ActionTaken(" " + "x".repeat(299), "ada", Instant.EPOCH).line())
                .isEqualTo("x".repeat(299));
        assertThat(ActionTaken.isValid("x".repeat(300))).isTrue();
    }

    @Test
    void aLineIsOneLineAndReadsInItsOwnDirection() {
        assertThat(new ActionTaken("One\r\ntwo\u202E\u0007three", "ada", Instant.EPOCH).line())
                .isEqualTo("One two three");
    }

    @Test
    void aLongerLineIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ActionTaken("x".repeat(301), "ada", Instant.EPOCH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u2003", "\u200B", "\u3164", "\u2800\u00AD"})
    void aBlankLineIsRefused(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ActionTaken(line, "ada", Instant.EPOCH));
    }
}
