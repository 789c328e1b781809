package dev.cuadra.adapter.report.internal;

import dev.cuadra.layby.report.CompletedRow;
import dev.cuadra.layby.report.DueRow;
import dev.cuadra.layby.report.EndedRow;
import dev.cuadra.layby.report.FundsRow;
import dev.cuadra.layby.report.OutstandingRow;
import dev.cuadra.layby.report.Report;
import dev.cuadra.layby.report.ReportKind;
import dev.cuadra.layby.report.ReportRow;
import dev.cuadra.layby.report.ReportSubject;
import dev.cuadra.layby.report.ReportTotal;
import dev.cuadra.layby.report.TaxPointRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.money.MonetaryAmount;

/** The rows of reports over lay-bys as tables for people. */
final class PortfolioTables {
    private final Words words;
    private final Amounts amounts;

    PortfolioTables(Words words) {
        this.words = words;
        this.amounts = new Amounts(words);
    }

    PortfolioView.Table outstanding(Report<OutstandingRow> report) {
        return table(
                report,
                report.rows().stream().sorted(PortfolioGathering.latestFirst()).toList(),
                List.of("state", "oldestDue", "daysPastDue", "missed"),
                List.of("total", "paid", "outstanding", "arrears"),
                row -> List.of(
                        state(row.state()),
                        row.oldestDue().map(LocalDate::toString).orElse("—"),
                        amounts.number(row.daysPastDue()),
                        amounts.number(row.missed())));
    }

    PortfolioView.Table due(Report<DueRow> report) {
        return table(
                report,
                report.rows().stream().sorted(Comparator.comparing(DueRow::due)).toList(),
                List.of("state", "instalment", "due"),
                List.of("amount", "paid", "left"),
                row -> List.of(
                        state(row.state()),
                        row.instalment() == 0 ? words.say("layby.deposit") : amounts.number(row.instalment()),
                        row.due().toString()));
    }

    PortfolioView.Table funds(Report<FundsRow> report) {
        return table(
                report,
                report.rows(),
                List.of("state"),
                List.of("funds", "refundPayable"),
                row -> List.of(state(row.state())));
    }

    PortfolioView.Table completed(Report<CompletedRow> report) {
        return table(
                report,
                report.rows(),
                List.of("agreedOn", "completedOn"),
                List.of("price", "fees", "total", "tax"),
                row -> List.of(row.agreedOn().toString(), row.completedOn().toString()));
    }

    PortfolioView.Table ended(Report<EndedRow> report) {
        return table(
                report,
                report.rows(),
                List.of("state", "endedOn", "endedBy", "ground"),
                List.of("paid", "charge", "kept", "shortfall", "refund", "compensation", "refundOpen"),
                row -> List.of(
                        state(row.state()),
                        row.endedOn().toString(),
                        words.say("layby.endedBy." + row.endedBy()),
                        words.say("layby.ground." + row.ground())));
    }

    PortfolioView.Table taxPoints(Report<TaxPointRow> report) {
        return table(
                report,
                report.rows(),
                List.of("jurisdiction", "taxedOn", "taxRule", "verified"),
                List.of("taxBase", "tax"),
                row -> List.of(
                        row.jurisdiction().code(),
                        row.on().toString(),
                        row.point().rule(),
                        words.say(row.verified() ? "portfolio.verified" : "portfolio.unverified")));
    }

    private String state(Enum<?> state) {
        return words.say("layby.state." + state);
    }

    private <R extends ReportRow> PortfolioView.Table table(
            Report<R> report, List<R> rows, List<String> facts, List<String> sums, Function<R, List<String>> shown) {
        List<PortfolioView.Column> columns = new ArrayList<>();
        Stream.of("agreement", "store").forEach(name -> columns.add(column(name, name.equals("store") ? "nm" : "id")));
        facts.forEach(name -> columns.add(column(name, style(name))));
        columns.add(column("currency", "d"));
        sums.forEach(name -> columns.add(column(name, "n")));
        return new PortfolioView.Table(
                words.say(report.kind().title()),
                columns,
                rows.stream()
                        .map(row -> cells(row, shown.apply(row), sums.size()))
                        .toList(),
                report.totals().stream()
                        .filter(total -> total.level() == ReportTotal.Level.ALL)
                        .map(total -> totals(total, facts.size(), sums))
                        .toList());
    }

    private PortfolioView.Column column(String name, String style) {
        return new PortfolioView.Column(words.say(ReportKind.columnTitle(name)), style);
    }

    private static String style(String fact) {
        return switch (fact) {
            case "daysPastDue", "missed", "instalment" -> "n";
            case "state", "endedBy", "ground", "taxRule", "verified" -> "nm";
            default -> "d";
        };
    }

    /** The cells of a row; amounts that are not known stay open. */
    private List<String> cells(ReportRow row, List<String> facts, int sums) {
        ReportSubject subject = row.subject();
        List<String> cells = new ArrayList<>(
                List.of(Words.clean(subject.agreement()), Words.clean(subject.business() + " · " + subject.store())));
        cells.addAll(facts);
        cells.add(subject.currency().getCurrencyCode());
        row.amounts().forEach(amount -> cells.add(amounts.figure(amount)));
        for (int known = row.amounts().size(); known < sums; known++) {
            cells.add("—");
        }
        return cells;
    }

    /** A total below the columns of its report; what is not added up stays empty. */
    private List<String> totals(ReportTotal total, int facts, List<String> sums) {
        List<String> cells =
                new ArrayList<>(List.of(words.say("common.total"), amounts.count("portfolio.rows", total.count())));
        for (int i = 0; i < facts; i++) {
            cells.add("");
        }
        cells.add(total.currency().getCurrencyCode());
        for (String name : sums) {
            Optional<MonetaryAmount> sum = Optional.ofNullable(total.sums().get(name));
            cells.add(sum.map(amounts::figure).orElse(""));
        }
        return cells;
    }
}
