package dev.cuadra.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.form29.Form29Json;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.register.MatchFinding;
import dev.cuadra.boleta.register.MatchTotals;
import dev.cuadra.boleta.register.Matching;
import dev.cuadra.boleta.report.BoletaReport;
import dev.cuadra.boleta.report.RejectedRow;
import dev.cuadra.boleta.report.ReportCheck;
import dev.cuadra.boleta.report.ReportReader;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.BoletaRegister;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.TableSource;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "match",
        footer = "  java -jar cuadra.jar boletas match --payer 76000000-0 --period 2026-09"
                + " --received informeMensualREC.xls --db jdbc:sqlite:cuadra.db")
final class BoletaMatchCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final PayerOption payer = new PayerOption();

    @Mixin
    private final PeriodOption period = new PeriodOption();

    @Option(names = "--received", required = true, paramLabel = "FILE")
    @SuppressWarnings("NullAway.Init")
    private Path received;

    @Option(names = "--bte")
    private boolean bte;

    @Option(names = "--json")
    private boolean json;

    @Mixin
    private final HostOptions hostOptions = new HostOptions();

    BoletaMatchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Rut company = payer.rut();
        YearMonth month = period.month();
        TableSource source = Inputs.file(received);
        ReportReader reader = new ReportReader();
        BoletaReport report = bte ? reader.bte(source, company) : reader.received(source);
        // A list of another company or month, or half of one, differs in everything and says nothing.
        ReportCheck.failures(report, company, month).values().stream()
                .findFirst()
                .ifPresent(problem -> {
                    throw new ProblemException(problem);
                });
        Matching matching;
        try (Host host = Host.existing(hostOptions, Optional.empty())) {
            matching = new BoletaRegister(host.vault())
                    .match(host.tenant(), company, report, month.atDay(1), month.atEndOfMonth());
        }
        List<Problem> unread =
                report.rejects().stream().map(RejectedRow::problem).toList();
        if (json) {
            console.out().println(json(company, month, matching, unread).toPrettyString());
        } else {
            tell(month, matching, unread);
        }
        return matching.findings().isEmpty() && unread.isEmpty() ? Main.DONE : Main.FINDINGS;
    }

    private ObjectNode json(Rut company, YearMonth month, Matching matching, List<Problem> unread) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("payer", company.toString());
        root.put("period", month.toString());
        root.setAll(dev.cuadra.examples.rules.MatchJson.write(matching, console.locale()));
        ArrayNode rejected = root.putArray("unread");
        unread.forEach(problem -> rejected.add(Form29Json.problem(problem, console.locale())));
        return root;
    }

    private void tell(YearMonth month, Matching matching, List<Problem> unread) {
        MatchTotals totals = matching.totals();
        console.print(
                "match.title",
                Map.of(
                        "period", month,
                        "matched", matching.matched().size(),
                        "findings", matching.findings().size()));
        line("match.here", totals.here());
        line("match.sii", totals.sii());
        line("match.difference", totals.difference());
        totals.parts().forEach((kind, part) -> line("match.kind." + kind, part));
        for (MatchFinding.Kind kind : MatchFinding.Kind.values()) {
            List<MatchFinding> of = matching.findings().stream()
                    .filter(finding -> finding.kind() == kind)
                    .toList();
            if (!of.isEmpty()) {
                console.out().println(console.text("match.kind." + kind, Map.of()) + " (" + kind + "): " + of.size());
                of.forEach(finding -> console.print(finding.problem()));
            }
        }
        unread.forEach(console::print);
    }

    private void line(String key, MatchTotals.Sums sums) {
        console.out()
                .println(String.format(
                        Locale.ROOT,
                        "  %-44s %18s %16s",
                        console.text(key, Map.of()),
                        grouped(sums.gross()),
                        grouped(sums.retained())));
    }

    /** {@code 1.234.567}, as in Chile whatever the language. */
    static String grouped(Clp amount) {
        return String.format(Locale.ROOT, "%,d", amount.pesos()).replace(',', '.');
    }
}
