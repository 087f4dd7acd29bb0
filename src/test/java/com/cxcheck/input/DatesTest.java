package com.cxcheck.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-28, 2026-11-28",
        "2000-01-01, 2000-01-01",
        "1999-12-31, 2000-01-01",
        "-0044-03-15, 2000-01-01",
        "2100-12-31, 2100-12-31",
        "2101-01-01, 2100-12-31",
        "+10000-01-01, 2100-12-31"
    })
    void aDateOutsideOfTheYearsFrom2000To2100BecomesTheNearestWithin(LocalDate date, LocalDate expected) {
        assertThat(Dates.clamp(date)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-28, 2026-11-28", "12026-01-02, +12026-01-02", "0026-01-02, 0026-01-02"})
    void whatADateFieldSendsIsReadWhateverItsYear(String text, LocalDate expected) {
        assertThat(Dates.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-13-45", "28.11.2026"})
    void whatIsNoDateIsNone(String text) {
        assertThat(Dates.parse(text)).isEmpty();
    }
}
