package dev.cuadra.boleta.payment;

import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.retention.Retention;
import dev.cuadra.boleta.retention.RetentionEngine;
import dev.cuadra.boleta.retention.RetentionTerms;
import dev.cuadra.spi.problem.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Looks at each line of a batch once more when its file is written. A pure function; safe for many threads.
 *
 * @param rates what should have been kept back
 * @source PAYM-4, PAYM-6
 */
public record ReleaseGate(RetentionEngine rates) {
    public ReleaseGate {
        Objects.requireNonNull(rates, "rates");
    }

    /**
     * Why lines do not go into the file; a line that does is not there. What a person waived does not hold a line.
     *
     * @param facts what is known of each boleta, by its key; a boleta that is not there is gone
     */
    public Map<String, List<HoldReason>> holds(PaymentBatch batch, Map<String, LineFacts> facts) {
        Map<Alike, Long> alike = alike(facts.values());
        Map<String, List<HoldReason>> holds = new LinkedHashMap<>();
        for (LineStanding standing : batch.unsent()) {
            BatchLine line = standing.line();
            List<HoldReason> reasons = new ArrayList<>();
            Optional<LineFacts> known = Optional.ofNullable(facts.get(line.boleta()));
            known.ifPresentOrElse(
                    all -> check(batch.id(), line, all, alike, reasons), () -> reasons.add(HoldReason.BOLETA_GONE));
            reasons.removeAll(batch.waived(line.reference()));
            if (!reasons.isEmpty()) {
                holds.put(line.reference(), List.copyOf(reasons));
            }
        }
        return holds;
    }

    private void check(
            String batch, BatchLine line, LineFacts facts, Map<Alike, Long> alike, List<HoldReason> reasons) {
        if (facts.boleta().isEmpty()) {
            reasons.add(HoldReason.BOLETA_GONE);
            return;
        }
        Boleta boleta = facts.boleta().get();
        state(boleta.state()).ifPresent(reasons::add);
        facts.marks().stream().map(PayMark::reason).sorted().forEach(reasons::add);
        payee(batch, line, facts).ifPresent(reasons::add);
        amount(line, facts).ifPresent(reasons::add);
        if (facts.otherBatch()) {
            reasons.add(HoldReason.OTHER_BATCH);
        }
        if (Alike.of(facts).filter(key -> alike.getOrDefault(key, 0L) > 1).isPresent()) {
            reasons.add(HoldReason.DUPLICATE);
        }
        if (!facts.decided() && boleta.state() != BoletaState.ANULADA && differs(boleta)) {
            reasons.add(HoldReason.RETENTION_DIFFERS);
        }
    }

    private static Optional<HoldReason> state(BoletaState state) {
        return switch (state) {
            case VIGENTE -> Optional.empty();
            case ANULADA -> Optional.of(HoldReason.ANNULLED);
            case ANULACION_PENDIENTE -> Optional.of(HoldReason.ANNULMENT_PENDING);
            case OBSERVADA -> Optional.of(HoldReason.OBSERVED);
        };
    }

    private static Optional<HoldReason> payee(String batch, BatchLine line, LineFacts facts) {
        if (facts.payee().isEmpty()) {
            return Optional.of(HoldReason.PAYEE_GONE);
        }
        Optional<String> now = facts.payee().get().fingerprint(batch);
        if (now.isEmpty()) {
            return Optional.of(HoldReason.ACCOUNT_MISSING);
        }
        return now.filter(line.account()::equals).isPresent()
                ? Optional.empty()
                : Optional.of(HoldReason.ACCOUNT_CHANGED);
    }

    private static Optional<HoldReason> amount(BatchLine line, LineFacts facts) {
        Optional<PaidPart> left = facts.left();
        // The books may know of a payment that was made elsewhere.
        boolean elsewhere = facts.boleta().flatMap(Boleta::paidOn).isPresent()
                && facts.paid().gross().isZero();
        if (elsewhere || (left.isPresent() && left.get().net().isZero())) {
            return Optional.of(HoldReason.ALREADY_PAID);
        }
        return left.filter(rest -> rest.net().compareTo(line.amount()) >= 0).isPresent()
                ? Optional.empty()
                : Optional.of(HoldReason.OVER_LEFT);
    }

    /** Whether other amounts were kept back than the law gives; not known counts as different. */
    private boolean differs(Boleta boleta) {
        if (boleta.retainer() != Retainer.PAYER) {
            return false;
        }
        try {
            Retention due = rates.fromGross(
                    boleta.gross(),
                    new RetentionTerms(
                            boleta.date(),
                            boleta.concept(),
                            !boleta.loanRetained().isZero(),
                            boleta.retainer()));
            return !due.retention().equals(boleta.retained())
                    || !due.loanRetention().equals(boleta.loanRetained());
        } catch (ProblemException e) {
            return true;
        }
    }

    private static Map<Alike, Long> alike(Collection<LineFacts> facts) {
        return facts.stream()
                .flatMap(one -> Alike.of(one).stream())
                .collect(Collectors.groupingBy(key -> key, HashMap::new, Collectors.counting()));
    }

    /** What two boletas for the same work have in common. */
    private record Alike(String issuer, LocalDate date, long gross) {
        static Optional<Alike> of(LineFacts facts) {
            return facts.boleta()
                    .filter(boleta -> !boleta.id().isErased())
                    .map(boleta -> new Alike(
                            issuer(boleta.id()), boleta.date(), boleta.gross().pesos()));
        }

        private static String issuer(BoletaId id) {
            return id.issuer().toString();
        }
    }
}
