package dev.cuadra.examples;

import dev.cuadra.boleta.close.MonthClose;
import dev.cuadra.boleta.close.MonthCloseInput;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.BoletaBooks;
import dev.cuadra.boleta.service.MonthRun;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.Column;
import dev.cuadra.tables.HeaderedTable;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.Tables;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "month-run",
        footer = "  java -jar cuadra.jar month-run --companies companies.csv --period 2026-09"
                + " --db jdbc:sqlite:cuadra.db --out 2026-09")
final class MonthRunCommand implements Callable<Integer> {
    /** What a finished company's folder holds last. */
    private static final String LAST = "report.html";

    private static final List<String> OUTPUTS = List.of("form29.json", "form29.xlsx", "form29.html", LAST);

    private final Console console;

    @Option(names = "--companies", required = true, paramLabel = "FILE")
    @SuppressWarnings("NullAway.Init")
    private Path companies;

    @Mixin
    private final PeriodOption period = new PeriodOption();

    @Option(names = "--again")
    private boolean again;

    @Mixin
    private final OutOption out = new OutOption();

    @Mixin
    private final HostOptions hostOptions = new HostOptions();

    MonthRunCommand(Console console) {
        this.console = console;
    }

    /** What became of a company. */
    private record Result(
            String payer, MonthRun.Status status, long findings, Optional<Long> payable, Optional<Problem> problem) {}

    @Override
    public Integer call() {
        YearMonth month = period.month();
        List<RunList.Row> rows = RunList.read(companies, month);
        OutDirectory directory = new OutDirectory(out.directory());
        List<Result> results = new ArrayList<>();
        try (Host host = Host.kept(hostOptions)) {
            Set<Rut> seen = new HashSet<>();
            for (RunList.Row row : rows) {
                Result result = close(host, row, seen);
                results.add(result);
                console.err()
                        .println(console.text(
                                "run.progress",
                                Map.of(
                                        "done", results.size(),
                                        "all", rows.size(),
                                        "payer", result.payer(),
                                        "status", console.text("run." + result.status(), Map.of()))));
            }
        }
        tell(month, directory, results);
        boolean clean = results.stream()
                .allMatch(result -> result.status() != MonthRun.Status.FAILED && result.findings() == 0);
        return clean ? Main.DONE : Main.FINDINGS;
    }

    /** A company that cannot be closed stops nobody else; a medium that fails stops all, and the same call goes on. */
    private Result close(Host host, RunList.Row row, Set<Rut> seen) {
        Optional<OutDirectory> directory = Optional.empty();
        String payer = row.named();
        try {
            MonthFiles files = row.files();
            payer = files.payer().toString();
            if (!seen.add(files.payer())) {
                throw new ProblemException(Texts.BOOK.problem("RUN_TWICE", row.place(), Map.of("payer", payer)));
            }
            directory = Optional.of(new OutDirectory(out.directory().resolve(payer)));
            return close(host, row, files, directory.get());
        } catch (ProblemException e) {
            return failed(payer, directory, e.problem());
        } catch (UncheckedIOException e) {
            String detail = e.getClass().getSimpleName();
            return failed(
                    payer,
                    directory,
                    Texts.BOOK.problem("MEDIUM_FAILED", Place.member(payer), Map.of("detail", detail)));
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
            String detail = e.getClass().getSimpleName();
            return failed(
                    payer, directory, Texts.BOOK.problem("INTERNAL", Place.member(payer), Map.of("detail", detail)));
        }
    }

    private Result failed(String payer, Optional<OutDirectory> directory, Problem problem) {
        directory.ifPresent(known -> {
            OUTPUTS.forEach(known::forget);
            Rejects.reasons(known, List.of(problem), console.locale());
        });
        return new Result(payer, MonthRun.Status.FAILED, 1, Optional.empty(), Optional.of(problem));
    }

    private Result close(Host host, RunList.Row row, MonthFiles files, OutDirectory directory) {
        MonthJob job = new MonthJob(console, host, directory);
        BoletaBooks books = Payers.books(host);
        AtomicReference<MonthCloseInput> input = new AtomicReference<>();
        AtomicReference<MonthClose> closed = new AtomicReference<>();
        MonthRun.Task task = new MonthRun.Task(files.payer(), files.period(), () -> {
            // Its files are whole when the last of them is there.
            directory.forget(LAST);
            MonthCloseInput prepared = job.prepare(files);
            input.set(prepared);
            return prepared;
        });
        String name = files.period() + "/" + row.fingerprint(files);
        MonthRun.Outcome outcome = new MonthRun(host.vault(), books)
                .run(
                        host.tenant(),
                        again ? name + "/" + host.vault().newId().toString().substring(24) : name,
                        List.of(task),
                        (over, close, done, all) -> close.ifPresent(closed::set))
                .get(0);
        Optional<Problem> problem = outcome.problem();
        if (problem.isPresent()) {
            return failed(files.payer().toString(), Optional.of(directory), problem.get());
        }
        if (outcome.status() == MonthRun.Status.CLOSED) {
            job.finish(files, Objects.requireNonNull(input.get()), Objects.requireNonNull(closed.get()));
        } else if (!Files.exists(directory.resolve(LAST))) {
            // Closed, and cut short before its files were written: the same input closes to the same.
            job.run(files);
        }
        return new Result(
                files.payer().toString(),
                outcome.status(),
                findings(directory.resolve("findings.csv")),
                books.closed(host.tenant(), files.payer(), files.period())
                        .map(month -> month.value(F29Code.PAYABLE).longValueExact()),
                Optional.empty());
    }

    /** How many findings the company's folder tells of. */
    private static long findings(Path file) {
        if (!Files.exists(file)) {
            return 0;
        }
        long count = 0;
        try (HeaderedTable table = HeaderedTable.of(
                Tables.open(Inputs.file(file), TableLimits.DEFAULT), List.of(Column.required("code")))) {
            while (table.next().isPresent()) {
                count++;
            }
        }
        return count;
    }

    private void tell(YearMonth month, OutDirectory directory, List<Result> results) {
        directory.csv(
                "summary.csv",
                List.of("payer", "period", "status", "findings", "payable", "code", "message"),
                results.stream()
                        .map(result -> List.of(
                                result.payer(),
                                month.toString(),
                                result.status().name(),
                                Long.toString(result.findings()),
                                result.payable().map(Object::toString).orElse(""),
                                result.problem().map(Problem::code).orElse(""),
                                result.problem()
                                        .map(problem -> problem.message().in(console.locale()))
                                        .orElse("")))
                        .toList());
        console.print("run.title", Map.of("period", month, "count", results.size()));
        for (Result result : results) {
            console.out()
                    .println(String.format(
                            Locale.ROOT,
                            "  %-12s %-26s %18s  %s",
                            result.payer(),
                            console.text("run." + result.status(), Map.of()),
                            result.payable()
                                    .map(pesos -> String.format(Locale.ROOT, "%,d", pesos)
                                            .replace(',', '.'))
                                    .orElse("—"),
                            console.text("run.findings", Map.of("count", result.findings()))));
            result.problem().ifPresent(console::print);
        }
        console.print("close.files", Map.of("dir", directory.directory()));
        console.out().println("  summary.csv");
    }
}
