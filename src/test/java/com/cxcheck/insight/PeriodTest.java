package com.cxcheck.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.cxcheck.insight.Period.Preset;
import com.cxcheck.insight.SegmentStatistics.Unit;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "this-month, 2026-03-31, 2026-03-01, 2026-03-31, 2026-02-01, 2026-02-28",
        "last-month, 2026-03-31, 2026-02-01, 2026-02-28, 2026-01-01, 2026-01-31",
        "last-30-days, 2026-03-31, 2026-03-02, 2026-03-31, 2026-01-31, 2026-03-01",
        "this-quarter, 2026-05-31, 2026-04-01, 2026-06-30, 2026-01-01, 2026-03-31",
        "last-quarter, 2026-01-31, 2025-10-01, 2025-12-31, 2025-07-01, 2025-09-30",
        "this-year, 2024-02-29, 2024-01-01, 2024-12-31, 2023-01-01, 2023-12-31"
    })
    void aPresetMovesOnAndHasAPeriodOfTheSameKindBefore(
            String preset, LocalDate today, LocalDate from, LocalDate to, LocalDate beforeFrom, LocalDate beforeTo) {
        Period period = Preset.of(preset).orElseThrow().on(today);

        assertThat(period.dates()).isEqualTo(new Period(null, from, to));
        assertThat(period.before()).contains(new Period(null, beforeFrom, beforeTo));
    }

    @Test
    void daysOfOnesOwnHaveAsManyDaysBeforeAndWholeMonthsAsManyMonths() {
        assertThat(new Period(null, LocalDate.of(2026, 3, 10), LocalDate.of(2026, 3, 16)).before())
                .contains(new Period(null, LocalDate.of(2026, 3, 3), LocalDate.of(2026, 3, 9)));
        assertThat(new Period(null, LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 30)).before())
                .contains(new Period(null, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 28)));
        assertThat(new Period(null, LocalDate.of(2024, 2, 1), LocalDate.of(2024, 2, 29)).yearBefore())
                .contains(new Period(null, LocalDate.of(2023, 2, 1), LocalDate.of(2023, 2, 28)));
        assertThat(Period.ALL.before()).isEmpty();
        assertThat(new Period(null, LocalDate.of(2026, 3, 10), LocalDate.of(2026, 3, 9)).before())
                .isEmpty();
    }

    @Test
    void theUnitLeavesFewEnoughColumnsHoweverLongAPeriodIs() {
        assertThat(Unit.of(31)).isEqualTo(Unit.DAY);
        assertThat(Unit.of(32)).isEqualTo(Unit.WEEK);
        assertThat(Unit.of(183)).isEqualTo(Unit.MONTH);
        assertThat(Unit.of(1_099)).isEqualTo(Unit.QUARTER);
        assertThat(Unit.of(36_890)).isEqualTo(Unit.YEAR);
    }
}
