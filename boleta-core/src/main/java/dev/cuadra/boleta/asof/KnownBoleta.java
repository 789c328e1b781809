package dev.cuadra.boleta.asof;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.payment.RetainedPart;
import dev.cuadra.boleta.receipt.Boleta;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A boleta as the books knew it. Its figures are those of then, whoever issued it is named as the books name them now: a
 * person who was erased since is named in no past either.
 *
 * @param document the id of its document, by which it is the same boleta on another day
 * @param line what the books said
 * @param payments what had been paid of it through the books, in any month
 * @param knownAt when the books came to say this of the boleta itself; its payments may have come later
 */
public record KnownBoleta(UUID document, LedgerLine line, List<KnownPayment> payments, Instant knownAt) {
    public KnownBoleta {
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(knownAt, "knownAt");
        payments = List.copyOf(payments);
    }

    /** The boleta. */
    public Boleta boleta() {
        return line.boleta();
    }

    List<RetainedPart> parts() {
        return payments.stream().map(KnownPayment::part).toList();
    }

    KnownBoleta with(Boleta changed) {
        return new KnownBoleta(document, line.with(changed), payments, knownAt);
    }

    KnownBoleta with(List<KnownPayment> other) {
        return new KnownBoleta(document, line, other, knownAt);
    }

    /** Whether both say the same, whenever they came to say it. */
    boolean says(KnownBoleta other) {
        return line.equals(other.line) && payments.equals(other.payments);
    }

    /** The masked number: whose it is stays out of logs. */
    @Override
    public String toString() {
        return "KnownBoleta[" + boleta().id().masked() + "]";
    }
}
