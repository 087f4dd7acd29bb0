package com.cxcheck.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-28, 2026-11-28",
        "0001-01-01, 0001-01-01",
        "0000-12-31, 0001-01-01",
        "-0044-03-15, 0001-01-01",
        "9999-12-31, 9999-12-31",
        "+10000-01-01, 9999-12-31"
    })
    void aDateThatNoDatabaseHasBecomesTheNearestThatBothHave(LocalDate date, LocalDate expected) {
        assertThat(Dates.clamp(date)).isEqualTo(expected);
    }
}
