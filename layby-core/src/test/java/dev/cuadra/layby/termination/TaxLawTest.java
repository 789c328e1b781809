package dev.cuadra.layby.termination;

import static dev.cuadra.layby.termination.Ending.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.spi.problem.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import javax.money.MonetaryAmount;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaxLawTest {
    private static final LocalDate DAY = LocalDate.of(2026, 8, 20);

    /** E-13: 1,100.00 with the final instalment on 20 August. */
    @Test
    @Tag("TAX-AU-1")
    void inAustraliaTheWholeIsTaxedWithTheFinalInstalment() {
        assertThat(TaxLaw.onPayment(Jurisdiction.AU, TaxBasis.ACCRUAL, aud("137.50"), DAY))
                .isEmpty();
        assertThat(TaxLaw.onCompletion(Jurisdiction.AU, TaxBasis.ACCRUAL, aud("1100.00"), aud("0"), DAY))
                .singleElement()
                .satisfies(point -> assertThat(told(point)).isEqualTo("TAX-AU-1 2026-08-20 1100.00 100.00"));
    }

    @Test
    @Tag("TAX-AU-2")
    void inAustraliaOnACashBasisTaxFollowsTheMoney() {
        assertThat(TaxLaw.onPayment(Jurisdiction.AU, TaxBasis.CASH, aud("110.00"), DAY))
                .singleElement()
                .satisfies(point -> assertThat(told(point)).isEqualTo("TAX-AU-2 2026-08-20 110.00 10.00"));
        assertThat(TaxLaw.onCompletion(Jurisdiction.AU, TaxBasis.CASH, aud("1100.00"), aud("1100.00"), DAY))
                .isEmpty();
        assertThat(TaxLaw.onCompletion(Jurisdiction.AU, TaxBasis.CASH, aud("1100.00"), aud("1089.00"), DAY))
                .singleElement()
                .satisfies(point -> assertThat(told(point)).isEqualTo("TAX-AU-2 2026-08-20 11.00 1.00"));
    }

    /** E-07: of a charge of 38.50 an eleventh is tax. */
    @Test
    @Tag("TAX-AU-3")
    void inAustraliaWhatIsRetainedIsTaxed() {
        Termination ended = Ending.in(Jurisdiction.AU)
                .paid("250.00")
                .charge("45.00")
                .costs("38.50")
                .apply();

        assertThat(ended.tax()).extracting(TaxLawTest::told).containsExactly("TAX-AU-3 2026-09-01 38.50 3.50");
        assertThat(ended.rules()).contains("TAX-AU-3");
        assertThat(TaxLaw.onRecovery(Jurisdiction.AU, aud("18.50"), DAY))
                .extracting(TaxLawTest::told)
                .containsExactly("TAX-AU-3 2026-08-20 18.50 1.68");
    }

    @Test
    @Tag("TAX-NZ-1")
    void inNewZealandTheFullPriceIsTaxedAtTheEndOnEitherBasis() {
        for (TaxBasis basis : TaxBasis.values()) {
            assertThat(TaxLaw.onPayment(Jurisdiction.NZ, basis, nzd("160.00"), DAY))
                    .isEmpty();
            assertThat(TaxLaw.onCompletion(Jurisdiction.NZ, basis, nzd("560.00"), nzd("0"), DAY))
                    .extracting(TaxLawTest::told)
                    .containsExactly("TAX-NZ-1 2026-08-20 560.00 73.04");
        }
    }

    @Test
    @Tag("TAX-NZ-2")
    void inNewZealandWhatIsKeptIsTaxedOnTheDayOfTheCancellation() {
        Termination ended = Ending.in(Jurisdiction.NZ)
                .agreedOn("2026-01-05")
                .on("2026-02-16")
                .paid("160.00")
                .charge("60.00")
                .costs("67.50")
                .apply();

        assertThat(ended.tax()).extracting(TaxLawTest::told).containsExactly("TAX-NZ-2 2026-02-16 60.00 7.83");
        assertThat(TaxLaw.onRecovery(Jurisdiction.NZ, nzd("23.00"), DAY))
                .extracting(TaxLawTest::told)
                .containsExactly("TAX-NZ-2 2026-08-20 23.00 3.00");
    }

    /** E-13: a deposit of 120.00 on 600.00. */
    @Test
    @Tag("TAX-UK-1")
    void inTheUnitedKingdomEachReceiptIsTaxed() {
        assertThat(TaxLaw.onPayment(Jurisdiction.UK, TaxBasis.ACCRUAL, gbp("120.00"), DAY))
                .extracting(TaxLawTest::told)
                .containsExactly("TAX-UK-1 2026-08-20 120.00 20.00");
        assertThat(TaxLaw.onCompletion(Jurisdiction.UK, TaxBasis.ACCRUAL, gbp("600.00"), gbp("120.00"), DAY))
                .extracting(TaxLawTest::told)
                .containsExactly("TAX-UK-1 2026-08-20 480.00 80.00");
    }

    @Test
    @Tag("TAX-UK-2")
    void inTheUnitedKingdomOnlyWhatGoesBackIsTakenOff() {
        Ending ending = Ending.in(Jurisdiction.UK).price("600.00").paid("120.00");

        assertThat(ending.apply().tax())
                .extracting(TaxLawTest::told)
                .containsExactly("TAX-UK-1 2026-05-01 120.00 20.00", "TAX-UK-2 2026-09-01 -120.00 -20.00");
        Termination kept = ending.charge("120.00").costs("120.00").apply();
        assertThat(kept.tax()).extracting(TaxLawTest::told).containsExactly("TAX-UK-1 2026-05-01 120.00 20.00");
        assertThat(kept.rules()).contains("TAX-UK-2");
        Termination part = ending.charge("48.00").costs("50.00").apply();
        assertThat(part.tax())
                .extracting(TaxLawTest::told)
                .containsExactly("TAX-UK-1 2026-05-01 120.00 20.00", "TAX-UK-2 2026-09-01 -72.00 -12.00");
    }

    @Test
    @Tag("TAX-UK-2")
    void whatIsKeptBearsItsTaxToThePenny() {
        Stream<Paid> payments =
                Stream.of("0.04", "0.04", "0.04").map(amount -> new Paid("", Tender.CASH, gbp(amount), DAY));
        List<Paid> paid = payments.toList();

        // 0.04 holds 0.0067, which rounds to 0.01 each: three receipts were taxed with 0.03, and 0.07 goes back.
        assertThat(TaxLaw.onTermination(Jurisdiction.UK, TaxBasis.ACCRUAL, paid, gbp("0.05"), DAY))
                .extracting(TaxLawTest::told)
                .containsExactly("TAX-UK-2 2026-08-20 -0.07 -0.02");
    }

    /** Of 0.04 and 10.00 the tax was 0.01 and 1.67; of the 0.07 that stay 0.04 are of the first, 0.01 and 0.005. */
    @Test
    @Tag("TAX-UK-2")
    void whatIsKeptIsKeptOfTheEarliestPaymentInWhateverOrderTheyAreGiven() {
        List<Paid> paid = List.of(
                new Paid("P2", Tender.CASH, gbp("10.00"), DAY.minusDays(1)),
                new Paid("P1", Tender.CASH, gbp("0.04"), DAY.minusDays(2)));

        assertThat(TaxLaw.onTermination(Jurisdiction.UK, TaxBasis.ACCRUAL, paid, gbp("0.07"), DAY))
                .extracting(TaxLawTest::told)
                .containsExactly("TAX-UK-2 2026-08-20 -9.97 -1.66");
    }

    @Test
    @Tag("TAX-AU-1")
    @Tag("TAX-NZ-1")
    void inAustraliaAndNewZealandTheFinalPaymentIsTheTaxPointAndElsewhereTheDelivery() {
        for (Jurisdiction jurisdiction : Jurisdiction.values()) {
            assertThat(TaxLaw.atFinalPayment(jurisdiction))
                    .isEqualTo(List.of(Jurisdiction.AU, Jurisdiction.NZ).contains(jurisdiction));
        }
    }

    @Test
    @Tag("TAX-AU-2")
    void onACashBasisWhatGoesBackIsTakenOff() {
        Termination ended = Ending.in(Jurisdiction.AU)
                .cashBasis()
                .paid("110.00")
                .charge("33.00")
                .costs("33.00")
                .apply();

        assertThat(ended.tax())
                .extracting(TaxLawTest::told)
                .containsExactly("TAX-AU-2 2026-05-01 110.00 10.00", "TAX-AU-2 2026-09-01 -77.00 -7.00");
    }

    @Test
    @Tag("TAX-ZA-1")
    @Tag("TAX-ZA-2")
    void inSouthAfricaADepositIsTaxedOnceItIsAppliedAndThatIsNotVerified() {
        Termination ended =
                Ending.in(Jurisdiction.ZA).price("4600.00").paid("1750.00").apply();

        assertThat(ended.tax()).extracting(TaxLawTest::told).containsExactly("TAX-ZA-1 2026-09-01 46.00 6.00");
        assertThat(ended.unverifiedRules()).contains("TAX-ZA-1");
        assertThat(TaxLaw.onCompletion(
                        Jurisdiction.ZA,
                        TaxBasis.ACCRUAL,
                        MinorUnits.parse("4600.00", "ZAR"),
                        MinorUnits.parse("0", "ZAR"),
                        DAY))
                .extracting(TaxLawTest::told)
                .containsExactly("TAX-ZA-2 2026-08-20 4600.00 600.00");
    }

    @Test
    @Tag("TAX-CL-1")
    void inChileNoTaxIsNamed() {
        Termination ended = Ending.in(Jurisdiction.CL)
                .price("99990")
                .paid("45000")
                .charge("10000")
                .apply();

        assertThat(ended.tax()).extracting(TaxLawTest::told).containsExactly("TAX-CL-1 2026-09-01 10000 ?");
        assertThat(ended.unverifiedRules()).contains("TAX-CL-1");
    }

    @ParameterizedTest
    @Tag("TAX-US-1")
    @EnumSource(names = {"US_MD", "US_OH", "US_NY", "US_CA", "US_IL", "US_RI"})
    void inTheUnitedStatesNoTaxIsNamed(Jurisdiction state) {
        MonetaryAmount amount = MinorUnits.parse("60.00", "USD");

        assertThat(Stream.of(
                                TaxLaw.onPayment(state, TaxBasis.CASH, amount, DAY),
                                TaxLaw.onCompletion(state, TaxBasis.CASH, amount, amount, DAY),
                                TaxLaw.onTermination(state, TaxBasis.CASH, List.of(), amount, DAY))
                        .flatMap(List::stream))
                .extracting(TaxLawTest::told)
                .hasSize(3)
                .containsOnly("TAX-US-1 2026-08-20 60.00 ?");
    }

    @Test
    void aDayBeforeTheRatesIsAProblemThatNamesWhatIsCovered() {
        assertThatThrownBy(() ->
                        TaxLaw.onPayment(Jurisdiction.UK, TaxBasis.ACCRUAL, gbp("120.00"), LocalDate.of(2011, 1, 3)))
                .isInstanceOf(ProblemException.class)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().message().en())
                                .contains("2011-01-03", "2011-01-04..")
                                .doesNotContain("999999999", "2010-10-01"));
        assertThat(TaxLaw.onPayment(Jurisdiction.UK, TaxBasis.ACCRUAL, gbp("120.00"), LocalDate.of(2011, 1, 4)))
                .hasSize(1);
    }

    private static String told(TaxPoint point) {
        return point.rule() + " " + point.on() + " " + text(point.base()) + " "
                + point.tax().map(Ending::text).orElse("?");
    }

    private static MonetaryAmount aud(String amount) {
        return MinorUnits.parse(amount, "AUD");
    }

    private static MonetaryAmount nzd(String amount) {
        return MinorUnits.parse(amount, "NZD");
    }

    private static MonetaryAmount gbp(String amount) {
        return MinorUnits.parse(amount, "GBP");
    }
}
