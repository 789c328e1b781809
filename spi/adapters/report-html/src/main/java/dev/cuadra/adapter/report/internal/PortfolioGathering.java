package dev.cuadra.adapter.report.internal;

import dev.cuadra.adapter.report.LaybyPortfolio;
import dev.cuadra.layby.agreement.Delinquency;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.report.OutstandingRow;
import dev.cuadra.layby.report.Report;
import dev.cuadra.layby.report.ReportKind;
import dev.cuadra.layby.report.ReportTotal;
import dev.cuadra.spi.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.money.CurrencyUnit;
import javax.money.MonetaryAmount;

/** Gathers what the page of reports over lay-bys shows. */
public final class PortfolioGathering {
    private final LaybyPortfolio portfolio;
    private final Words words;
    private final Amounts amounts;
    private final Map<Scope, Totals> totals = new TreeMap<>();

    public PortfolioGathering(LaybyPortfolio portfolio, Words words) {
        this.portfolio = portfolio;
        this.words = words;
        this.amounts = new Amounts(words);
        reports()
                .forEach(report -> report.totals()
                        .forEach(
                                total -> totals.computeIfAbsent(Scope.of(total), unused -> new Totals(total.currency()))
                                        .byKind
                                        .put(report.kind(), total)));
    }

    /** What the page shows. */
    public PortfolioView view(String company) {
        PortfolioTables tables = new PortfolioTables(words);
        List<Problem> remarks =
                reports().flatMap(report -> report.remarks().stream()).toList();
        return new PortfolioView(
                Words.clean(company).strip(),
                portfolio.outstanding().until().toString(),
                period(portfolio.completed()),
                period(portfolio.due()),
                at(ReportTotal.Level.ALL).map(this::money).toList(),
                ProblemGroup.of(remarks, words),
                at(ReportTotal.Level.STORE).map(this::store).toList(),
                tables.outstanding(portfolio.outstanding()),
                tables.due(portfolio.due()),
                tables.funds(portfolio.funds()),
                tables.completed(portfolio.completed()),
                tables.ended(portfolio.ended()),
                tables.taxPoints(portfolio.taxPoints()),
                List.of(words.say("portfolio.figures"), words.say("portfolio.nobody")));
    }

    private String period(Report<?> report) {
        return words.say("portfolio.period", "from", report.from(), "until", report.until());
    }

    private Stream<Report<?>> reports() {
        return Stream.of(
                portfolio.outstanding(),
                portfolio.due(),
                portfolio.funds(),
                portfolio.completed(),
                portfolio.ended(),
                portfolio.taxPoints());
    }

    private Stream<Map.Entry<Scope, Totals>> at(ReportTotal.Level level) {
        return totals.entrySet().stream().filter(entry -> entry.getKey().level() == level);
    }

    private PortfolioView.Money money(Map.Entry<Scope, Totals> entry) {
        Totals all = entry.getValue();
        List<LaybyView.Figure> figures = List.of(
                counted("running", all, ReportKind.OUTSTANDING),
                figure("outstanding", all.sum(ReportKind.OUTSTANDING, "outstanding")),
                figure("arrears", all.sum(ReportKind.OUTSTANDING, "arrears")),
                figure("due", all.sum(ReportKind.DUE, "left")),
                figure("held", all.sum(ReportKind.FUNDS, "funds")),
                figure("payable", all.sum(ReportKind.FUNDS, "refundPayable")),
                counted("completed", all, ReportKind.COMPLETED),
                counted("ended", all, ReportKind.ENDED));
        MonetaryAmount outstanding = all.sum(ReportKind.OUTSTANDING, "outstanding");
        String check = portfolio.funds().sound()
                ? words.say("portfolio.check", "amount", amounts.with(all.sum(ReportKind.FUNDS, "funds")))
                : "";
        return new PortfolioView.Money(
                entry.getKey().currency(),
                figures,
                outstanding.isPositive() ? aging(entry.getKey().currency(), all, outstanding) : List.of(),
                amounts.figure(outstanding),
                check);
    }

