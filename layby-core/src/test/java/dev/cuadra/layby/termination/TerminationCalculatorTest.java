package dev.cuadra.layby.termination;

import static dev.cuadra.layby.termination.Ending.codes;
import static dev.cuadra.layby.termination.Ending.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.law.Profile;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TerminationCalculatorTest {
    private static final List<Tender> TENDERS = List.of(Tender.values());

    private final TerminationLaw law = new TerminationCalculator();

    @ParameterizedTest
    @Tag("LIF-04")
    @Tag("LIF-05")
    @EnumSource
    void nobodyEndsItOnTheOthersGround(Jurisdiction jurisdiction) {
        Termination byConsumer = Ending.in(jurisdiction)
                .byConsumer(Ground.CONSUMER_BREACH)
                .paid("100")
                .apply();
        assertThat(codes(byConsumer.refusals())).containsExactly("TERMINATION_GROUND_OF_OTHER");
        assertThat(byConsumer.rules()).containsExactly("LIF-04");
        Termination bySupplier = Ending.in(jurisdiction)
                .bySupplier(Ground.CONSUMER_WISH)
                .paid("100")
                .apply();
        assertThat(codes(bySupplier.refusals())).containsExactly("TERMINATION_GROUND_OF_OTHER");
        assertThat(bySupplier.rules()).containsExactly("LIF-05");
    }

    @ParameterizedTest
    @Tag("LIF-13")
    @EnumSource
    void whatWasHandedOverIsNotEnded(Jurisdiction jurisdiction) {
        Termination ended =
                Ending.in(jurisdiction).paid("100").with(Fact.DELIVERED).apply();

        assertThat(codes(ended.refusals())).containsExactly("TERMINATION_DELIVERED");
        assertThat(ended.refund().isZero()).isTrue();
        assertThat(ended.refundByTender()).isEmpty();
    }

    @ParameterizedTest
    @Tag("REF-02")
    @EnumSource
    void whatIsOwedToAnAbsentConsumerStaysOwed(Jurisdiction jurisdiction) {
        Termination ended = Ending.in(jurisdiction)
                .byConsumer(Ground.SUPPLIER_FAULT)
                .paid("100")
                .without(Fact.CONSUMER_PRESENT)
                .apply();

        assertThat(ended.refund().isPositive()).isTrue();
        assertThat(ended.rules()).contains("REF-02");
        assertThat(codes(ended.warnings())).contains("REFUND_ON_HOLD");
    }

    @Test
    @Tag("REF-01")
    void whatIsKeptStaysOnTheEarliestPayment() {
        Termination ended = Ending.in(Jurisdiction.AU)
                .paid("60.00", "2026-05-01")
                .paid("100.00", "2026-06-01")
                .paid("40.00", "2026-07-01")
                .charge("27.30")
                .costs("27.30")
                .apply();

        assertThat(ended.refundByTender())
                .extracting(line -> line.payment() + " " + text(line.amount()))
                .containsExactly("P3 40.00", "P2 100.00", "P1 32.70");
    }

    @Test
    @Tag("MON-02")
    void oneLaybyHasOneCurrencyAndNoAmountBelowNothing() {
        Ending ending = Ending.in(Jurisdiction.US_MD).paid("100.00").charge("-0.01");

        assertThatThrownBy(ending::request)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("TERMINATION_AMOUNT");
        assertThatThrownBy(() -> Ending.in(Jurisdiction.US_MD)
                        .cost(new CostEvidence(CostEvidence.Kind.OTHER, MinorUnits.parse("1.00", "AUD")))
                        .request())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("AUD");
    }

    @Test
    @Tag("MON-02")
    void thePricesAndThePaymentsAreOfThatCurrencyAndNotBelowNothing() {
        assertAmount("price", () -> Ending.in(Jurisdiction.AU).price("-0.01").layby("1.00"));
        assertAmount("laybyPrice", () -> Ending.in(Jurisdiction.AU).layby("-0.01"));
        assertAmount("agreedCharge", () -> Ending.in(Jurisdiction.AU).charge("-0.01"));
        assertAmount(
                "costEvidence",
                () -> Ending.in(Jurisdiction.AU)
                        .cost(new CostEvidence(CostEvidence.Kind.OTHER, MinorUnits.parse("1.00", "NZD"))));
        TerminationRequest sound = Ending.in(Jurisdiction.AU).price("0").request();
        assertThat(sound.paidTotal().isZero()).isTrue();
        assertThatThrownBy(() -> new TerminationRequest(
                        sound.jurisdiction(),
                        sound.endedBy(),
                        sound.ground(),
                        sound.agreedOn(),
                        sound.endedOn(),
                        sound.price(),
                        sound.laybyPrice(),
                        List.of(new Paid("P1", Tender.CASH, MinorUnits.parse("1.00", "NZD"), sound.agreedOn())),
                        sound.agreedCharge(),
                        sound.costs(),
                        sound.facts(),
                        sound.basis()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().where().column()).isEqualTo("paid"));
    }

    private static void assertAmount(String member, Supplier<Ending> ending) {
        assertThatThrownBy(() -> ending.get().request()).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().code()).isEqualTo("TERMINATION_AMOUNT");
            assertThat(e.problem().where().column()).isEqualTo(member);
        });
    }

    @Test
    void whatIsKnownIsKeptWhenMoreIsSaid() {
        Facts facts = Facts.NONE
                .with(FactDay.MISSED_DUE, LocalDate.of(2026, 6, 1))
                .with(FactDay.GOODS_RECEIVED, LocalDate.of(2026, 7, 1))
                .with(Fact.DELIVERED)
                .with(Fact.DISTANCE_CONTRACT);

        assertThat(facts.day(FactDay.MISSED_DUE)).contains(LocalDate.of(2026, 6, 1));
        assertThat(facts.day(FactDay.GOODS_RECEIVED)).contains(LocalDate.of(2026, 7, 1));
        assertThat(facts.day(FactDay.DEFAULT_NOTICE)).isEmpty();
        assertThat(facts.holds(Fact.DELIVERED) && facts.holds(Fact.DISTANCE_CONTRACT))
                .isTrue();
    }

    /** In JSON a fact has the name of its constant in camel case, and a day the same with "On" where it needs it. */
    @Test
    void factsAndDaysHaveNamesInJson() {
        for (Fact fact : Fact.values()) {
            assertThat(fact.member().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT))
                    .isEqualTo(fact.name());
        }
        assertThat(Stream.of(FactDay.values()).map(FactDay::member))
                .containsExactly("missedDueOn", "defaultNoticeOn", "expectedCompletionOn", "goodsReceivedOn");
    }

    @Test
    void whatWasNotSaidAndMatteredIsSaid() {
        Ending ending = Ending.in(Jurisdiction.AU).paid("100.00");

        assertThat(ending.apply().warnings())
                .filteredOn(warning -> warning.code().equals("TERMINATION_FACTS_ASSUMED"))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.message().en())
                            .contains(
                                    "the goods were not handed over",
                                    "the supplier kept the agreement",
                                    "the consumer can be found")
                            .doesNotContain("hospital")
                            .doesNotContain("=");
                    assertThat(warning.message().es())
                            .contains("los bienes no se entregaron", "el proveedor cumplió el acuerdo")
                            .doesNotContain("=");
                });
        Termination told = ending.without(Fact.DELIVERED)
                .without(Fact.SUPPLIER_BREACH)
                .with(Fact.CONSUMER_PRESENT)
                .apply();
        assertThat(codes(told.warnings())).doesNotContain("TERMINATION_FACTS_ASSUMED");
    }

    @Property
    void nothingIsLostAndNothingIsMade(@ForAll("requests") TerminationRequest request) {
        Termination ended = law.apply(request);

        if (ended.allowed()) {
            MonetaryAmount paid = request.paidTotal();
            MonetaryAmount kept = MinorUnits.min(ended.charge(), paid);
            assertThat(ended.refund().subtract(ended.compensation()).add(kept)).isEqualTo(paid);
            assertThat(sum(ended, request)).isEqualTo(ended.refund().subtract(ended.compensation()));
            assertThat(ended.shortfall().isNegativeOrZero()
                            || ended.shortfall().equals(ended.charge().subtract(paid)))
                    .isTrue();
        } else {
            assertThat(ended.charge().isZero()
                            && ended.refund().isZero()
                            && ended.shortfall().isZero())
                    .isTrue();
            assertThat(ended.tax()).isEmpty();
        }
        assertThat(ended.charge().isNegative()).isFalse();
        assertThat(ended.compensation().isNegative()).isFalse();
    }

    @Property
    void noChargeIsAboveWhatWasAgreedNorAboveTheLimits(@ForAll("requests") TerminationRequest request) {
        Termination ended = law.apply(request);

        request.agreedCharge()
                .ifPresent(
                        agreed -> assertThat(ended.charge().compareTo(agreed)).isLessThanOrEqualTo(0));
        assertThat(MinorUnits.count(ended.charge())).isLessThanOrEqualTo(most(request));
    }

    /** The limits again, in whole cents and by other arithmetic than the calculator's. */
    private static long most(TerminationRequest request) {
        long paid = MinorUnits.count(request.paidTotal());
        long price = MinorUnits.count(request.price());
        long costs = request.costs().stream()
                .mapToLong(cost -> MinorUnits.count(cost.amount()))
                .sum();
        return switch (request.jurisdiction()) {
            case AU, NZ, UK -> costs;
            case ZA -> price / 100;
            case US_MD -> Math.min(MinorUnits.count(request.laybyPrice()) / 10, paid);
            case US_OH -> price <= 50_000 ? Math.min(Math.min(2_500, price / 10), paid) : paid / 2;
            case US_NY, US_CA, US_IL, US_RI, CL -> Long.MAX_VALUE;
        };
    }

    @Property
    void refundsGoToPaymentsLatestFirstAndNoneGetsMoreThanItWas(@ForAll("requests") TerminationRequest request) {
        Map<String, Paid> byId = request.paid().stream().collect(Collectors.toMap(Paid::id, payment -> payment));
        List<RefundLine> lines = law.apply(request).refundByTender();

        LocalDate before = LocalDate.MAX;
        for (RefundLine line : lines) {
            Paid payment = payment(byId, line);
            assertThat(line.amount().compareTo(payment.amount())).isLessThanOrEqualTo(0);
            assertThat(line.tender()).isEqualTo(payment.tender());
            assertThat(payment.on()).isBeforeOrEqualTo(before);
            before = payment.on();
        }
        // Only the last line may be a part of its payment.
        assertThat(lines.stream()
                        .limit(Math.max(0, lines.size() - 1))
                        .allMatch(
                                line -> line.amount().equals(payment(byId, line).amount())))
                .isTrue();
    }

    private static Paid payment(Map<String, Paid> byId, RefundLine line) {
        return Objects.requireNonNull(byId.get(line.payment()), line.payment());
    }

    @Property
    void theSuppliersBreachNeverYieldsACharge(@ForAll("requests") TerminationRequest request) {
        Termination ended = law.apply(withFacts(request, request.facts().with(Fact.SUPPLIER_BREACH)));

        assertThat(ended.charge().isZero()).isTrue();
        assertThat(ended.shortfall().isZero()).isTrue();
    }

    @Property
    void toHaveToldLessNeverRaisesTheCharge(@ForAll("requests") TerminationRequest request) {
        Termination told = law.apply(withFacts(request, request.facts().with(Fact.PENALTY_DISCLOSED)));
        Termination untold = law.apply(withFacts(request, request.facts().with(Fact.PENALTY_DISCLOSED, false)));

        assertThat(untold.charge().compareTo(told.charge())).isLessThanOrEqualTo(0);
        assertThat(untold.allowed()).isEqualTo(told.allowed());
    }

    @Property
    void theOrderOfTheCostsDoesNotMatterAndTheAnswerIsAlwaysTheSame(@ForAll("requests") TerminationRequest request) {
        List<CostEvidence> reversed = new ArrayList<>(request.costs());
        Collections.reverse(reversed);
        TerminationRequest other = new TerminationRequest(
                request.jurisdiction(),
                request.endedBy(),
                request.ground(),
                request.agreedOn(),
                request.endedOn(),
                request.price(),
                request.laybyPrice(),
                request.paid(),
                request.agreedCharge(),
                reversed,
                request.facts(),
                request.basis());

        assertThat(law.apply(other)).isEqualTo(law.apply(request)).isEqualTo(law.apply(request));
    }

    @Property
    void whatIsNotVerifiedIsRepeatedInTheResultAndInAWarning(@ForAll("requests") TerminationRequest request) {
        Termination ended = law.apply(request);
        List<String> doubtful = ended.steps().stream()
                .filter(step -> !step.verified())
                .map(Step::rule)
                .distinct()
                .toList();

        assertThat(ended.unverifiedRules()).isEqualTo(doubtful);
        assertThat(ended.rules()).containsAll(doubtful);
        assertThat(ended.warnings().stream()
                        .filter(warning -> warning.code().equals("LAW_NOT_VERIFIED"))
                        .map(warning -> warning.message().en()))
                .hasSize(doubtful.isEmpty() ? 0 : 1)
                .allSatisfy(text -> assertThat(text).contains(doubtful));
        assertThat(ended.steps()).isNotEmpty();
    }

    @Property
    void whatIsKeptBearsItsTaxAndWhatGoesBackNone(@ForAll("requests") TerminationRequest request) {
        Termination ended = law.apply(request);
        MonetaryAmount tax = ended.tax().stream()
                .flatMap(point -> point.tax().stream())
                .reduce(MinorUnits.zero(request.price().getCurrency()), MonetaryAmount::add);

        assertThat(tax.isNegative()).isFalse();
        assertThat(tax.isPositive()).isIn(false, ended.charge().isPositive());
    }

    @Provide
    Arbitrary<TerminationRequest> requests() {
        return Combinators.combine(
                        Arbitraries.of(Jurisdiction.class),
                        Arbitraries.of(EndedBy.class),
                        Arbitraries.of(Ground.class),
                        Arbitraries.longs().between(100, 2_000_000),
                        Arbitraries.longs().between(0, 200).list().ofMaxSize(5),
                        Arbitraries.longs().between(0, 100_000).optional(0.7),
                        Arbitraries.longs().between(0, 20_000).list().ofMaxSize(4),
                        facts())
                .flatAs((jurisdiction, by, ground, price, shares, agreed, costs, facts) -> Combinators.combine(
                                Arbitraries.integers().between(0, 400), Arbitraries.of(TaxBasis.class))
                        .as((days, basis) ->
                                request(jurisdiction, by, ground, price, shares, agreed, costs, facts, days, basis)))
                .withoutEdgeCases();
    }

    private static Arbitrary<Facts> facts() {
        Arbitrary<Map<Fact, Boolean>> known = Arbitraries.maps(
                        Arbitraries.of(Fact.class), Arbitraries.of(true, false, false))
                .ofMaxSize(6);
        Arbitrary<Map<FactDay, LocalDate>> days = Arbitraries.maps(
                        Arbitraries.of(FactDay.class),
                        Arbitraries.integers()
                                .between(0, 400)
                                .map(day -> LocalDate.of(2026, 1, 1).plusDays(day)))
                .ofMaxSize(2);
        return Combinators.combine(known, days).as((facts, on) -> new Facts(facts, on, new TreeSet<>()));
    }

    private static TerminationRequest request(
            Jurisdiction jurisdiction,
            EndedBy by,
            Ground ground,
            long price,
            List<Long> shares,
            Optional<Long> agreed,
            List<Long> costs,
            Facts facts,
            int days,
            TaxBasis basis) {
        CurrencyUnit currency = Profile.of(jurisdiction).currency();
        LocalDate agreedOn = LocalDate.of(2026, 1, 1);
        List<Paid> paid = new ArrayList<>();
        for (long share : shares) {
            long amount = price * share / 1000;
            if (amount > 0) {
                paid.add(new Paid(
                        "P" + paid.size(),
                        TENDERS.get(paid.size()),
                        MinorUnits.of(amount, currency),
                        agreedOn.plusDays((long) paid.size() * days / 5)));
            }
        }
        return new TerminationRequest(
                jurisdiction,
                by,
                ground,
                agreedOn,
                agreedOn.plusDays(days),
                MinorUnits.of(price, currency),
                MinorUnits.of(price + price / 50, currency),
                paid,
                agreed.map(units -> MinorUnits.of(units, currency)),
                costs.stream()
                        .map(units -> new CostEvidence(CostEvidence.Kind.OTHER, MinorUnits.of(units, currency)))
                        .toList(),
                facts,
                basis);
    }

    private static TerminationRequest withFacts(TerminationRequest request, Facts facts) {
        return new TerminationRequest(
                request.jurisdiction(),
                request.endedBy(),
                request.ground(),
                request.agreedOn(),
                request.endedOn(),
                request.price(),
                request.laybyPrice(),
                request.paid(),
                request.agreedCharge(),
                request.costs(),
                facts,
                request.basis());
    }

    private static MonetaryAmount sum(Termination ended, TerminationRequest request) {
        return ended.refundByTender().stream()
                .map(RefundLine::amount)
                .reduce(MinorUnits.zero(request.price().getCurrency()), MonetaryAmount::add);
    }
}
