package dev.cuadra.boleta.payment;

import dev.cuadra.boleta.bank.Transfer;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A batch with what is known of its boletas now, for whoever prepares, approves or audits it. It names people.
 *
 * @param payer the company that pays
 * @param batch the batch
 * @param files how many files of it were written
 * @param lines its lines, in order
 */
public record BatchSheet(Rut payer, PaymentBatch batch, int files, List<Line> lines) {
    /**
     * A line and its boleta.
     *
     * @param standing the line and where it stands
     * @param facts what is known of the boleta now; empty when it is no longer in the books
     */
    public record Line(LineStanding standing, Optional<LineFacts> facts) {
        public Line {
            Objects.requireNonNull(standing, "standing");
            Objects.requireNonNull(facts, "facts");
        }

        /** Issuer and folio, if the boleta is in the books. */
        public Optional<BoletaId> boleta() {
            return facts.flatMap(LineFacts::boleta).map(Boleta::id);
        }

        /** Who is paid, by the contractor list of now. */
        public Optional<Payee> payee() {
            return facts.flatMap(LineFacts::payee);
        }

        /** The transfer that a file would have today, if there is somebody with an account to pay. */
        public Optional<Transfer> transfer() {
            return payee().flatMap(payee -> payee.account()
                    .flatMap(account -> boleta().map(boleta -> new Transfer(
                            standing.line().reference(),
                            payee.rut(),
                            payee.name(),
                            account,
                            standing.line().amount(),
                            BatchLine.text(boleta),
                            payee.mail()))));
        }

        /** What the payee is told of the payment; empty until it is paid, and when the payee is not known any more. */
        public Optional<PaymentReceipt> receipt() {
            boolean reversed = standing.status() == LineStatus.RETURNED;
            return standing.paidOn()
                    .flatMap(day -> boleta().flatMap(boleta -> payee().map(payee -> new PaymentReceipt(
                            boleta,
                            payee.name(),
                            standing.line().reference(),
                            day,
                            standing.part().orElseThrow(),
                            facts.flatMap(LineFacts::left).map(PaidPart::net).orElse(Clp.ZERO),
                            reversed))));
        }

        /** The reference and the status: the rest is personal and stays out of logs. */
        @Override
        public String toString() {
            return "Line[" + standing.line().reference() + ", " + standing.status() + "]";
        }
    }

    public BatchSheet {
        Objects.requireNonNull(payer, "payer");
        Objects.requireNonNull(batch, "batch");
        lines = List.copyOf(lines);
    }

    /** The line that pays {@code boleta}. */
    public Optional<Line> line(BoletaId boleta) {
        return lines.stream()
                .filter(line -> line.boleta().equals(Optional.of(boleta)))
                .findFirst();
    }

    /** The batch alone: the rest is personal and stays out of logs. */
    @Override
    public String toString() {
        return "BatchSheet[" + batch + "]";
    }
}
