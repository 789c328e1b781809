package dev.cuadra.boleta.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.law.KeepingPeriods.Keeping;
import dev.cuadra.spi.problem.Confidence;
import java.time.YearMonth;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("KEEP-1")
class KeepingPeriodsTest {
    /** Six years from the end of the month in which the return was due; February ends where it ends in that year. */
    @ParameterizedTest
    @CsvSource({"2025-05, 2025-06-30, 2031-06-30", "2025-12, 2026-01-31, 2032-01-31", "2026-01, 2026-02-28, 2032-02-29"
    })
    void theRecordsOfAMonthAreKeptForSixYearsFromTheEndOfTheNext(YearMonth month, String from, String until) {
        Keeping keeping = KeepingPeriods.chile().of(month);

        assertThat(keeping.month()).isEqualTo(month);
        assertThat(keeping.from()).isEqualTo(from);
        assertThat(keeping.until()).isEqualTo(until);
        assertThat(keeping.years()).isEqualTo(6);
        assertThat(keeping.source()).contains("art. 200");
        assertThat(keeping.confidence()).isEqualTo(Confidence.CERTAIN);
    }

    @Test
    void aHostUnderAnotherDutySaysSo() {
        Keeping ten = KeepingPeriods.fixed(10, "a contract").of(YearMonth.of(2025, 5));
        Keeping none = KeepingPeriods.fixed(0, "a contract").of(YearMonth.of(2025, 5));

        assertThat(ten.until()).isEqualTo("2035-06-30");
        assertThat(ten.confidence()).isEqualTo(Confidence.UNVERIFIED);
        assertThat(none.until()).isEqualTo("2025-06-30");
        assertThatThrownBy(() -> KeepingPeriods.fixed(-1, "a contract")).isInstanceOf(IllegalArgumentException.class);
    }
}
