package dev.cuadra.boleta.payment;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What could be paid, and why the rest is not. A pure function of what is known of the boletas.
 *
 * @param lines what could be paid: by the boleta's day, then by issuer and folio
 * @param leftOut every other boleta with the reason, in the same order
 * @source PAYM-4
 */
public record PaymentProposal(List<Line> lines, List<LeftOut> leftOut) {
    private static final Comparator<LineFacts> ORDER = Comparator.comparing(
                    (LineFacts facts) -> facts.boleta().orElseThrow().date())
            .thenComparing(facts -> facts.boleta().orElseThrow().id());

    /**
     * A boleta that could be paid.
     *
     * @param key the host's key of it
     * @param boleta issuer and folio
     * @param payee who is paid
     * @param date the day written on it
     * @param whole all of it: what its fee is and what is kept back of that
     * @param paid what of it was paid already
     * @param amount what is left to pay
     * @param remarks what will hold it at the file unless a person decides
     */
    public record Line(
            String key,
            BoletaId boleta,
            Payee payee,
            LocalDate date,
            PaidPart whole,
            PaidPart paid,
            Clp amount,
            List<HoldReason> remarks) {
        public Line {
            Objects.requireNonNull(payee, "payee");
            Objects.requireNonNull(date, "date");
            Objects.requireNonNull(whole, "whole");
            Objects.requireNonNull(paid, "paid");
            remarks = List.copyOf(remarks);
        }

        /** The masked boleta: whose it is stays out of logs. */
        @Override
        public String toString() {
            return "Line[" + boleta.masked() + "]";
        }
    }

    /**
     * A boleta that is not paid.
     *
     * @param key the host's key of it
     * @param boleta issuer and folio
     * @param reason why
     */
    public record LeftOut(String key, BoletaId boleta, HoldReason reason) {
        /** The masked boleta and the reason. */
        @Override
        public String toString() {
            return "LeftOut[" + boleta.masked() + ", " + reason + "]";
        }
    }

    public PaymentProposal {
        lines = List.copyOf(lines);
        leftOut = List.copyOf(leftOut);
    }

    /** Proposes what {@code filter} asks for. Each boleta of {@code facts} is in one of the two lists. */
    public static PaymentProposal of(List<LineFacts> facts, ProposalFilter filter) {
        List<Line> lines = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        facts.stream().filter(one -> one.boleta().isPresent()).sorted(ORDER).forEach(one -> {
            Boleta boleta = one.boleta().orElseThrow();
            Optional<HoldReason> reason = reason(one, boleta, filter);
            reason.ifPresentOrElse(
                    why -> leftOut.add(new LeftOut(one.key(), boleta.id(), why)),
                    () -> lines.add(new Line(
                            one.key(),
                            boleta.id(),
                            one.payee().orElseThrow(),
                            boleta.date(),
                            PaidPart.of(boleta),
                            one.paid(),
                            one.left().orElseThrow().net(),
                            remarks(one, boleta))));
        });
        return new PaymentProposal(lines, leftOut);
    }

    private static Optional<HoldReason> reason(LineFacts facts, Boleta boleta, ProposalFilter filter) {
        if (boleta.state() == BoletaState.ANULADA) {
            return Optional.of(HoldReason.ANNULLED);
        }
        if (boleta.date().isAfter(filter.upTo())) {
            return Optional.of(HoldReason.LATER);
        }
        // A boleta whose payment the books know from elsewhere is paid, whatever this product paid of it.
        if (facts.left().filter(left -> left.net().isZero()).isPresent()
                || (boleta.paidOn().isPresent() && facts.paid().gross().isZero())) {
            return Optional.of(HoldReason.ALREADY_PAID);
        }
        if (facts.left().isEmpty()) {
            return Optional.of(HoldReason.OVER_LEFT);
        }
        if (facts.otherBatch()) {
            return Optional.of(HoldReason.OTHER_BATCH);
        }
        return payee(facts, filter);
    }

    private static Optional<HoldReason> payee(LineFacts facts, ProposalFilter filter) {
        if (facts.payee().isEmpty()) {
            return Optional.of(HoldReason.PAYEE_GONE);
        }
        Optional<HoldReason> marked = facts.marks().stream()
                .map(PayMark::reason)
                .filter(reason -> !reason.waivable())
                .sorted(Comparator.comparing((HoldReason reason) -> reason == HoldReason.KEPT_BACK)
                        .thenComparing(Comparator.naturalOrder()))
                .findFirst();
        if (marked.isPresent()) {
            return marked;
        }
        Payee payee = facts.payee().get();
        if (payee.account().isEmpty()) {
            return Optional.of(HoldReason.ACCOUNT_MISSING);
        }
        return filter.asks(payee, facts.left().orElseThrow().net())
                ? Optional.empty()
                : Optional.of(HoldReason.NOT_ASKED);
    }

    private static List<HoldReason> remarks(LineFacts facts, Boleta boleta) {
        List<HoldReason> remarks = new ArrayList<>();
        if (boleta.state() == BoletaState.ANULACION_PENDIENTE) {
            remarks.add(HoldReason.ANNULMENT_PENDING);
        }
        if (boleta.state() == BoletaState.OBSERVADA) {
            remarks.add(HoldReason.OBSERVED);
        }
        facts.marks().stream()
                .map(PayMark::reason)
                .filter(HoldReason::waivable)
                .sorted()
                .forEach(remarks::add);
        return remarks;
    }
}
