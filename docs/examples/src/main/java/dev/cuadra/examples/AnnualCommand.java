package dev.cuadra.examples;

import dev.cuadra.adapter.report.AnnualStatementPage;
import dev.cuadra.adapter.report.CertificateFiles;
import dev.cuadra.adapter.report.CertificateOptions;
import dev.cuadra.adapter.report.CertificatePage;
import dev.cuadra.adapter.report.PageOptions;
import dev.cuadra.boleta.annual.AnnualAssembler;
import dev.cuadra.boleta.annual.AnnualJson;
import dev.cuadra.boleta.annual.AnnualStatement;
import dev.cuadra.boleta.annual.Dj1879Book;
import dev.cuadra.boleta.annual.Dj1879Table;
import dev.cuadra.boleta.annual.DjAmount;
import dev.cuadra.boleta.annual.FactorBook;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.report.ReportReader;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.AnnualBooks;
import dev.cuadra.boleta.service.BoletaBooks;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.CsvStyle;
import dev.cuadra.tables.TableWriter;
import dev.cuadra.tables.Tables;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "annual",
        footer = "  java -jar cuadra.jar annual --payer 76000000-0 --year 2025 --db jdbc:sqlite:cuadra.db --out year")
final class AnnualCommand implements Callable<Integer> {
    private static final int TOLD_EVERY = 1_000;
    private static final int SHOWN = 12;

    private final Console console;

    @Mixin
    private final PayerOption payer = new PayerOption();

    @Option(names = "--year", required = true, paramLabel = "AAAA")
    private String year = "";

    @Option(names = "--factors", paramLabel = "FILE")
    @Nullable
    private Path factors;

    @Option(names = "--island-residents", paramLabel = "FILE")
    @Nullable
    private Path islandResidents;

    @Option(names = "--directors-abroad", paramLabel = "FILE")
    @Nullable
    private Path directorsAbroad;

    @Option(names = "--company", paramLabel = "NAME")
    @Nullable
    private String company;

    @Option(names = "--place", paramLabel = "TEXT")
    @Nullable
    private String place;

    @Option(names = "--each")
    private boolean each;

    @Mixin
    private final OutOption out = new OutOption();

    @Mixin
    private final HostOptions hostOptions = new HostOptions();

    AnnualCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Rut company = payer.rut();
        int commercial = year();
        FactorBook book =
                factors == null ? FactorBook.chile() : FactorBook.chile().with(FactorBook.read(Inputs.file(factors)));
        // Before a database is opened: a year without factors needs none.
        book.of(commercial);
        Set<Rut> islanders = numbers(islandResidents);
        Set<Rut> abroad = numbers(directorsAbroad);
        OutDirectory directory = new OutDirectory(out.directory());
        try (Host host = Host.existing(hostOptions, Optional.of(directory))) {
            BoletaBooks books = Payers.books(host);
            AnnualAssembler assembler = new AnnualAssembler(book, Dj1879Book.chile());
            AnnualBooks.Year result = new AnnualBooks(host.vault(), books, assembler)
                    .year(host.tenant(), company, commercial, islanders, abroad);
            write(directory, result);
            tell(directory, result);
            return result.findings() ? Main.FINDINGS : Main.DONE;
        }
    }

    private int year() {
        if (!year.matches("[12][0-9]{3}")) {
            throw new ProblemException(
                    Texts.BOOK.problem("USAGE", Place.member("--year"), Map.of("detail", "--year " + year)));
        }
        return Integer.parseInt(year);
    }

    private static Set<Rut> numbers(@Nullable Path file) {
        return file == null ? Set.of() : Set.copyOf(new ReportReader().numbers(Inputs.file(file)));
    }

    private void write(OutDirectory directory, AnnualBooks.Year result) {
        AnnualStatement statement = result.statement();
        PageOptions page = new PageOptions(console.locale(), Optional.ofNullable(company));
        directory.text(
                "dj1879.json",
                AnnualJson.write(statement, result.proof(), console.locale()).toPrettyString() + "\n");
        table(directory, "dj1879.csv", statement, stream -> Tables.csv(stream, CsvStyle.RFC_4180));
        table(directory, "dj1879.xlsx", statement, stream -> Tables.xlsx(stream, "DJ 1879"));
        directory.text("annual.html", AnnualStatementPage.render(statement, result.proof(), page));
        certificates(directory, statement, new CertificateOptions(page, Optional.ofNullable(place), Optional.empty()));
    }

    private static void table(
            OutDirectory directory,
            String name,
            AnnualStatement statement,
            Function<OutputStream, TableWriter> format) {
        directory.write(name, part -> {
            try (TableWriter writer = format.apply(Files.newOutputStream(part))) {
                Dj1879Table.write(statement, writer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void certificates(OutDirectory directory, AnnualStatement statement, CertificateOptions options) {
        int all = statement.certificates().size();
        IntConsumer progress = done -> {
            if (done % TOLD_EVERY == 0) {
                console.err().println(console.text("annual.progress", Map.of("done", done, "all", all)));
            }
        };
        if (each) {
            new CertificateFiles(directory.resolve("certificates")).write(statement, options, progress);
            return;
        }
        directory.write("certificates.html", part -> {
            try (Writer writer = Files.newBufferedWriter(part)) {
                CertificatePage.renderAll(statement, options, writer, progress);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void tell(OutDirectory directory, AnnualBooks.Year result) {
        AnnualStatement statement = result.statement();
        console.print(
                "annual.title",
                Map.of("payer", statement.payer(), "year", statement.year(), "taxYear", statement.taxYear()));
        console.print(
                "annual.rows",
                Map.of(
                        "rows", statement.rows().size(),
                        "certificates", statement.certificates().size(),
                        "rounding", statement.differences().size()));
        for (DjAmount amount : DjAmount.values()) {
            Clp sum = statement.summary().sum(amount);
            if (!sum.isZero()) {
                console.print(
                        "annual.sum",
                        Map.of(
                                "amount", console.text("annual.sum." + amount, Map.of()),
                                "pesos",
                                        String.format(Locale.ROOT, "%,d", sum.pesos())
                                                .replace(',', '.')));
            }
        }
        statement
                .notes()
                .forEach(note -> console.out().println("· " + note.message().in(console.locale())));
        statement
                .warnings()
                .forEach(warning ->
                        console.out().println("! " + warning.message().in(console.locale())));
        List<Problem> differences = result.proof().differences().stream()
                .map(difference -> difference.problem())
                .toList();
        console.print(differences.isEmpty() ? "annual.agrees" : "annual.differs", Map.of("count", differences.size()));
        differences.stream().limit(SHOWN).forEach(console::print);
        console.print("close.files", Map.of("dir", directory.directory()));
        directory.written().forEach(path -> console.out().println("  " + path.getFileName()));
        if (each) {
            console.out().println("  certificates/");
        }
    }
}
