package dev.cuadra.layby.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.javamoney.moneta.FastMoney;
import org.javamoney.moneta.Money;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("MON-01")
class MinorUnitsTest {
    private static final CurrencyUnit AUD = MinorUnits.currency("AUD");

    /** Pesos and vatus have no smaller unit, dollars have two decimals, dinars three. */
    @ParameterizedTest
    @CsvSource({
        "12.34, AUD, 1234, 12.34",
        "12.3, AUD, 1230, 12.30",
        "-5, AUD, -500, -5.00",
        "7, CLP, 7, 7",
        "1.5, BHD, 1500, 1.500"
    })
    void anAmountIsAWholeNumberOfTheSmallestUnit(String amount, String currency, long units, String text) {
        MonetaryAmount parsed = MinorUnits.parse(amount, currency);

        assertThat(MinorUnits.count(parsed)).isEqualTo(units);
        assertThat(MinorUnits.of(units, MinorUnits.currency(currency))).isEqualTo(parsed);
        assertThat(MinorUnits.text(parsed)).isEqualTo(text);
        assertThat(MinorUnits.parse(text, currency)).isEqualTo(parsed);
        assertThat(MinorUnits.zero(MinorUnits.currency(currency)).isZero()).isTrue();
    }

    @Test
    void equalAmountsAreEqualValuesWhoeverMadeThem() {
        MonetaryAmount ours = MinorUnits.parse("12.30", "AUD");

        assertThat(MinorUnits.exact(Money.of(new BigDecimal("12.300"), AUD))).isEqualTo(ours);
        assertThat(MinorUnits.exact(FastMoney.of(new BigDecimal("12.3"), AUD))).isEqualTo(ours);
        assertThat(MinorUnits.exact(new BigDecimal("12.3000000"), AUD)).isEqualTo(ours);
    }

    @Test
    void whatIsFinerThanTheSmallestUnitIsRefusedWhoeverMadeIt() {
        assertRefused(() -> MinorUnits.parse("1.234", "AUD"), "AMOUNT_SCALE");
        assertRefused(() -> MinorUnits.parse("1.5", "CLP"), "AMOUNT_SCALE");
        assertRefused(() -> MinorUnits.exact(Money.of(new BigDecimal("1.234"), AUD)), "AMOUNT_SCALE");
        assertRefused(() -> MinorUnits.exact(FastMoney.of(new BigDecimal("1.234"), AUD)), "AMOUNT_SCALE");
    }

    @Test
    void theLargestAmountIsTenMillionMillion() {
        BigDecimal most = BigDecimal.valueOf(MinorUnits.LARGEST);

        for (BigDecimal bound : new BigDecimal[] {most, most.negate()}) {
            MonetaryAmount amount = MinorUnits.exact(bound, AUD);
            assertThat(MinorUnits.exact(amount)).isEqualTo(amount);
            BigDecimal beyond = bound.add(BigDecimal.valueOf(bound.signum(), 2));
            assertRefused(() -> MinorUnits.exact(beyond, AUD), "AMOUNT_TOO_LARGE");
            assertRefused(() -> MinorUnits.exact(FastMoney.of(beyond, AUD)), "AMOUNT_TOO_LARGE");
        }
    }

    @ParameterizedTest
    @CsvSource({"1e3", "''", "+1", "1.", ".5", "1.12345678901", "111111111111111111111", "1 000", "١"})
    void whatIsNoDecimalIsRefused(String amount) {
        assertRefused(() -> MinorUnits.parse(amount, "AUD"), "AMOUNT_NOT_DECIMAL");
    }

    /** Of gold nobody has a smallest unit. */
    @ParameterizedTest
    @CsvSource({"XAU", "XXX", "ZZZ", "aud", "''"})
    void whatIsNoCurrencyOfMoneyIsRefused(String currency) {
        assertRefused(() -> MinorUnits.currency(currency), "CURRENCY_UNKNOWN");
    }

    /** The library beneath takes a code for a pattern, in which "AU." was Australia's dollar. */
    @ParameterizedTest
    @ValueSource(strings = {"AU.", "A.D", "AUD|CLP", "CL[P]", "AUD$", "${x}", "(", " AUD", "ＡＵＤ"})
    void aCurrencyIsNamedByItsCodeAndNotByAnExpression(String code) {
        assertRefused(() -> MinorUnits.currency(code), "CURRENCY_UNKNOWN");
        assertThat(MinorUnits.currency("AUD").getCurrencyCode()).isEqualTo("AUD");
    }

    @Test
    void aCurrencyIsTheSameTheFirstTimeAndLater() {
        for (String code : new String[] {"VUV", "TND", "FJD"}) {
            assertThat(MinorUnits.currency(code).getCurrencyCode()).isEqualTo(code);
            assertThat(MinorUnits.currency(code)).isEqualTo(MinorUnits.currency(code));
        }
    }

    /** 1.5 % of 10.50 is 0.1575. */
    @ParameterizedTest
    @Tag("MON-03")
    @CsvSource({"HALF_UP, 0.16", "UP, 0.16", "DOWN, 0.15"})
    void aShareIsRoundedAsTheCallerSays(RoundingMode rounding, String share) {
        assertThat(MinorUnits.text(
                        MinorUnits.percent(MinorUnits.parse("10.50", "AUD"), new BigDecimal("1.5"), rounding)))
                .isEqualTo(share);
    }

    @Test
    void theSmallerAndTheLargerOfTwo() {
        MonetaryAmount one = MinorUnits.parse("1.00", "AUD");
        MonetaryAmount two = MinorUnits.parse("2.00", "AUD");

        assertThat(MinorUnits.min(one, two)).isEqualTo(one).isEqualTo(MinorUnits.min(two, one));
        assertThat(MinorUnits.max(one, two)).isEqualTo(two).isEqualTo(MinorUnits.max(two, one));
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(code));
    }
}
