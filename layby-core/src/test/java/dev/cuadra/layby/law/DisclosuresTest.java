package dev.cuadra.layby.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.layby.money.MinorUnits;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DisclosuresTest {
    @ParameterizedTest
    @Tag("AU-02")
    @Tag("NZ-03")
    @Tag("NZ-04")
    @Tag("ZA-08")
    @Tag("UK-04")
    @Tag("OH-04")
    @Tag("OH-08")
    @Tag("NY-01")
    @Tag("IL-04")
    @Tag("CL-01")
    @Tag("CL-06")
    @CsvSource({
        "AU,    AUD, 500,    3, false, false, AU-02 COPY_GIVEN WRITTEN_TERMS",
        "AU,    AUD, 500,    3, false, true,  AU-02 CANCELLATION_CHARGE COPY_GIVEN WRITTEN_TERMS",
        "AU,    AUD, 500,    2, false, true,  ''",
        "NZ,    NZD, 500,    3, false, false,"
                + " NZ-03 COPY_GIVEN DATED TOTAL_PRICE WRITTEN_TERMS"
                + " NZ-04 CANCELLATION_CHARGE DESCRIPTION RIGHT_TO_CANCEL SUPPLIER_CONTACT",
        "ZA,    ZAR, 500,    3, false, true,  ZA-08 CANCELLATION_CHARGE",
        "ZA,    ZAR, 500,    3, false, false, ''",
        "UK,    GBP, 500,    3, false, false, ''",
        "UK,    GBP, 500,    3, true,  false, UK-04 WITHDRAWAL_RIGHT",
        "US_OH, USD, 500,    3, false, false,"
                + " OH-08 CASH_PRICE DATED DEPOSIT DESCRIPTION HOLD_PERIOD OTHER_CHARGES REFUND_POLICY",
        "US_OH, USD, 500.01, 3, false, false, OH-04 COPY_GIVEN WRITTEN_TERMS"
                + " OH-08 CASH_PRICE DATED DEPOSIT DESCRIPTION HOLD_PERIOD OTHER_CHARGES REFUND_POLICY",
        "US_NY, USD, 500,    3, false, true,  ''",
        "US_NY, USD, 500,    4, false, false, NY-01 CANCELLATION_CHARGE DEFAULT_CONSEQUENCES DESCRIPTION HOLD_PERIOD"
                + " OTHER_CHARGES REFUND_POLICY SCHEDULE STORAGE_PLACE TOTAL_PRICE WRITTEN_TERMS",
        "US_IL, USD, 500,    3, false, true,  IL-04 REFUND_POLICY",
        "US_IL, USD, 500,    3, false, false, ''",
        "CL,    CLP, 500,    3, false, false, CL-06 REFUND_POLICY WRITTEN_TERMS",
        "CL,    CLP, 500,    3, true,  false, CL-01 WITHDRAWAL_RIGHT CL-06 REFUND_POLICY WRITTEN_TERMS",
    })
    void eachCountryWantsItsOwnToBeTold(
            Jurisdiction jurisdiction,
            String currency,
            String price,
            int instalments,
            boolean distance,
            boolean charge,
            String told) {
        assertThat(told(Disclosures.required(
                        jurisdiction, MinorUnits.parse(price, currency), instalments, false, distance, charge)))
                .isEqualTo(told);
    }

    @Test
    @Tag("MD-01")
    @Tag("MD-02")
    @Tag("MD-03")
    void marylandWantsASignedAgreementWithItsContents() {
        assertThat(told(Disclosures.required(
                        Jurisdiction.US_MD, MinorUnits.parse("800", "USD"), 4, false, false, false)))
                .isEqualTo("MD-01 COPY_GIVEN SIGNED WRITTEN_TERMS MD-02 CASH_PRICE DATED DEFAULT_CONSEQUENCES DEPOSIT"
                        + " DESCRIPTION OTHER_CHARGES PARTIES SCHEDULE MD-03 TOTAL_PRICE");
    }

    @Test
    @Tag("CA-01")
    void californiaWantsAStatement() {
        assertThat(told(Disclosures.required(
                        Jurisdiction.US_CA, MinorUnits.parse("800", "USD"), 4, false, false, false)))
                .isEqualTo(
                        "CA-01 DEPOSIT DESCRIPTION HOLD_PERIOD OTHER_CHARGES REFUND_POLICY TOTAL_PRICE WRITTEN_TERMS");
    }

    @ParameterizedTest
    @EnumSource
    void everyDutyRestsOnARuleAndNoneIsAskedForTwice(Jurisdiction jurisdiction) {
        List<DisclosureDuty> all = Disclosures.required(
                jurisdiction,
                MinorUnits.parse("10000", Profile.of(jurisdiction).currency().getCurrencyCode()),
                12,
                true,
                true,
                true);

        assertThat(all)
                .allSatisfy(
                        duty -> assertThat(RuleBook.shipped().rule(duty.rule())).isNotNull());
        assertThat(all).extracting(DisclosureDuty::disclosure).doesNotHaveDuplicates();
    }

    @Test
    void everyDisclosureIsWantedSomewhere() {
        Set<Disclosure> wanted = Arrays.stream(Jurisdiction.values())
                .flatMap(jurisdiction -> Disclosures.required(
                        jurisdiction,
                        MinorUnits.parse(
                                "10000", Profile.of(jurisdiction).currency().getCurrencyCode()),
                        12,
                        true,
                        true,
                        true)
                        .stream())
                .map(DisclosureDuty::disclosure)
                .collect(Collectors.toSet());

        assertThat(wanted).containsExactlyInAnyOrder(Disclosure.values());
    }

    /** The rules in order, each with what it wants. */
    private static String told(List<DisclosureDuty> duties) {
        return duties.stream()
                .map(DisclosureDuty::rule)
                .distinct()
                .sorted()
                .map(rule -> rule + " "
                        + String.join(
                                " ",
                                new TreeSet<>(duties.stream()
                                        .filter(duty -> duty.rule().equals(rule))
                                        .map(duty -> duty.disclosure().name())
                                        .toList())))
                .collect(Collectors.joining(" "));
    }
}
