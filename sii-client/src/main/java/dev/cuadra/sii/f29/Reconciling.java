package dev.cuadra.sii.f29;

import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.sii.bhe.AnnualSummary;
import dev.cuadra.sii.f29.MonthReconciliation.Bucket;
import dev.cuadra.sii.f29.MonthReconciliation.Part;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One reconciliation under way: each boleta is asked in turn whether both have it, whether it counts, in which month, and
 * under which code; what is left then is the amount.
 *
 * @source SII-REC-1, SII-REC-2
 */
final class Reconciling {
    private final YearMonth period;
    private final PeriodRule rule;
    private final Map<BoletaId, LedgerLine> books = new TreeMap<>();
    private final Set<BoletaId> inForce = new HashSet<>();

    Reconciling(YearMonth period, PeriodRule rule, List<LedgerLine> lines) {
        this.period = period;
        this.rule = rule;
        for (LedgerLine line : lines) {
            if (books.put(line.boleta().id(), line) != null) {
                throw new IllegalArgumentException(
                        "Twice in the books: " + line.boleta().id().masked());
            }
        }
    }

    MonthReconciliation with(SiiMonth sii, Optional<Clp> declared) {
        Map<BoletaId, Clp> listed = new TreeMap<>();
        Set<BoletaId> bte = new HashSet<>();
        Stream.concat(sii.received().stream(), sii.bte().stream())
                .filter(row ->
                        row.state().state().filter(BoletaState.ANULADA::equals).isEmpty())
                .forEach(row -> inForce.add(row.id()));
        sii.received().forEach(row -> listed.merge(row.id(), BoletaShares.retained(row), Clp::plus));
        sii.bte().forEach(row -> {
            listed.merge(row.id(), BoletaShares.retained(row), Clp::plus);
            bte.add(row.id());
        });
        List<Part> parts = new ArrayList<>();
        Set<BoletaId> all = new TreeSet<>(listed.keySet());
        all.addAll(books.keySet());
        all.forEach(id -> explain(id, Optional.ofNullable(listed.get(id)), bte.contains(id), parts));
        Clp counted = Clp.sum(
                books.values().stream().map(LedgerLine::boleta).map(this::ours).toList());
        Clp ours = declared.orElse(counted);
        Clp list = Clp.sum(listed.values());
        add(parts, Bucket.PERIOD, Optional.empty(), ours.minus(counted), Clp.ZERO);
        add(parts, Bucket.PROPOSAL, Optional.empty(), list, sii.proposed().orElse(list));
        Optional<Clp> annual = sii.annual().map(AnnualSummary.Line::retained);
        Clp received =
                Clp.sum(sii.received().stream().map(BoletaShares::retained).toList());
        return new MonthReconciliation(
                period, ours, list, sii.proposed(), annual, annual.map(year -> year.minus(received)), parts);
    }

    private void explain(BoletaId id, Optional<Clp> listed, boolean bte, List<Part> parts) {
        Clp theirs = listed.orElse(Clp.ZERO);
        Optional<LedgerLine> line = Optional.ofNullable(books.get(id));
        if (line.isEmpty()) {
            add(parts, bte ? Bucket.BTE : Bucket.MISSING_HERE, Optional.of(id), Clp.ZERO, theirs);
            return;
        }
        Boleta boleta = line.get().boleta();
        Clp ours = ours(boleta);
        Bucket bucket = bucket(line.get(), listed.isPresent());
        Clp over = theirs.minus(ours);
        if (bucket == Bucket.AMOUNT && over.compareTo(Clp.ZERO) > 0) {
            Clp loan = boleta.loanRetained().compareTo(over) <= 0 ? boleta.loanRetained() : over;
            add(parts, Bucket.LOAN, Optional.of(id), Clp.ZERO, loan);
            add(parts, Bucket.AMOUNT, Optional.of(id), ours, theirs.minus(loan));
        } else {
            add(parts, bucket, Optional.of(id), ours, theirs);
        }
    }

    private Bucket bucket(LedgerLine line, boolean listed) {
        Boleta boleta = line.boleta();
        boolean otherMonth = !YearMonth.from(boleta.date()).equals(period);
        if (boleta.concept() == Concept.BTE) {
            return Bucket.BTE;
        }
        if (!listed) {
            return otherMonth ? Bucket.PERIOD : Bucket.MISSING_AT_SII;
        }
        if (!boleta.state().counts() || !inForce.contains(boleta.id())) {
            return Bucket.STATE;
        }
        if (!inMonth(boleta)) {
            return Bucket.PERIOD;
        }
        if (line.decision().isPresent()) {
            return Bucket.MANUAL;
        }
        return boleta.concept() == Concept.DIRECTOR ? Bucket.DIRECTOR : Bucket.AMOUNT;
    }

    /** What the boleta adds to 151 with us. */
    private Clp ours(Boleta boleta) {
        boolean here = boleta.concept() != Concept.DIRECTOR && boleta.state().counts() && inMonth(boleta);
        return here ? boleta.retained() : Clp.ZERO;
    }

    private boolean inMonth(Boleta boleta) {
        return rule == PeriodRule.BOLETA_DATE
                ? YearMonth.from(boleta.date()).equals(period)
                : boleta.paidOn().map(YearMonth::from).filter(period::equals).isPresent();
    }

    private static void add(List<Part> parts, Bucket bucket, Optional<BoletaId> boleta, Clp ours, Clp theirs) {
        if (!ours.equals(theirs)) {
            parts.add(new Part(bucket, boleta, ours, theirs));
        }
    }
}
