package dev.cuadra.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.cuadra.boleta.annual.AnnualAssembler;
import dev.cuadra.boleta.annual.AnnualRequest;
import dev.cuadra.boleta.annual.AnnualStatement;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.Form29Engine;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.payment.BatchCommand;
import dev.cuadra.boleta.payment.BatchDecision;
import dev.cuadra.boleta.payment.BatchStep;
import dev.cuadra.boleta.payment.HoldReason;
import dev.cuadra.boleta.payment.LineFacts;
import dev.cuadra.boleta.payment.PaidPart;
import dev.cuadra.boleta.payment.PaymentBatch;
import dev.cuadra.boleta.payment.ReleaseGate;
import dev.cuadra.boleta.retention.RetentionCalculator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Payments that are wrong in one place are found to be. */
class WrongPaymentsTest {
    private static final PaymentEngine RIGHT = PaymentEngine.of(new ReleaseGate(RetentionCalculator.chile()));

    @Test
    void theLibrarysOwnPasses() {
        assertThat(of(new Spoilt())).isEmpty();
        assertThat(year(AnnualAssembler.chile()::assemble)).isEmpty();
    }

    @Test
    void eachPartRoundedByItselfMissesTheBoleta() {
        assertThat(of(new Spoilt() {
                    @Override
                    public List<PaidPart> parts(PaidPart whole, List<Clp> nets) {
                        return nets.stream().map(net -> alone(whole, net)).toList();
                    }
                }))
                .containsKey("partsAddUpToTheBoleta");
    }

    /** A part in proportion to the net, whatever the parts before came to. */
    private static PaidPart alone(PaidPart whole, Clp net) {
        BigDecimal share = BigDecimal.valueOf(net.pesos());
        Clp retained = proportion(whole.retained(), share, whole.net());
        Clp loan = proportion(whole.loanRetained(), share, whole.net());
        return new PaidPart(net.plus(retained).plus(loan), retained, loan);
    }

    private static Clp proportion(Clp amount, BigDecimal share, Clp net) {
        return Clp.of(BigDecimal.valueOf(amount.pesos())
                .multiply(share)
                .divide(BigDecimal.valueOf(net.pesos()), 0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    @Test
    void aGateThatOverlooksAReasonIsFound() {
        for (HoldReason overlooked : List.of(
                HoldReason.ANNULLED,
                HoldReason.OBSERVED,
                HoldReason.PAYEE_INACTIVE,
                HoldReason.PAYEE_UNCHECKED,
                HoldReason.ACCOUNT_CHANGED,
                HoldReason.ALREADY_PAID,
                HoldReason.OTHER_BATCH)) {
            assertThat(of(new Spoilt() {
                        @Override
                        public Map<String, List<HoldReason>> holds(PaymentBatch batch, Map<String, LineFacts> facts) {
                            Map<String, List<HoldReason>> holds = new HashMap<>(super.holds(batch, facts));
                            holds.values()
                                    .removeIf(reasons -> Set.copyOf(reasons).equals(Set.of(overlooked)));
                            return holds;
                        }
                    }))
                    .as(overlooked.name())
                    .containsKey("aLineIsHeldIfAndOnlyIfSomethingSpeaksAgainstIt");
        }
    }

    @Test
    void aGateThatHoldsEverythingIsFound() {
        assertThat(of(new Spoilt() {
                    @Override
                    public Map<String, List<HoldReason>> holds(PaymentBatch batch, Map<String, LineFacts> facts) {
                        return Map.of(batch.lines().get(0).line().reference(), List.of(HoldReason.KEPT_BACK));
                    }
                }))
                .containsOnlyKeys("aLineIsHeldIfAndOnlyIfSomethingSpeaksAgainstIt");
    }

    @Test
    void whoApprovesUnderAnotherSpellingIsFound() {
        assertThat(of(new Spoilt() {
                    @Override
                    public BatchDecision decide(PaymentBatch batch, BatchStep step) {
                        boolean approval = step.command() instanceof BatchCommand.Approve;
                        return super.decide(
                                batch, approval ? new BatchStep(step.at(), step.by() + "-2", step.command()) : step);
                    }
                }))
                .containsKey("nobodyApprovesTheirOwn");
    }

    @Test
    void aYearThatLosesARowOrACertificateIsFound() {
        assertThat(year(request -> with(AnnualAssembler.chile().assemble(request), 1, 0)))
                .containsKey("twelveReturnsAreTheRowsAndTheCertificates");
        assertThat(year(request -> with(AnnualAssembler.chile().assemble(request), 0, 1)))
                .containsKey("twelveReturnsAreTheRowsAndTheCertificates");
    }

    private static AnnualStatement with(AnnualStatement s, int rows, int certificates) {
        return new AnnualStatement(
                s.payer(),
                s.year(),
                s.layout(),
                s.factors(),
                s.due(),
                s.rows().subList(0, Math.max(0, s.rows().size() - rows)),
                s.summary(),
                s.certificates().subList(0, Math.max(0, s.certificates().size() - certificates)),
                s.differences(),
                s.warnings(),
                s.notes());
    }

    private static Map<String, String> of(PaymentEngine engine) {
        OfPayments.engine = engine;
        return Audit.run(List.of(selectClass(OfPayments.class)));
    }

    private static Map<String, String> year(Function<AnnualRequest, AnnualStatement> engine) {
        OfYear.engine = engine;
        return Audit.run(List.of(selectClass(OfYear.class)));
    }

    private static class Spoilt implements PaymentEngine {
        @Override
        public List<PaidPart> parts(PaidPart whole, List<Clp> nets) {
            return RIGHT.parts(whole, nets);
        }

        @Override
        public Map<String, List<HoldReason>> holds(PaymentBatch batch, Map<String, LineFacts> facts) {
            return RIGHT.holds(batch, facts);
        }

        @Override
        public BatchDecision decide(PaymentBatch batch, BatchStep step) {
            return RIGHT.decide(batch, step);
        }
    }

    static class OfPayments extends PaymentProperties {
        private static PaymentEngine engine = RIGHT;

        @Override
        protected PaymentEngine engine() {
            return engine;
        }
    }

    static class OfYear extends YearProperties {
        private static Function<AnnualRequest, AnnualStatement> engine = AnnualAssembler.chile()::assemble;

        @Override
        protected Function<AnnualRequest, AnnualStatement> engine() {
            return engine;
        }

        @Override
        protected Form29Engine form29() {
            return Form29Assembler.chile();
        }

        @Override
        protected int year() {
            return 2025;
        }
    }
}
