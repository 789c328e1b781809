package dev.cuadra.examples;

import dev.cuadra.boleta.annual.BoletaExplanation;
import dev.cuadra.boleta.close.LedgerLine;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.retention.RetentionCalculator;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.rut.RutReading;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.problem.Step;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        footer = "  java -jar cuadra.jar explain 12345678-5/153 --payer 76000000-0 --db jdbc:sqlite:cuadra.db")
final class ExplainCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "RUT/FOLIO", descriptionKey = "boleta")
    private String boleta = "";

    @Mixin
    private final PayerOption payer = new PayerOption();

    @Mixin
    private final HostOptions hostOptions = new HostOptions();

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Rut company = payer.rut();
        BoletaId id = id();
        try (Host host = Host.existing(hostOptions, Optional.empty())) {
            LedgerLine line = Payers.books(host)
                    .find(host.tenant(), company, id)
                    .orElseThrow(() -> new ProblemException(Texts.BOOK.problem(
                            "EXPLAIN_UNKNOWN", Place.member("RUT/FOLIO"), Map.of("boleta", id.masked()))));
            BoletaExplanation said = BoletaExplanation.of(line, RetentionCalculator.chile());
            tell(said);
            // What a person decided needs nobody to look at it again.
            return said.findings().isEmpty() || line.decision().isPresent() ? Main.DONE : Main.FINDINGS;
        }
    }

    private BoletaId id() {
        try {
            return BoletaId.parse(boleta);
        } catch (IllegalArgumentException | ProblemException e) {
            throw new ProblemException(
                    Texts.BOOK.problem(
                            "BOLETA_FORM", Place.member("RUT/FOLIO"), Map.of("value", RutReading.mask(boleta))),
                    e);
        }
    }

    private void tell(BoletaExplanation said) {
        Boleta figures = said.line().boleta();
        console.print(
                "explain.title",
                Map.of(
                        "boleta", figures.id(),
                        "gross", figures.gross(),
                        "retained", figures.retained(),
                        "loan", figures.loanRetained(),
                        "net", figures.net()));
        int number = 1;
        for (Step step : said.steps()) {
            console.out().println(number + ". " + step.text().in(console.locale()));
            console.out()
                    .println("   " + step.rule() + " · " + step.source()
                            + (step.verified() ? "" : " · " + console.text("explain.unverified", Map.of())));
            number++;
        }
        console.print(
                said.month().isPresent() ? "explain.month" : "explain.nowhere",
                Map.of(
                        "month",
                        said.month().map(YearMonth::toString).orElse("—"),
                        "codes",
                        said.codes().isEmpty() ? "—" : new TreeMap<>(said.codes()).toString()));
        said.findings().forEach(console::print);
    }
}