    private List<PortfolioView.Aging> aging(String currency, Totals all, MonetaryAmount outstanding) {
        List<PortfolioView.Aging> aging = new ArrayList<>();
        int from = 0;
        for (Delinquency.Bucket bucket : Delinquency.Bucket.values()) {
            String sum = sumOf(bucket);
            MonetaryAmount amount = all.sum(ReportKind.OUTSTANDING, sum);
            int width = Amounts.thousandths(amount, outstanding);
            long count = portfolio.outstanding().rows().stream()
                    .filter(row -> row.bucket() == bucket
                            && row.currency().getCurrencyCode().equals(currency))
                    .count();
            aging.add(new PortfolioView.Aging(
                    bucket,
                    words.say(ReportKind.columnTitle(sum)),
                    amounts.number(count),
                    amounts.figure(amount),
                    width,
                    from));
            from += width;
        }
        return aging;
    }

    /** The name of the sum of a column. */
    private static String sumOf(Delinquency.Bucket bucket) {
        return switch (bucket) {
            case CURRENT -> "days0";
            case DAYS_1_30 -> "days1to30";
            case DAYS_31_60 -> "days31to60";
            case DAYS_61_90 -> "days61to90";
            case OVER_90 -> "daysOver90";
        };
    }

    private LaybyView.Figure figure(String key, MonetaryAmount amount) {
        return new LaybyView.Figure(key, words.say("portfolio." + key), amounts.figure(amount));
    }

    private LaybyView.Figure counted(String key, Totals all, ReportKind kind) {
        return new LaybyView.Figure(key, words.say("portfolio." + key), amounts.number(all.count(kind)));
    }

    private PortfolioView.Store store(Map.Entry<Scope, Totals> entry) {
        Totals store = entry.getValue();
        return new PortfolioView.Store(
                Words.clean(entry.getKey().business()),
                Words.clean(entry.getKey().store()),
                entry.getKey().currency(),
                amounts.number(store.count(ReportKind.OUTSTANDING)),
                amounts.figure(store.sum(ReportKind.OUTSTANDING, "outstanding")),
                amounts.figure(store.sum(ReportKind.OUTSTANDING, "arrears")),
                amounts.figure(store.sum(ReportKind.FUNDS, "funds")),
                countAnd(store, ReportKind.COMPLETED, "total"),
                countAnd(store, ReportKind.ENDED, "kept"));
    }

    private String countAnd(Totals store, ReportKind kind, String sum) {
        long count = store.count(kind);
        return count == 0 ? "0" : amounts.number(count) + " · " + amounts.figure(store.sum(kind, sum));
    }

    /** The latest first; those that are as late stay in the order of the report. */
    static Comparator<OutstandingRow> latestFirst() {
        return Comparator.comparingLong(OutstandingRow::daysPastDue).reversed();
    }

    private record Scope(ReportTotal.Level level, String business, String store, String currency)
            implements Comparable<Scope> {
        private static final Comparator<Scope> ORDER = Comparator.comparing(Scope::level)
                .thenComparing(Scope::business)
                .thenComparing(Scope::store)
                .thenComparing(Scope::currency);

        static Scope of(ReportTotal total) {
            return new Scope(
                    total.level(),
                    total.business(),
                    total.store(),
                    total.currency().getCurrencyCode());
        }

        @Override
        public int compareTo(Scope other) {
            return ORDER.compare(this, other);
        }
    }

    /** The totals of all reports for one scope; a report may have none. */
    private static final class Totals {
        private final CurrencyUnit currency;
        private final Map<ReportKind, ReportTotal> byKind = new TreeMap<>();

        Totals(CurrencyUnit currency) {
            this.currency = currency;
        }

        long count(ReportKind kind) {
            return Optional.ofNullable(byKind.get(kind)).map(ReportTotal::count).orElse(0L);
        }

        MonetaryAmount sum(ReportKind kind, String name) {
            return Optional.ofNullable(byKind.get(kind))
                    .flatMap(total -> Optional.ofNullable(total.sums().get(name)))
                    .orElseGet(() -> MinorUnits.zero(currency));
        }
    }
}
