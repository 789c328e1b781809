package dev.cuadra.layby.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.layby.agreement.DepositWaiver;
import dev.cuadra.layby.agreement.FeeKind;
import dev.cuadra.layby.agreement.LaybyPolicy.DepositRule;
import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.layby.law.DisclosureDuty;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.MoneyModule;
import dev.cuadra.layby.schedule.Allocation;
import dev.cuadra.layby.schedule.BusinessDays;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.layby.schedule.Instalment;
import dev.cuadra.layby.schedule.ScheduleTerms;
import dev.cuadra.runtime.Json;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.money.MonetaryAmount;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoterTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final DisclosureDuty DUTY = new DisclosureDuty(Disclosure.WRITTEN_TERMS, "AU-02");

    private final Quoter quoter = new Quoter(request -> List.of(DUTY));

    @Test
    @Tag("SCH-01")
    @Tag("SCH-02")
    void aFifthIsPaidFirstAndTheRestInSixFortnights() {
        Quote quote = quoter.quote(request("AU", "500.00 AUD", share("20"), 6));

        assertThat(quote.total()).isEqualTo(money("500.00 AUD"));
        assertThat(quote.minimumDeposit()).isEqualTo(money("100.00 AUD"));
        assertThat(quote.deposit()).isEqualTo(money("100.00 AUD"));
        assertThat(quote.balance()).isEqualTo(money("400.00 AUD"));
        assertThat(quote.instalments()).hasSize(6);
        assertThat(quote.instalments().get(4).amount()).isEqualTo(money("66.66 AUD"));
        assertThat(quote.instalments().get(5))
                .isEqualTo(new Instalment(6, LocalDate.of(2026, 5, 25), money("66.70 AUD")));
        assertThat(quote.disclosures()).containsExactly(DUTY);
        assertThat(quote.coverage().applies()).isTrue();
        assertThat(quote.warnings()).isEmpty();
    }

    @Test
    @Tag("SCH-12")
    void aLongestDurationRefusesWhatIsLonger() {
        assertRefused(limited(8, 90), "SCHEDULE_TOO_LONG", "count");
        assertThat(quoter.quote(limited(6, 90)).instalments()).hasSize(6);
        assertRefused(limited(6, 0), "SCHEDULE_MOST_DAYS", "mostDays");
    }

    private static QuoteRequest limited(int count, int days) {
        return new QuoteRequest(
                Jurisdiction.AU,
                MONDAY,
                money("500.00 AUD"),
                List.of(),
                share("20"),
                fortnights(count),
                true,
                Optional.of(days));
    }

    @Test
    @Tag("SCH-03")
    void currenciesWithoutDecimalsAreSplitInWholeUnits() {
        Quote quote = quoter.quote(request("CL", "99990 CLP", share("20"), 5));

        assertThat(quote.deposit()).isEqualTo(money("19998 CLP"));
        assertThat(quote.balance()).isEqualTo(money("79992 CLP"));
        assertThat(quote.instalments())
                .extracting(instalment -> MinorUnits.text(instalment.amount()))
                .containsExactly("15998", "15998", "15998", "15998", "16000");
        assertThat(quote.coverage().applies()).isFalse();
        assertThat(quote.coverage().rule()).isEqualTo("CL-06");
    }

    @ParameterizedTest
    @Tag("SCH-02")
    @Tag("MON-03")
    @CsvSource({
        // The share of the price is rounded up, whatever is left over.
        "99.99 AUD, 10, , 10.00 AUD",
        "100.01 AUD, 10, , 10.01 AUD",
        "100.10 AUD, 10, , 10.01 AUD",
        "100.00 AUD, 10, 25.00 AUD, 25.00 AUD",
        "1000.00 AUD, 10, 25.00 AUD, 100.00 AUD",
        "99991 CLP, 20, , 19999 CLP",
        "10.001 BHD, 33, , 3.301 BHD",
        "100.00 AUD, 0, , 0.00 AUD",
    })
    void theMinimumDepositIsTheLargerOfShareAndAmount(String price, String percent, String fixed, String minimum) {
        DepositRule rule = new DepositRule(
                new BigDecimal(percent), Optional.ofNullable(fixed).map(QuoterTest::money), Optional.empty());

        assertThat(quoter.quote(request("UK", price, DepositTerms.of(rule), 2)).minimumDeposit())
                .isEqualTo(money(minimum));
    }

    @Test
    @Tag("SCH-02")
    void aDepositStaysBetweenItsBounds() {
        DepositTerms bounded = DepositTerms.of(
                new DepositRule(new BigDecimal("10"), Optional.empty(), Optional.of(new BigDecimal("33.333"))));

        // 33.333 % of 100.00 is 33.333, and a cap rounds down.
        assertThat(depositOf(bounded.paying(money("10.00 AUD")))).isEqualTo(money("10.00 AUD"));
        assertThat(depositOf(bounded.paying(money("33.33 AUD")))).isEqualTo(money("33.33 AUD"));
        assertRefused(hundred(bounded.paying(money("9.99 AUD"))), "DEPOSIT_BELOW_MINIMUM", "pays");
        assertRefused(hundred(bounded.paying(money("33.34 AUD"))), "DEPOSIT_ABOVE_MAXIMUM", "pays");
        assertRefused(hundred(share("0").paying(money("100.01 AUD"))), "DEPOSIT_ABOVE_TOTAL", "pays");
        assertRefused(hundred(share("0").paying(money("-0.01 AUD"))), "DEPOSIT_BELOW_MINIMUM", "pays");
    }

    @Test
    @Tag("SCH-02")
    void whoWaivesTheBoundsOfADepositIsRecorded() {
        DepositTerms waived = new DepositTerms(
                share("20").rule(),
                Optional.of(money("5.00 AUD")),
                Optional.of(new DepositWaiver("returning customer", "manager-7")));

        Quote quote = quoter.quote(hundred(waived));

        assertThat(quote.deposit()).isEqualTo(money("5.00 AUD"));
        assertThat(quote.minimumDeposit()).isEqualTo(money("20.00 AUD"));
        assertThat(quote.warnings()).extracting(Problem::code).containsExactly("DEPOSIT_WAIVED");
        assertThat(quote.warnings().get(0).message().en()).contains("manager-7", "returning customer");
        assertThat(quoter.quote(hundred(waived.paying(money("20.00 AUD")))).warnings())
                .isEmpty();
        assertRefused(hundred(waived.paying(money("-1.00 AUD"))), "DEPOSIT_BELOW_MINIMUM", "pays");
    }

    @Test
    @Tag("FEE-01")
    @Tag("MON-03")
    void feesArePartOfTheTotalAndHalvesGoUp() {
        Quote quote = quoter.quote(withFees(
                "100.10 AUD",
                FeeTerms.percent(FeeKind.SERVICE, new BigDecimal("2.5")),
                FeeTerms.percent(FeeKind.STORAGE, new BigDecimal("0.5")),
                FeeTerms.flat(FeeKind.ADMINISTRATION, money("5.00 AUD"))));

        // 2.5025 goes down, 0.5005 goes down.
        assertThat(quote.fees())
                .containsExactly(
                        new QuotedFee(FeeKind.SERVICE, money("2.50 AUD")),
                        new QuotedFee(FeeKind.STORAGE, money("0.50 AUD")),
                        new QuotedFee(FeeKind.ADMINISTRATION, money("5.00 AUD")));
        assertThat(quote.total()).isEqualTo(money("108.10 AUD"));
        assertThat(quote.deposit().add(quote.balance())).isEqualTo(quote.total());
        assertThat(quoter.quote(withFees("1.00 AUD", FeeTerms.percent(FeeKind.SERVICE, new BigDecimal("0.5"))))
                        .fees())
                .containsExactly(new QuotedFee(FeeKind.SERVICE, money("0.01 AUD")));
    }

    @Test
    @Tag("FEE-01")
    void feesThatCannotBeAreRefused() {
        refusedFee(new FeeTerms(FeeKind.SERVICE, Optional.empty(), Optional.empty()), "FEE_TERMS");
        refusedFee(
                new FeeTerms(FeeKind.SERVICE, Optional.of(BigDecimal.ONE), Optional.of(money("1.00 AUD"))),
                "FEE_TERMS");
        refusedFee(FeeTerms.percent(FeeKind.SERVICE, new BigDecimal("-1")), "FEE_PERCENT");
        refusedFee(FeeTerms.percent(FeeKind.SERVICE, new BigDecimal("100.01")), "FEE_PERCENT");
        refusedFee(FeeTerms.percent(FeeKind.SERVICE, new BigDecimal("1E-999999999")), "FEE_PERCENT");
        refusedFee(FeeTerms.flat(FeeKind.LATE, money("1.00 AUD")), "FEE_KIND");
        refusedFee(FeeTerms.flat(FeeKind.OTHER, money("-1.00 AUD")), "FEE_NEGATIVE");
        refusedFee(FeeTerms.flat(FeeKind.OTHER, money("1.00 NZD")), "CURRENCY_MISMATCH");
    }

    @Test
    void aPriceIsAboveNothingAndInOneCurrencyWithTheDeposit() {
        assertRefused(request("AU", "0.00 AUD", share("20"), 2), "PRICE_NOT_POSITIVE", "price");
        assertRefused(request("AU", "-1.00 AUD", share("20"), 2), "PRICE_NOT_POSITIVE", "price");
        assertRefused(hundred(share("20").paying(money("30.00 NZD"))), "CURRENCY_MISMATCH", "pays");
        assertRefused(
                hundred(DepositTerms.of(
                        new DepositRule(BigDecimal.ONE, Optional.of(money("30.00 NZD")), Optional.empty()))),
                "CURRENCY_MISMATCH",
                "deposit");
    }

    @Test
    void sumsBeyondTheLargestAmountAreRefused() {
        FeeTerms[] fees = new FeeTerms[20];
        Arrays.fill(fees, FeeTerms.flat(FeeKind.OTHER, money("9000000000000.00 AUD")));

        assertThatThrownBy(() -> quoter.quote(withFees("9000000000000.00 AUD", fees)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("AMOUNT_TOO_LARGE"));
    }

    @ParameterizedTest
    @Tag("SCH-13")
    @Tag("AU-01")
    @Tag("NZ-01")
    @Tag("NY-01")
    @CsvSource({
        // jurisdiction, price, called a lay-by, deposit %, instalments after it, outcome
        "AU, 100.00 AUD, true, 20, 1, COVERED",
        "AU, 100.00 AUD, true, 0, 2, COVERED",
        "AU, 100.00 AUD, true, 0, 1, SCHEDULE_TOO_FEW",
        "AU, 100.00 AUD, false, 20, 2, COVERED",
        "AU, 100.00 AUD, false, 20, 1, NOT_COVERED",
        "NZ, 14999.99 NZD, true, 20, 1, COVERED",
        "NZ, 14999.99 NZD, true, 0, 1, SCHEDULE_TOO_FEW",
        "NZ, 15000.00 NZD, true, 20, 1, COVERED",
        "NZ, 15000.00 NZD, true, 0, 1, SCHEDULE_TOO_FEW",
        "NZ, 15000.01 NZD, true, 0, 1, NOT_COVERED",
        "US-NY, 50.01 USD, true, 20, 3, COVERED",
        // Nobody forbids three payments there; the statute just does not speak of them.
        "US-NY, 50.01 USD, true, 20, 2, NOT_COVERED",
        "US-NY, 50.01 USD, false, 20, 2, NOT_COVERED",
        "US-NY, 50.00 USD, true, 20, 2, NOT_COVERED",
        "US-MD, 100.00 USD, true, 0, 1, COVERED",
        "CL, 100000 CLP, true, 0, 1, NO_STATUTE",
        "UK, 100.00 GBP, true, 20, 2, NO_STATUTE",
    })
    void theNumberOfInstalmentsDecidesWhetherTheStatuteCovers(
            String jurisdiction, String price, boolean called, String percent, int count, String outcome) {
        QuoteRequest request = new QuoteRequest(
                Jurisdiction.parse(jurisdiction),
                MONDAY,
                money(price),
                List.of(),
                share(percent),
                fortnights(count),
                called,
                Optional.empty());

        if (outcome.equals("SCHEDULE_TOO_FEW")) {
            assertRefused(request, outcome, "count");
            return;
        }
        Quote quote = quoter.quote(request);
        assertThat(quote.coverage().applies()).isEqualTo(outcome.equals("COVERED"));
        assertThat(quote.warnings())
                .extracting(Problem::code)
                .isEqualTo(outcome.equals("NOT_COVERED") ? List.of("STATUTE_NOT_APPLICABLE") : List.of());
    }

    @ParameterizedTest
    @Tag("NZ-01")
    @CsvSource({"14999.99 NZD, true", "15000.00 NZD, false", "15000.01 NZD, true", "100.00 AUD, false"})
    void whereSourcesDisagreeTheStepSaysSo(String price, boolean verified) {
        Quote quote = quoter.quote(request("NZ", price, share("20"), 3));

        Step step = quote.steps().get(quote.steps().size() - 1);
        assertThat(step.rule()).isEqualTo("NZ-01");
        assertThat(step.verified()).isEqualTo(verified);
    }

    @Test
    @Tag("SCH-13")
    void aDepositOfEverythingLeavesNoInstalments() {
        DepositTerms everything = share("0").paying(money("100.00 AUD"));
        QuoteRequest none = request("UK", "100.00 AUD", everything, 0);

        assertThat(quoter.quote(none).instalments()).isEmpty();
        assertRefused(request("UK", "100.00 AUD", everything, 2), "SCHEDULE_NOTHING_LEFT", "count");
        assertRefused(request("AU", "100.00 AUD", everything, 0), "SCHEDULE_TOO_FEW", "count");
    }

    @Test
    @Tag("SCH-05")
    void fewerInstalmentsThanAskedForAreSaid() {
        ScheduleTerms terms = terms(6, new Allocation.RoundUpTo(money("5.00 AUD")));
        Quote quote =
                quoter.quote(QuoteRequest.of(Jurisdiction.AU, MONDAY, money("10.00 AUD"), DepositTerms.NONE, terms));

        assertThat(quote.instalments()).hasSize(2);
        assertThat(quote.warnings()).extracting(Problem::code).containsExactly("SCHEDULE_FEWER");
    }

    @Test
    void stepsTellHowTheFiguresCameAbout() {
        Quote quote = quoter.quote(withFees("500.00 AUD", FeeTerms.percent(FeeKind.SERVICE, new BigDecimal("1.55"))));

        assertThat(quote.steps()).extracting(Step::rule).containsExactly("MON-03", "SCH-02", "SCH-03", "AU-01");
        assertThat(quote.steps())
                .extracting(Step::result)
                .containsExactly("7.75 AUD", "100.00 AUD", "67.95 AUD × 5, 68.00 AUD", "COVERED");
        assertThat(quote.steps().get(0).rounding()).contains(RoundingMode.HALF_UP);
        assertThat(quote.steps().get(1).rounding()).contains(RoundingMode.UP);
        assertThat(quote.steps().get(1).inputs())
                .containsEntry("price", "500.00 AUD")
                .containsEntry("percent", "20");
        assertThat(quote.steps().get(2).text().es()).startsWith("407,75 AUD en 6 partes iguales");
        assertThat(quote.steps()).allMatch(Step::verified);
    }

    @ParameterizedTest
    @CsvSource({"SPREAD, SCH-04", "ROUND_UP_TO, SCH-05", "FIXED_AMOUNT, SCH-06", "WEIGHTS, SCH-07"})
    void everyAllocationHasItsStep(String allocation, String rule) {
        Allocation way = switch (allocation) {
            case "SPREAD" -> new Allocation.Spread();
            case "ROUND_UP_TO" -> new Allocation.RoundUpTo(money("10.00 AUD"));
            case "FIXED_AMOUNT" -> new Allocation.FixedAmount(money("40.00 AUD"), Optional.empty());
            default -> new Allocation.Weights(List.of(BigDecimal.ONE, BigDecimal.TEN, BigDecimal.ONE));
        };
        QuoteRequest request = QuoteRequest.of(Jurisdiction.UK, MONDAY, money("100.00 AUD"), share("0"), terms(3, way));

        assertThat(quoter.quote(request).steps()).extracting(Step::rule).containsExactly("SCH-02", rule);
    }

    @Test
    void longListsOfDifferentAmountsAreCutInTheStep() {
        List<BigDecimal> weights =
                IntStream.rangeClosed(1, 20).mapToObj(BigDecimal::valueOf).toList();
        QuoteRequest request = QuoteRequest.of(
                Jurisdiction.UK, MONDAY, money("210.00 AUD"), share("0"), terms(20, new Allocation.Weights(weights)));

        assertThat(quoter.quote(request).steps().get(1).result()).endsWith("12.00 AUD, …");
    }

    @Property(tries = 300)
    void theSameRequestGivesTheSameBytes(
            @ForAll @IntRange(min = 1_000, max = 10_000_000) int units,
            @ForAll @IntRange(min = 0, max = 90) int percent,
            @ForAll @IntRange(min = 2, max = 30) int count,
            @ForAll BusinessDays businessDays) {
        QuoteRequest request = new QuoteRequest(
                Jurisdiction.AU,
                MONDAY,
                MinorUnits.of(units, MinorUnits.currency("AUD")),
                List.of(FeeTerms.percent(FeeKind.SERVICE, new BigDecimal("1.75"))),
                share(Integer.toString(percent)),
                new ScheduleTerms(
                        count,
                        Frequency.MONTHLY,
                        LocalDate.of(2026, 3, 31),
                        true,
                        List.of(),
                        new Allocation.Spread(),
                        businessDays,
                        Set.of(LocalDate.of(2026, 4, 30), LocalDate.of(2026, 6, 30))),
                true,
                Optional.empty());
        Json json = Json.standard().with(new MoneyModule());

        Bytes preview = json.canonical(quoter.quote(request));
        Bytes creation = json.canonical(new Quoter(other -> List.of(DUTY)).quote(request));

        assertThat(creation).isEqualTo(preview);
    }

    @Test
    @Tag("SCH-14")
    void theOrderOfHolidaysChangesNoByte() {
        Json json = Json.standard().with(new MoneyModule());
        LocalDate good = LocalDate.of(2026, 4, 3);
        LocalDate anzac = LocalDate.of(2026, 4, 25);

        assertThat(json.canonical(quoter.quote(holidays(List.of(good, anzac)))))
                .isEqualTo(json.canonical(quoter.quote(holidays(List.of(anzac, good)))));
    }

    private static QuoteRequest holidays(List<LocalDate> days) {
        ScheduleTerms terms = new ScheduleTerms(
                6,
                Frequency.WEEKLY,
                MONDAY.plusDays(4),
                false,
                List.of(),
                new Allocation.LastAbsorbs(),
                BusinessDays.FOLLOWING,
                new LinkedHashSet<>(days));
        return QuoteRequest.of(Jurisdiction.AU, MONDAY, money("100.00 AUD"), share("10"), terms);
    }

    private void refusedFee(FeeTerms fee, String code) {
        assertRefused(withFees("100.00 AUD", fee), code, "fees");
    }

    private void assertRefused(QuoteRequest request, String code, String member) {
        assertThatThrownBy(() -> quoter.quote(request)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(code);
            assertThat(e.problem().where().column()).isEqualTo(member);
        });
    }

    private MonetaryAmount depositOf(DepositTerms deposit) {
        return quoter.quote(hundred(deposit)).deposit();
    }

    private static QuoteRequest hundred(DepositTerms deposit) {
        return request("AU", "100.00 AUD", deposit, 4);
    }

    private static QuoteRequest request(String jurisdiction, String price, DepositTerms deposit, int count) {
        return QuoteRequest.of(Jurisdiction.parse(jurisdiction), MONDAY, money(price), deposit, fortnights(count));
    }

    private static QuoteRequest withFees(String price, FeeTerms... fees) {
        return new QuoteRequest(
                Jurisdiction.AU,
                MONDAY,
                money(price),
                List.of(fees),
                share("20"),
                fortnights(6),
                true,
                Optional.empty());
    }

    private static DepositTerms share(String percent) {
        return DepositTerms.of(new DepositRule(new BigDecimal(percent), Optional.empty(), Optional.empty()));
    }

    private static ScheduleTerms fortnights(int count) {
        return ScheduleTerms.of(count, Frequency.FORTNIGHTLY, MONDAY);
    }

    private static ScheduleTerms terms(int count, Allocation allocation) {
        return new ScheduleTerms(
                count, Frequency.WEEKLY, MONDAY, false, List.of(), allocation, BusinessDays.NONE, Set.of());
    }

    private static MonetaryAmount money(String text) {
        int blank = text.indexOf(' ');
        return MinorUnits.parse(text.substring(0, blank), text.substring(blank + 1));
    }
}
