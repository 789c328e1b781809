package dev.cuadra.layby.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.spi.problem.Problem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTest {
    @ParameterizedTest
    @Tag("AU-01")
    @Tag("NZ-01")
    @Tag("ZA-01")
    @Tag("MD-01")
    @Tag("OH-01")
    @Tag("OH-04")
    @Tag("NY-01")
    @CsvSource({
        "AU,    AUD, 500,      3, false, true,  true,  AU-01",
        "AU,    AUD, 500,      2, false, false, true,  AU-01",
        "AU,    AUD, 500,      2, true,  true,  true,  AU-01",
        "AU,    AUD, 500,      1, true,  false, true,  AU-01",
        "NZ,    NZD, 14999.99, 3, false, true,  true,  NZ-01",
        "NZ,    NZD, 15000,    3, false, true,  false, NZ-01",
        "NZ,    NZD, 15000.01, 3, false, false, true,  NZ-01",
        "NZ,    NZD, 500,      2, false, false, true,  NZ-01",
        "NZ,    NZD, 500,      2, true,  true,  true,  NZ-01",
        "NZ,    AUD, 500,      3, false, true,  false, NZ-01",
        "ZA,    ZAR, 500,      2, false, true,  true,  ZA-01",
        "ZA,    ZAR, 500,      1, false, false, true,  ZA-01",
        "UK,    GBP, 500,      6, true,  false, true,  UK-01",
        "US_MD, USD, 500,      1, false, true,  true,  MD-01",
        "US_OH, USD, 500,      2, false, true,  true,  OH-01",
        "US_OH, USD, 500.01,   2, false, true,  true,  OH-04",
        "US_NY, USD, 50.01,    4, false, true,  true,  NY-01",
        "US_NY, USD, 50,       4, false, false, true,  NY-01",
        "US_NY, USD, 500,      3, true,  false, true,  NY-01",
        "US_CA, USD, 500,      2, false, true,  true,  CA-01",
        "US_IL, USD, 500,      2, false, true,  true,  IL-03",
        "CL,    CLP, 500,      6, true,  false, true,  CL-06",
    })
    void theStatuteAppliesByInstalmentsNameAndPrice(
            Jurisdiction jurisdiction,
            String currency,
            String price,
            int instalments,
            boolean called,
            boolean applies,
            boolean verified,
            String rule) {
        Coverage coverage = Coverage.of(jurisdiction, MinorUnits.parse(price, currency), instalments, called, false);

        assertThat(coverage.applies()).isEqualTo(applies);
        assertThat(coverage.verified()).isEqualTo(verified);
        assertThat(coverage.rule()).isEqualTo(rule);
        assertThat(coverage.why().es()).isNotEqualTo(coverage.why().en());
        assertThat(coverage.warnings()).isEmpty();
    }

    @Test
    @Tag("NZ-02")
    void otherFeesMayMakeItACreditContractInNewZealand() {
        var price = MinorUnits.parse("500", "NZD");

        assertThat(Coverage.of(Jurisdiction.NZ, price, 3, true, true).warnings())
                .extracting(Problem::code)
                .containsExactly("LAW_MAY_BE_CREDIT");
        assertThat(Coverage.of(Jurisdiction.AU, MinorUnits.parse("500", "AUD"), 3, true, true)
                        .warnings())
                .isEmpty();
    }
}
