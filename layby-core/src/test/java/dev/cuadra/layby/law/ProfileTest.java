package dev.cuadra.layby.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProfileTest {
    @ParameterizedTest
    @CsvSource({
        "AU, AUD",
        "NZ, NZD",
        "ZA, ZAR",
        "UK, GBP",
        "US-MD, USD",
        "US-OH, USD",
        "US-NY, USD",
        "US-CA, USD",
        "US-IL, USD",
        "US-RI, USD",
        "CL, CLP"
    })
    void eachCountryHasItsCurrency(String code, String currency) {
        assertThat(Profile.of(Jurisdiction.parse(code)).currency()).isEqualTo(MinorUnits.currency(currency));
    }

    @ParameterizedTest
    @Tag("MD-09")
    @Tag("IL-03")
    @Tag("OH-08")
    @CsvSource({
        "US-MD, CASH, true",
        "US-MD, CARD, false",
        "US-IL, CARD, true",
        "US-RI, CASH, true",
        "US-OH, CARD, true",
        "AU, CASH, false",
        "UK, CASH, false"
    })
    void someReceiptsAreGivenWithoutAsking(String code, Tender tender, boolean given) {
        assertThat(Profile.of(Jurisdiction.parse(code)).receiptWithoutAsking(tender))
                .isEqualTo(given);
    }

    @Test
    @Tag("MD-09")
    @Tag("OH-08")
    void otherReceiptsAreGivenOnRequestAndInOhioShowWhatRemains() {
        assertThat(Profile.of(Jurisdiction.US_MD).duty(Duty.Kind.RECEIPT_ON_REQUEST))
                .isPresent();
        assertThat(Profile.of(Jurisdiction.US_OH).duty(Duty.Kind.RECEIPT_SHOWS_REMAINING))
                .map(Duty::rule)
                .contains("OH-08");
    }

    @Test
    @Tag("MD-10")
    @Tag("NZ-05")
    @Tag("IL-03")
    void statementsAreOwedOnRequest() {
        assertThat(Profile.of(Jurisdiction.US_MD).statementOnRequest())
                .contains(new Duty(Duty.Kind.STATEMENT_ON_REQUEST, "MD-10", Optional.of(10), false, true));
        assertThat(Profile.of(Jurisdiction.NZ).statementOnRequest())
                .contains(new Duty(Duty.Kind.STATEMENT_ON_REQUEST, "NZ-05", Optional.of(5), true, false));
        assertThat(Profile.of(Jurisdiction.US_IL).statementOnRequest())
                .contains(new Duty(Duty.Kind.STATEMENT_ON_REQUEST, "IL-03", Optional.empty(), false, true));
        assertThat(Profile.of(Jurisdiction.CL).statementOnRequest()).isEmpty();
    }

    @Test
    @Tag("NZ-06")
    @Tag("ZA-01")
    @Tag("ZA-09")
    void riskMoneyAndTheCalculationOfAPenalty() {
        assertThat(Profile.of(Jurisdiction.NZ).duty(Duty.Kind.GOODS_AT_SUPPLIERS_RISK))
                .map(Duty::rule)
                .contains("NZ-06");
        Profile southAfrica = Profile.of(Jurisdiction.ZA);
        assertThat(southAfrica.duty(Duty.Kind.GOODS_AT_SUPPLIERS_RISK)).isPresent();
        assertThat(southAfrica.duty(Duty.Kind.MONEY_STAYS_THE_CONSUMERS))
                .map(Duty::rule)
                .contains("ZA-01");
        assertThat(southAfrica.duty(Duty.Kind.CHARGE_CALCULATION_ON_REQUEST))
                .flatMap(Duty::days)
                .contains(0);
    }

    @ParameterizedTest
    @EnumSource
    void everyDutyRestsOnARule(Jurisdiction jurisdiction) {
        Profile profile = Profile.of(jurisdiction);

        assertThat(RuleBook.shipped().rule(profile.coverageRule())).isNotNull();
        assertThat(profile.duties())
                .allSatisfy(
                        duty -> assertThat(RuleBook.shipped().rule(duty.rule())).isNotNull());
    }
}
