package dev.cuadra.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.termination.CostEvidence;
import dev.cuadra.layby.termination.EndedBy;
import dev.cuadra.layby.termination.Fact;
import dev.cuadra.layby.termination.FactDay;
import dev.cuadra.layby.termination.Facts;
import dev.cuadra.layby.termination.Ground;
import dev.cuadra.layby.termination.Paid;
import dev.cuadra.layby.termination.RefundLine;
import dev.cuadra.layby.termination.RefundSplit;
import dev.cuadra.layby.termination.Termination;
import dev.cuadra.layby.termination.TerminationCalculator;
import dev.cuadra.layby.termination.TerminationLaw;
import dev.cuadra.layby.termination.TerminationRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.money.MonetaryAmount;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each property of endings catches the mistake it is there for. */
class WrongTerminationTest {
    private static final TerminationLaw RIGHT = new TerminationCalculator();

    /** A law with one mistake, and the property that has to notice. */
    private record Mistake(String name, TerminationLaw law, String caughtBy) {}

    private static final List<Mistake> MISTAKES = List.of(
            new Mistake(
                    "the deposit kept on every cancellation",
                    onResult((request, end) -> charged(request, end, first(request))),
                    "noMoreIsChargedThanTheLawAllows"),
            new Mistake(
                    "a tenth of the price kept in every country",
                    onResult((request, end) -> charged(
                            request, end, MinorUnits.percent(request.price(), BigDecimal.TEN, RoundingMode.DOWN))),
                    "theSuppliersFaultCostsTheConsumerNothing"),
            new Mistake(
                    "a limit rounded up",
                    onResult((request, end) -> end.charge().isPositive() && request.jurisdiction() == Jurisdiction.ZA
                            ? charged(request, end, end.charge().add(one(request)))
                            : end),
                    "noMoreIsChargedThanTheLawAllows"),
            new Mistake(
                    "a cent lost on the way",
                    onResult((request, end) -> end.refund().isPositive()
                            ? LaybyAudit.with(end, "refund", end.refund().subtract(one(request)))
                            : end),
                    "whatWasPaidIsKeptOrGoesBack"),
            new Mistake(
                    "the earliest payment refunded first",
                    onResult((request, end) -> LaybyAudit.with(end, "refundByTender", earliestFirst(request, end))),
                    "theLatestPaymentIsRefundedFirst"),
            new Mistake(
                    "everything refunded in cash",
                    onResult((request, end) -> LaybyAudit.with(
                            end,
                            "refundByTender",
                            end.refundByTender().stream()
                                    .map(it -> new RefundLine(it.payment(), Tender.CASH, it.amount()))
                                    .toList())),
                    "theLatestPaymentIsRefundedFirst"),
            new Mistake(
                    "any ground will do",
                    onRequest(it -> it.endedBy() == EndedBy.SUPPLIER
                            ? LaybyAudit.with(it, "ground", Ground.MATERIAL_BREACH)
                            : it),
                    "itEndsOnlyAsTheLawAllows"),
            new Mistake(
                    "days to cure not waited for",
                    onRequest(it -> LaybyAudit.with(
                            it,
                            "facts",
                            new Facts(it.facts().known(), Map.of(), it.facts().nonWorking()))),
                    "itEndsOnlyAsTheLawAllows"),
            new Mistake(
                    "the supplier's breach not asked about",
                    onRequest(it -> LaybyAudit.with(
                            LaybyAudit.with(it, "facts", it.facts().with(Fact.SUPPLIER_BREACH, false)),
                            "ground",
                            it.endedBy() == EndedBy.CONSUMER ? Ground.CONSUMER_WISH : it.ground())),
                    "theSuppliersFaultCostsTheConsumerNothing"),
            new Mistake(
                    "an Australian supplier keeps costs",
                    onRequest(it -> it.jurisdiction() == Jurisdiction.AU
                            ? LaybyAudit.with(
                                    LaybyAudit.with(it, "endedBy", EndedBy.CONSUMER), "ground", Ground.CONSUMER_WISH)
                            : it),
                    "anAustralianSupplierWhoEndsItKeepsNothing"),
            new Mistake(
                    "no evidence asked for",
                    onRequest(it -> LaybyAudit.with(it, "costs", assumed(it))),
                    "aChargeNeedsEvidenceOfItsCosts"),
            new Mistake(
                    "a shortfall dropped",
                    onResult((request, end) -> LaybyAudit.with(end, "shortfall", zero(request))),
                    "aShortfallIsOwedWhereTheLawSaysSo"),
            new Mistake(
                    "neglect forgiven in South Africa",
                    onRequest(it -> LaybyAudit.with(it, "facts", it.facts().with(Fact.BEYOND_CONTROL))),
                    "inSouthAfricaNeglectPaysDouble"),
            new Mistake(
                    "six free days in Maryland",
                    onRequest(it -> it.jurisdiction() == Jurisdiction.US_MD
                            ? LaybyAudit.with(it, "endedOn", it.endedOn().plusDays(1))
                            : it),
                    "inMarylandSevenDaysAreFreeAndFifteenAreADefault"),
            new Mistake(
                    "a default in Maryland from the sixteenth day",
                    onRequest(it -> LaybyAudit.with(it, "facts", laterMissed(it.facts()))),
                    "inMarylandSevenDaysAreFreeAndFifteenAreADefault"),
            new Mistake(
                    "four free days in Ohio",
                    onRequest(it -> it.jurisdiction() == Jurisdiction.US_OH
                            ? LaybyAudit.with(it, "endedOn", it.endedOn().plusDays(1))
                            : it),
                    "inOhioThePriceDecides"),
            new Mistake(
                    "no day set for the refund",
                    onResult((request, end) -> LaybyAudit.with(end, "refundDeadline", Optional.empty())),
                    "theRefundIsDueWhenTheLawSays"),
            new Mistake(
                    "figures without steps",
                    onResult((request, end) -> LaybyAudit.with(end, "steps", List.of())),
                    "anOutcomeNamesItsRules"));

