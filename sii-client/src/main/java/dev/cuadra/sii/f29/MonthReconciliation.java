package dev.cuadra.sii.f29;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.close.MonthClose;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.sii.internal.Texts;
import dev.cuadra.spi.problem.Text;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Why the SII's code 151 is not ours, to the peso: every peso of the difference is in one bucket.
 *
 * @param period the month
 * @param ours what we declare in 151
 * @param listed what the SII's boletas of the month come to, those annulled left out
 * @param proposed code 151 of the proposal; empty without one
 * @param annual what the annual report says of the month; empty without one
 * @param annualDifference the annual report less the received boletas listed, BTE left out; empty without one
 * @param parts the pesos of the difference, each with its bucket
 * @source SII-REC-1
 */
public record MonthReconciliation(
        YearMonth period,
        Clp ours,
        Clp listed,
        Optional<Clp> proposed,
        Optional<Clp> annual,
        Optional<Clp> annualDifference,
        List<Part> parts) {
    public MonthReconciliation {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(ours, "ours");
        Objects.requireNonNull(listed, "listed");
        Objects.requireNonNull(proposed, "proposed");
        Objects.requireNonNull(annual, "annual");
        Objects.requireNonNull(annualDifference, "annualDifference");
        parts = List.copyOf(parts);
    }

    /**
     * Why a boleta adds otherwise.
     *
     * @source SII-REC-2
     */
    public enum Bucket {
        /** The SII lists it and our books do not hold it. */
        MISSING_HERE,
        /** We declare it and the SII does not list it. */
        MISSING_AT_SII,
        /** It is annulled here or there only. */
        STATE,
        /** Another amount is retained on it. */
        AMOUNT,
        /** We declare it in another month than the SII, or in parts. */
        PERIOD,
        /** It is a BTE, which is in a report of its own. */
        BTE,
        /** A director's fee: 153 with us. */
        DIRECTOR,
        /** The 3 % for the loan: 155 with us. */
        LOAN,
        /** A person decided where it is declared. */
        MANUAL,
        /** The proposal is not the sum of the SII's own boletas. */
        PROPOSAL;

        /** What it is called. */
        public Text title() {
            return Texts.BOOK.text("reconcile." + name(), Map.of());
        }
    }

    /**
     * Some pesos of the difference.
     *
     * @param bucket why
     * @param boleta of which boleta; empty where it is of none
     * @param ours what it adds to 151 with us
     * @param theirs what it adds with the SII
     */
    public record Part(Bucket bucket, Optional<BoletaId> boleta, Clp ours, Clp theirs) {
        public Part {
            Objects.requireNonNull(bucket, "bucket");
            Objects.requireNonNull(boleta, "boleta");
            Objects.requireNonNull(ours, "ours");
            Objects.requireNonNull(theirs, "theirs");
        }

        /** The SII's amount less ours. */
        public Clp difference() {
            return theirs.minus(ours);
        }

        /** The bucket alone. */
        @Override
        public String toString() {
            return "Part[" + bucket + "]";
        }
    }

    /**
     * Reconciles the boletas of some books.
     *
     * @param rule which date puts a boleta of ours into the month
     * @param lines our books, of whatever months; each boleta once
     * @throws IllegalArgumentException when a boleta is in {@code lines} twice
     */
    public static MonthReconciliation of(YearMonth period, PeriodRule rule, List<LedgerLine> lines, SiiMonth sii) {
        return new Reconciling(period, rule, lines).with(sii, Optional.empty());
    }

    /** Reconciles a month's close; what boletas do not add up to, such as a fee paid in parts, is in the month's bucket. */
    public static MonthReconciliation of(MonthClose close, SiiMonth sii) {
        Clp declared = Clp.of(close.form29().value(F29Code.FEES).longValueExact());
        return new Reconciling(close.form29().period(), close.form29().rule(), close.ledger())
                .with(sii, Optional.of(declared));
    }

    /** What is explained: the SII's 151, or its list where it proposes nothing, less ours. */
    public Clp difference() {
        return proposed.orElse(listed).minus(ours);
    }

    /** The pesos of a bucket. */
    public Clp sum(Bucket bucket) {
        return Clp.sum(of(bucket).stream().map(Part::difference).toList());
    }

    /** The parts of a bucket, by issuer and folio. */
    public List<Part> of(Bucket bucket) {
        return parts.stream().filter(part -> part.bucket() == bucket).toList();
    }

    /** The month alone. */
    @Override
    public String toString() {
        return "MonthReconciliation[" + period + "]";
    }
}
