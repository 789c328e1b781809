package dev.cuadra.layby.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.layby.money.MinorUnits;
import javax.money.MonetaryAmount;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PriceLockTest {
    @ParameterizedTest
    @Tag("IL-01")
    @Tag("IL-02")
    @CsvSource({
        "US_IL, 100, 100.01, true,  true,  false, IL-01",
        "US_RI, 100, 100.01, true,  true,  false, IL-01",
        "US_IL, 100, 110,    false, true,  false, IL-01",
        "US_IL, 100, 100,    false, false, false, IL-02",
        "US_IL, 100, 100,    false, true,  true,  IL-02",
        "US_RI, 100, 90,     false, false, false, IL-02",
        "US_IL, 100, 90,     true,  false, true,  LIF-10",
        "US_IL, 100, 100,    true,  false, true,  LIF-10",
        "AU,    100, 101,    true,  true,  false, AU-02",
        "UK,    100, 101,    true,  true,  false, LIF-10",
        "NZ,    100, 101,    true,  true,  false, NZ-03",
        "UK,    100, 120,    false, true,  true,  STK-05",
        "UK,    100, 100,    false, false, false, STK-05",
    })
    void whetherGoodsMayBeChanged(
            Jurisdiction jurisdiction,
            String before,
            String after,
            boolean identical,
            boolean approved,
            boolean lawful,
            String rule) {
        PriceVerdict verdict = PriceLock.amend(jurisdiction, usd(before), usd(after), identical, approved);

        assertThat(verdict.lawful()).isEqualTo(lawful);
        assertThat(verdict.rules().get(0)).isEqualTo(rule);
        assertThat(verdict.verified()).isTrue();
        assertThat(verdict.why().es()).contains(rule).isNotEqualTo(verdict.why().en());
    }

    @ParameterizedTest
    @EnumSource
    void noPriceOfTheSameGoodsIsEverRaised(Jurisdiction jurisdiction) {
        assertThat(PriceLock.amend(jurisdiction, usd("100"), usd("100.01"), true, true)
                        .lawful())
                .isFalse();
        assertThat(PriceLock.amend(jurisdiction, usd("100"), usd("99.99"), true, false)
                        .lawful())
                .isTrue();
    }

    @Test
    void thatMarylandLocksThePriceIsNotVerified() {
        assertThat(PriceLock.amend(Jurisdiction.US_MD, usd("100"), usd("101"), true, true)
                        .verified())
                .isFalse();
    }

    @Test
    @Tag("CA-03")
    void aWaiverIsVoidInCalifornia() {
        PriceVerdict verdict = PriceLock.waiver(Jurisdiction.US_CA);

        assertThat(verdict.lawful()).isFalse();
        assertThat(verdict.rules()).containsExactly("CA-03");
        assertThat(PriceLock.waiver(Jurisdiction.UK).verified()).isFalse();
    }

    @Test
    void twoCurrenciesAreNotCompared() {
        assertThatThrownBy(
                        () -> PriceLock.amend(Jurisdiction.AU, usd("100"), MinorUnits.parse("100", "AUD"), true, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static MonetaryAmount usd(String amount) {
        return MinorUnits.parse(amount, "USD");
    }
}
