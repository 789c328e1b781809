package dev.cuadra.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.form29.Form29Json;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.register.EntryList;
import dev.cuadra.boleta.register.YearBoundary;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.BoletaRegister;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        footer = "  java -jar cuadra.jar boletas list --payer 76000000-0 --period 2026-09 --db jdbc:sqlite:cuadra.db")
final class BoletaListCommand implements Callable<Integer> {
    private enum By {
        DATE,
        PAID
    }

    private final Console console;

    @Mixin
    private final PayerOption payer = new PayerOption();

    @Mixin
    private final PeriodOption period = new PeriodOption();

    @Option(names = "--by", paramLabel = "date|paid")
    private By by = By.DATE;

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--csv")
    private boolean csv;

    @Mixin
    private final HostOptions hostOptions = new HostOptions();

    BoletaListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Rut company = payer.rut();
        YearMonth month = period.month();
        List<LedgerLine> lines;
        try (Host host = Host.existing(hostOptions, Optional.empty())) {
            BoletaRegister register = new BoletaRegister(host.vault());
            List<LedgerLine> found = by == By.DATE
                    ? register.dated(host.tenant(), company, month.atDay(1), month.atEndOfMonth())
                    : register.paid(host.tenant(), company, month.atDay(1), month.atEndOfMonth());
            lines = found.stream()
                    .sorted(Comparator.comparing(line -> line.boleta().id()))
                    .toList();
        }
        if (json) {
            console.out().println(json(company, month, lines).toPrettyString());
        } else if (csv) {
            console.out()
                    .print(BoletasCommand.csv(
                            EntryList.TITLES,
                            lines.stream().map(BoletaListCommand::cells).toList()));
        } else {
            tell(month, lines);
        }
        return Main.DONE;
    }

    private static Clp kept(Boleta boleta) {
        return boleta.retained().plus(boleta.loanRetained());
    }

    private static List<Problem> notices(Boleta boleta) {
        return YearBoundary.of(boleta, RateBook.chile(), Place.NOWHERE).stream()
                .map(YearBoundary::notice)
                .toList();
    }

    private ObjectNode json(Rut company, YearMonth month, List<LedgerLine> lines) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("payer", company.toString());
        root.put("period", month.toString());
        root.put("by", by.name().toLowerCase(Locale.ROOT));
        ArrayNode boletas = root.putArray("boletas");
        lines.forEach(line -> {
            Boleta boleta = line.boleta();
            ObjectNode entry = boletas.addObject();
            entry.put("boleta", boleta.id().toString());
            entry.put("payee", line.payee().map(Rut::toString).orElse(null));
            entry.put("name", line.name());
            entry.put("concept", boleta.concept().name());
            entry.put("boletaDate", boleta.date().toString());
            entry.put("paidOn", boleta.paidOn().map(LocalDate::toString).orElse(null));
            entry.put("state", boleta.state().name());
            entry.put("gross", boleta.gross().pesos());
            entry.put("retained", boleta.retained().pesos());
            entry.put("loanRetained", boleta.loanRetained().pesos());
            entry.put("net", boleta.net().pesos());
            entry.put("retains", boleta.retainer().name());
            ArrayNode notices = entry.putArray("notices");
            notices(boleta).forEach(notice -> notices.add(Form29Json.problem(notice, console.locale())));
        });
        return root;
    }

    /** A line of the template: what is listed is a list that can be imported. */
    private static List<String> cells(LedgerLine line) {
        Boleta boleta = line.boleta();
        return List.of(
                line.payee().map(Rut::toString).orElse(""),
                line.name(),
                Long.toString(boleta.id().folio()),
                boleta.date().toString(),
                boleta.paidOn().map(LocalDate::toString).orElse(""),
                boleta.gross().toString(),
                kept(boleta).toString(),
                boleta.concept() == Concept.HONORARIOS ? "" : boleta.concept().name(),
                boleta.retainer() == Retainer.PAYER ? "" : boleta.retainer().name(),
                boleta.loanRetained().isZero() ? "" : "SI",
                boleta.state().name(),
                "");
    }

    private void tell(YearMonth month, List<LedgerLine> lines) {
        console.print("boletas.list." + by, Map.of("count", lines.size(), "period", month));
        Clp gross = Clp.ZERO;
        Clp kept = Clp.ZERO;
        for (LedgerLine line : lines) {
            Boleta boleta = line.boleta();
            console.out()
                    .println(String.format(
                            Locale.ROOT,
                            "  %-24s %s %-10s %15s %13s  %-10s %s",
                            boleta.id(),
                            boleta.date(),
                            boleta.paidOn().map(LocalDate::toString).orElse("—"),
                            BoletaMatchCommand.grouped(boleta.gross()),
                            BoletaMatchCommand.grouped(kept(boleta)),
                            boleta.state(),
                            line.name()));
            notices(boleta).forEach(console::print);
            if (boleta.state().counts()) {
                gross = gross.plus(boleta.gross());
                kept = kept.plus(kept(boleta));
            }
        }
        console.print(
                "boletas.list.sum",
                Map.of("gross", BoletaMatchCommand.grouped(gross), "retained", BoletaMatchCommand.grouped(kept)));
    }
}
