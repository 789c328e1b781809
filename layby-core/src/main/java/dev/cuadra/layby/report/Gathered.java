package dev.cuadra.layby.report;

import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.spi.problem.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;

/** Rows and their sums while they are gathered. */
final class Gathered<R extends ReportRow> {
    private final ReportKind kind;
    private final List<R> rows = new ArrayList<>();
    private final Map<Scope, Sum> sums = new TreeMap<>();

    Gathered(ReportKind kind) {
        this.kind = kind;
    }

    void add(R row) {
        rows.add(row);
        ReportSubject subject = row.subject();
        CurrencyUnit currency = row.currency();
        String code = currency.getCurrencyCode();
        sum(new Scope(ReportTotal.Level.ALL, "", "", code), currency).add(row);
        sum(new Scope(ReportTotal.Level.BUSINESS, subject.business(), "", code), currency)
                .add(row);
        sum(new Scope(ReportTotal.Level.STORE, subject.business(), subject.store(), code), currency)
                .add(row);
    }

    private Sum sum(Scope scope, CurrencyUnit currency) {
        return sums.computeIfAbsent(scope, key -> new Sum(kind.sums(), currency));
    }

    Report<R> report(LocalDate from, LocalDate until, Comparator<? super R> within, List<Problem> remarks) {
        List<R> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing((R row) -> row.subject()).thenComparing(within));
        List<ReportTotal> totals = new ArrayList<>();
        sums.forEach((scope, sum) -> totals.add(sum.total(scope)));
        return new Report<>(kind, from, until, sorted, totals, remarks);
    }

    private record Scope(ReportTotal.Level level, String business, String store, String currency)
            implements Comparable<Scope> {
        private static final Comparator<Scope> ORDER = Comparator.comparing(Scope::level)
                .thenComparing(Scope::business)
                .thenComparing(Scope::store)
                .thenComparing(Scope::currency);

        @Override
        public int compareTo(Scope other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Sum {
        private final CurrencyUnit currency;
        private final Map<String, MonetaryAmount> amounts = new LinkedHashMap<>();
        private long count;

        Sum(List<String> names, CurrencyUnit currency) {
            this.currency = currency;
            names.forEach(name -> amounts.put(name, MinorUnits.zero(currency)));
        }

        void add(ReportRow row) {
            count++;
            row.sums()
                    .forEach((name, amount) -> amounts.put(
                            name,
                            Objects.requireNonNull(amounts.get(name), name).add(amount)));
        }

        ReportTotal total(Scope scope) {
            return new ReportTotal(scope.level(), scope.business(), scope.store(), currency, count, amounts);
        }
    }
}