    @TestFactory
    Stream<DynamicTest> eachMistakeIsCaught() {
        return MISTAKES.stream()
                .map(mistake -> dynamicTest(
                        mistake.name(),
                        () -> assertThat(LaybyAudit.failures(mistake.law(), mistake.caughtBy()))
                                .hasEntrySatisfying(
                                        mistake.caughtBy(),
                                        message -> assertThat(message)
                                                .containsPattern("^([A-Z]+-[0-9A-Z]+|no rule explains)"))));
    }

    @Test
    void everyPropertyIsSeenFailingOnce() {
        assertThat(MISTAKES).extracting(Mistake::caughtBy).contains(Audit.properties(TerminationProperties.class));
    }

    private static TerminationLaw onRequest(UnaryOperator<TerminationRequest> misread) {
        return request -> RIGHT.apply(misread.apply(request));
    }

    private static TerminationLaw onResult(BiFunction<TerminationRequest, Termination, Termination> spoil) {
        return request -> {
            Termination end = RIGHT.apply(request);
            return end.allowed() ? spoil.apply(request, end) : end;
        };
    }

    /** The same ending with another charge; what goes back is worked out anew. */
    private static Termination charged(TerminationRequest request, Termination end, MonetaryAmount charge) {
        MonetaryAmount kept = MinorUnits.min(charge, request.paidTotal());
        MonetaryAmount back = request.paidTotal().subtract(kept);
        Termination charged = LaybyAudit.with(end, "charge", charge);
        charged = LaybyAudit.with(charged, "refund", back.add(end.compensation()));
        return LaybyAudit.with(charged, "refundByTender", RefundSplit.latestFirst(request.paid(), back));
    }

    private static List<RefundLine> earliestFirst(TerminationRequest request, Termination end) {
        MonetaryAmount left = end.refund().subtract(end.compensation());
        List<RefundLine> lines = new ArrayList<>();
        for (Paid it : request.paid()) {
            MonetaryAmount part = MinorUnits.min(left, it.amount());
            if (part.isPositive()) {
                lines.add(new RefundLine(it.id(), it.tender(), part));
            }
            left = left.subtract(part);
        }
        return lines;
    }

    private static List<CostEvidence> assumed(TerminationRequest request) {
        return request.agreedCharge().stream()
                .map(charge -> new CostEvidence(CostEvidence.Kind.OTHER, charge))
                .toList();
    }

    private static Facts laterMissed(Facts facts) {
        LocalDate missed = facts.day(FactDay.MISSED_DUE).orElseThrow();
        return facts.with(FactDay.MISSED_DUE, missed.plusDays(1));
    }

    private static MonetaryAmount first(TerminationRequest request) {
        return request.paid().stream().findFirst().map(Paid::amount).orElse(zero(request));
    }

    private static MonetaryAmount zero(TerminationRequest request) {
        return MinorUnits.zero(request.price().getCurrency());
    }

    private static MonetaryAmount one(TerminationRequest request) {
        return MinorUnits.of(1, request.price().getCurrency());
    }
}
