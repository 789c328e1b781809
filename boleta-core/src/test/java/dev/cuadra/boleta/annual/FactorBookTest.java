package dev.cuadra.boleta.annual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.TableSource;
import java.math.BigDecimal;
import java.time.Month;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactorBookTest {
    private static final String TITLES = "commercial_year,month,factor,source\n";

    @Test
    @Tag("DJ-5")
    void theFactorsOf2025AreThoseOfTheReferenceAndAreMarked() {
        YearFactors year = FactorBook.chile().of(2025);

        assertThat(year.months())
                .extracting(UpdateFactor::text)
                .containsExactly(
                        "1.036", "1.026", "1.022", "1.016", "1.014", "1.012", "1.017", "1.008", "1.007", "1.003",
                        "1.003", "1.000");
        assertThat(year.verified()).isFalse();
        assertThat(year.months()).extracting(UpdateFactor::confidence).containsOnly(Confidence.UNVERIFIED);
    }

    @Test
    @Tag("DJ-5")
    void aYearThatIsNotCoveredIsAnErrorThatNamesTheYearsThatAre() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> FactorBook.chile().of(2024))
                .satisfies(e -> {
                    assertThat(e.problem().code()).isEqualTo("FACTORS_NOT_COVERED");
                    assertThat(e.problem().message().en()).contains("2024").contains("[2025]");
                });
    }

    @Test
    @Tag("DJ-3")
    void pricesThatFellTakeNothingAway() {
        UpdateFactor fell = new UpdateFactor(Month.MAY, new BigDecimal("0.994"), "x", Confidence.CERTAIN);
        assertThat(fell.text()).isEqualTo("1.000");
        assertThat(new UpdateFactor(Month.MAY, new BigDecimal("-0.6"), "x", Confidence.CERTAIN).applied())
                .isEqualByComparingTo("1");
        assertThat(new UpdateFactor(Month.MAY, new BigDecimal("1.0005"), "x", Confidence.CERTAIN).text())
                .isEqualTo("1.0005");
    }

    @Test
    @Tag("DJ-5")
    void aHostReadsItsOwnYearsAndTheyWin() {
        FactorBook own = FactorBook.read(TableSource.ofText("f.csv", twelve(2026, "1,010") + "\n"));

        assertThat(own.of(2026).of(Month.JANUARY).text()).isEqualTo("1.010");
        assertThat(own.of(2026).verified()).isTrue();
        assertThat(FactorBook.chile().with(own).covered()).containsExactly(2025, 2026);
        FactorBook other = FactorBook.read(TableSource.ofText("f.csv", twelve(2025, "1.5")));
        assertThat(FactorBook.chile().with(other).of(2025).of(Month.MARCH).text())
                .isEqualTo("1.500");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026,1,3.6,s", "2026,13,1.01,s", "26,1,1.01,s", "2026,1,1.01,", "2026,1,x,s", "2026,0,1,s"})
    void aRowThatIsNoFactorIsRefused(String row) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> FactorBook.read(TableSource.ofText("f.csv", TITLES + row + "\n")))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("FACTOR_ROW"));
    }

    @ParameterizedTest
    @CsvSource({"2026;1;1.01, FACTORS_INCOMPLETE", "2026;12;1.0, FACTOR_TWICE"})
    void aYearIsTwelveMonthsEachOnce(String row, String code) {
        String rest = code.equals("FACTOR_TWICE") ? twelve(2026, "1.01") : TITLES;
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> FactorBook.read(TableSource.ofText("f.csv", rest + row.replace(';', ',') + ",s\n")))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    private static String twelve(int year, String factor) {
        StringBuilder csv = new StringBuilder(TITLES);
        for (int month = 1; month <= 12; month++) {
            csv.append(year)
                    .append(',')
                    .append(month)
                    .append(",\"")
                    .append(factor)
                    .append("\",own\n");
        }
        return csv.toString();
    }
}
