package dev.cuadra.layby.termination;

import static dev.cuadra.layby.termination.Ending.codes;
import static dev.cuadra.layby.termination.Ending.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.layby.law.Jurisdiction;
import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UnitedStatesTest {
    @Nested
    class Maryland {
        /** E-10: layaway price 800.00, agreed on 1 May. */
        @ParameterizedTest
        @Tag("MD-03")
        @Tag("MD-04")
        @Tag("MD-05")
        @CsvSource({
            "2026-05-08, 60.00,  ,      0.00,  60.00,  MD-04",
            "2026-05-09, 60.00,  ,      60.00, 0.00,   MD-05",
            "2026-05-09, 300.00, ,      80.00, 220.00, MD-05",
            "2026-05-09, 300.00, 25.00, 25.00, 275.00, MD-05",
            "2026-05-09, 300.00, 90.00, 80.00, 220.00, MD-05",
        })
        void aTenthIsKeptAfterAWeek(String on, String paid, String agreed, String charge, String refund, String rule) {
            Ending ending = ending().on(on).paid(paid);
            Termination ended = (agreed == null ? ending : ending.charge(agreed)).apply();

            assertThat(text(ended.charge())).isEqualTo(charge);
            assertThat(text(ended.refund())).isEqualTo(refund);
            assertThat(text(ended.shortfall())).isEqualTo("0.00");
            assertThat(ended.rules()).contains(rule);
            assertThat(ended.rules().contains("MD-03")).isEqualTo(rule.equals("MD-05"));
        }

        @Test
        @Tag("MD-03")
        @Tag("MON-03")
        void theTenthIsOfTheLayawayPriceAndRoundsDown() {
            Termination ended = ending().layby("800.09").paid("300.00").apply();

            assertThat(text(ended.charge())).isEqualTo("80.00");
        }

        @ParameterizedTest
        @Tag("MD-06")
        @Tag("MD-07")
        @CsvSource({"2026-06-15, false", "2026-06-16, true"})
        void fifteenDaysAfterAMissedPaymentTheSellerMayCancel(String on, boolean allowed) {
            Termination ended = ending().bySupplier(Ground.CONSUMER_BREACH)
                    .day(FactDay.MISSED_DUE, "2026-06-01")
                    .on(on)
                    .paid("300.00")
                    .apply();

            assertThat(ended.allowed()).isEqualTo(allowed);
            assertThat(text(ended.charge())).isEqualTo(allowed ? "80.00" : "0.00");
            assertThat(ended.rules()).contains("MD-06");
            // What may not end is not reckoned any further.
            assertThat(ended.rules().contains("MD-07")).isEqualTo(allowed);
        }

        @Test
        @Tag("MD-07")
        void inTheFirstWeekNothingIsKeptAndThatIsAnInference() {
            Termination early = ending().bySupplier(Ground.CONSUMER_BREACH)
                    .on("2026-05-08")
                    .paid("300.00")
                    .apply();
            Termination late = ending().bySupplier(Ground.CONSUMER_BREACH)
                    .on("2026-05-09")
                    .paid("300.00")
                    .apply();

            assertThat(text(early.charge())).isEqualTo("0.00");
            assertThat(early.unverifiedRules()).contains("MD-07");
            assertThat(text(late.charge())).isEqualTo("80.00");
            assertThat(late.unverifiedRules()).doesNotContain("MD-07");
        }

        @Test
        @Tag("MD-08")
        void aSpecialOrderIsChargedOnlyWhereAgreed() {
            Ending ending = ending().bySupplier(Ground.CONSUMER_BREACH)
                    .day(FactDay.MISSED_DUE, "2026-06-01")
                    .paid("300.00")
                    .with(Fact.SPECIAL_ORDER);

            assertThat(text(ending.apply().charge())).isEqualTo("0.00");
            assertThat(ending.apply().unverifiedRules()).contains("MD-08");
            assertThat(text(ending.with(Fact.SPECIAL_ORDER_CHARGE_AGREED)
                            .apply()
                            .charge()))
                    .isEqualTo("80.00");
        }

        @Test
        @Tag("MD-07")
        void theBuyerInDefaultCancelsByTheRuleOnDefault() {
            Termination ended = ending().day(FactDay.MISSED_DUE, "2026-06-01")
                    .paid("300.00")
                    .apply();

            assertThat(ended.rules()).contains("MD-07").doesNotContain("MD-05");
        }

        private Ending ending() {
            return Ending.in(Jurisdiction.US_MD).price("780.00").layby("800.00");
        }
    }

    @Nested
    class Ohio {
        /** E-11: notice on 3 August, ten days to cure. */
        @ParameterizedTest
        @Tag("OH-01")
        @Tag("OH-02")
        @CsvSource({
            "420.00, 2026-08-13, false, 0.00",
            "420.00, 2026-08-14, true,  25.00",
            "180.00, 2026-08-14, true,  18.00",
            "500.00, 2026-08-14, true,  25.00",
            "99.99,  2026-08-14, true,  9.99",
        })
        void upTo500ATenthOr25IsKeptAfterTheCure(String price, String on, boolean allowed, String charge) {
            Termination ended = ending(price)
                    .bySupplier(Ground.CONSUMER_BREACH)
                    .day(FactDay.DEFAULT_NOTICE, "2026-08-03")
                    .on(on)
                    .paid("90.00")
                    .apply();

            assertThat(ended.allowed()).isEqualTo(allowed);
            assertThat(text(ended.charge())).isEqualTo(charge);
            assertThat(ended.rules()).contains("OH-01", "OH-02");
        }

        @Test
        @Tag("OH-03")
        void upTo500ABuyerWhoCancelsIsTreatedAsInDefaultAndThatIsNotVerified() {
            Termination ended = ending("420.00").paid("90.00").apply();

            assertThat(text(ended.charge())).isEqualTo("25.00");
            assertThat(ended.unverifiedRules()).contains("OH-03");
        }

        /** The notice was given on 3 August: until the 13th the default can be cured. */
        @ParameterizedTest
        @Tag("OH-02")
        @Tag("OH-03")
        @CsvSource({"2026-08-13, OH-03, OH-02", "2026-08-14, OH-02, OH-03"})
        void aBuyerWhoCancelsAfterTheCureIsInDefaultForGood(String on, String rule, String other) {
            Termination ended = ending("420.00")
                    .day(FactDay.DEFAULT_NOTICE, "2026-08-03")
                    .on(on)
                    .paid("90.00")
                    .apply();

            assertThat(text(ended.charge())).isEqualTo("25.00");
            assertThat(ended.rules()).contains(rule).doesNotContain(other);
        }

        @ParameterizedTest
        @Tag("OH-01")
        @Tag("OH-04")
        @CsvSource({"420.00, OH-01", "500.01, OH-04"})
        void theBuyerCancelsInWriting(String price, String rule) {
            Termination ended =
                    ending(price).paid("90.00").without(Fact.WRITTEN_NOTICE).apply();

            assertThat(codes(ended.refusals())).containsExactly("TERMINATION_NOT_WRITTEN");
            assertThat(ended.rules()).contains(rule).doesNotContain(rule.equals("OH-01") ? "OH-04" : "OH-01");
        }

        /** E-11, second part. */
        @ParameterizedTest
        @Tag("OH-04")
        @Tag("OH-05")
        @Tag("OH-06")
        @CsvSource({
            "2026-05-05, 350.00, 0.00,   350.00, OH-05",
            "2026-05-06, 350.00, 0.00,   350.00, OH-05",
            "2026-05-07, 350.00, 175.00, 175.00, OH-06",
            "2026-05-13, 350.00, 175.00, 175.00, OH-06",
            "2026-05-13, 350.01, 175.00, 175.01, OH-06",
        })
        void above500HalfIsKeptAfterFiveDays(String on, String paid, String charge, String refund, String rule) {
            Termination ended = ending("900.00").on(on).paid(paid).apply();

            assertThat(text(ended.charge())).isEqualTo(charge);
            assertThat(text(ended.refund())).isEqualTo(refund);
            assertThat(ended.rules()).contains("OH-04", rule);
        }

        @Test
        @Tag("OH-07")
        @Tag("REF-05")
        void theRefundIsDueThirtyDaysAfterTheNotice() {
            Termination now = ending("420.00").paid("90.00").apply();
            assertThat(now.refundDeadline()).contains(LocalDate.of(2026, 10, 1));
            assertThat(now.rules()).contains("OH-07", "REF-05");
            Ending byNotice = ending("420.00")
                    .bySupplier(Ground.CONSUMER_BREACH)
                    .day(FactDay.DEFAULT_NOTICE, "2026-08-03")
                    .paid("90.00");
            assertThat(byNotice.on("2026-08-14").apply().refundDeadline()).contains(LocalDate.of(2026, 9, 2));
            assertThat(byNotice.on("2026-10-14").apply().refundDeadline()).contains(LocalDate.of(2026, 10, 14));
        }

        private Ending ending(String price) {
            return Ending.in(Jurisdiction.US_OH).price(price);
        }
    }

    @Nested
    class StatesOfDisclosure {
        /** E-12: the fee of 20.00 stands only on the receipt after payment. */
        @Test
        @Tag("NY-02")
        void inNewYorkAFeeThatWasNotDisclosedIsNotDue() {
            Ending ending = Ending.in(Jurisdiction.US_NY).paid("100.00").charge("20.00");

            assertThat(text(ending.without(Fact.PENALTY_DISCLOSED).apply().charge()))
                    .isEqualTo("0.00");
            assertThat(text(ending.with(Fact.PENALTY_DISCLOSED).apply().charge()))
                    .isEqualTo("20.00");
            assertThat(ending.apply().rules()).contains("NY-02");
        }

        @Test
        @Tag("CA-02")
        void inCaliforniaGoodsThatAreGoneGiveAllBack() {
            Termination ended = Ending.in(Jurisdiction.US_CA)
                    .bySupplier(Ground.GOODS_UNAVAILABLE)
                    .paid("100.00")
                    .charge("20.00")
                    .apply();

            assertThat(text(ended.refund())).isEqualTo("100.00");
            assertThat(ended.rules()).contains("CA-02");
        }

        @Test
        @Tag("CA-01")
        void inCaliforniaNothingIsKeptWhereTheLawIsSilent() {
            Ending ending = Ending.in(Jurisdiction.US_CA).paid("100.00").charge("20.00");

            assertThat(text(ending.apply().charge())).isEqualTo("20.00");
            Termination breached = ending.bySupplier(Ground.CONSUMER_BREACH).apply();
            assertThat(text(breached.charge())).isEqualTo("0.00");
            assertThat(breached.unverifiedRules()).contains("CA-01");
            assertThat(codes(breached.warnings())).contains("LAW_SILENT_ON_CHARGE");
            assertThat(codes(ending.byConsumer(Ground.CONSUMER_WISH).apply().warnings()))
                    .doesNotContain("LAW_SILENT_ON_CHARGE");
        }

        @ParameterizedTest
        @Tag("IL-04")
        @EnumSource(names = {"US_IL", "US_RI"})
        void inIllinoisAndRhodeIslandWhatWasDisclosedMayBeKept(Jurisdiction state) {
            Ending ending = Ending.in(state).paid("100.00").charge("20.00");

            assertThat(text(ending.apply().charge())).isEqualTo("20.00");
            assertThat(ending.apply().unverifiedRules().contains("IL-04")).isEqualTo(state == Jurisdiction.US_RI);
            Termination untold = ending.without(Fact.PENALTY_DISCLOSED).apply();
            assertThat(text(untold.charge())).isEqualTo("0.00");
            assertThat(untold.unverifiedRules().contains("IL-04")).isEqualTo(state == Jurisdiction.US_RI);
        }

        @Test
        void whatIsShortIsNeverClaimed() {
            Termination ended = Ending.in(Jurisdiction.US_NY)
                    .paid("12.00")
                    .charge("20.00")
                    .with(Fact.PENALTY_DISCLOSED)
                    .apply();

            assertThat(text(ended.refund())).isEqualTo("0.00");
            assertThat(text(ended.shortfall())).isEqualTo("0.00");
            assertThat(codes(ended.warnings())).contains("SHORTFALL_NOT_CLAIMED");
        }
    }

    @ParameterizedTest
    @Tag("FEE-05")
    @EnumSource(names = {"US_MD", "US_OH", "US_NY", "US_CA", "US_IL", "US_RI"})
    void aSellerWhoEndsItWithoutTheBuyersFaultGivesAllBack(Jurisdiction state) {
        Termination ended = Ending.in(state)
                .bySupplier(Ground.OTHER)
                .paid("100.00")
                .charge("20.00")
                .apply();

        assertThat(ended.allowed()).isTrue();
        assertThat(text(ended.refund())).isEqualTo("100.00");
        assertThat(ended.rules()).contains("FEE-05");
    }
}
