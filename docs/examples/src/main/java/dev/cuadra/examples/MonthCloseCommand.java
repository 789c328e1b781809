package dev.cuadra.examples;

import dev.cuadra.boleta.close.Decision;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.report.ReportCheck;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.TableSource;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "month-close",
        footer = "  java -jar cuadra.jar month-close --payer 76000000-0 --period 2026-09"
                + " --contractors people.csv --received informeMensualREC.xls --out result")
final class MonthCloseCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final PayerOption payer = new PayerOption();

    @Option(names = "--period", required = true, paramLabel = "AAAA-MM")
    private String period = "";

    @Option(names = "--contractors", required = true, paramLabel = "FILE")
    @SuppressWarnings("NullAway.Init")
    private Path contractors;

    @Option(names = "--received", required = true, paramLabel = "FILE")
    @SuppressWarnings("NullAway.Init")
    private Path received;

    @Option(names = "--bte", paramLabel = "FILE")
    @Nullable
    private Path bte;

    @Option(names = "--directors", paramLabel = "FILE")
    @Nullable
    private Path directors;

    @Option(names = "--payments", paramLabel = "FILE")
    @Nullable
    private Path payments;

    @Option(names = "--period-rule", paramLabel = "payment|boleta")
    private String rule = "payment";

    @Option(names = "--decide", paramLabel = "RUT/FOLIO=151|153|155|none")
    private List<String> decide = List.of();

    @Option(names = "--accept-differences", paramLabel = "CHECK")
    private List<String> accept = List.of();

    @Option(names = "--pay-on", paramLabel = "AAAA-MM-DD")
    @Nullable
    private String payOn;

    @Option(names = "--due-day", paramLabel = "12|20|28")
    private String dueDay = "12";

    @Mixin
    private final OutOption out = new OutOption();

    @Mixin
    private final SiiOptions siiOptions = new SiiOptions();

    @Mixin
    private final HostOptions hostOptions = new HostOptions();

    MonthCloseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        MonthFiles files = files();
        Optional<SiiPlace> place = siiOptions.place();
        OutDirectory directory = new OutDirectory(out.directory());
        try (Host host = Host.open(hostOptions, directory)) {
            MonthJob job = new MonthJob(console, host, directory);
            MonthJob.Outcome outcome = job.run(files);
            SiiFiles.forget(directory);
            job.tell(outcome, () -> place.ifPresent(there -> reconcile(host, directory, there, outcome)));
            return outcome.findings().isEmpty() ? Main.DONE : Main.FINDINGS;
        }
    }

    private void reconcile(Host host, OutDirectory directory, SiiPlace place, MonthJob.Outcome outcome) {
        List<Problem> more = new SiiMonthClose(console, directory).run(host, place, outcome.close(), outcome.input());
        outcome.findings().addAll(more);
        Rejects.reasons(directory, outcome.findings(), console.locale());
    }

    private MonthFiles files() {
        return new MonthFiles(
                payer.rut(),
                month(),
                rule(),
                Inputs.file(contractors),
                Inputs.file(received),
                file(bte),
                file(directors),
                file(payments),
                decisions(),
                accepted(),
                payOn());
    }

    private Optional<MonthFiles.PayOn> payOn() {
        int day = OptionValues.dueDay("--due-day", dueDay);
        return Optional.ofNullable(payOn).map(text -> new MonthFiles.PayOn(OptionValues.date("--pay-on", text), day));
    }

    private YearMonth month() {
        try {
            if (period.matches("[0-9]{4}-[0-9]{2}")) {
                return YearMonth.parse(period);
            }
        } catch (DateTimeException e) {
            // A month that no year has is said like any other wrong text.
        }
        throw usage("--period", period);
    }

    private PeriodRule rule() {
        return rule(rule).orElseThrow(() -> usage("--period-rule", rule));
    }

    /** The rule that a word names. */
    static Optional<PeriodRule> rule(String word) {
        return switch (word) {
            case "payment" -> Optional.of(PeriodRule.PAYMENT_DATE);
            case "boleta" -> Optional.of(PeriodRule.BOLETA_DATE);
            default -> Optional.empty();
        };
    }

    private Map<BoletaId, Decision> decisions() {
        return decisions(decide);
    }

    /** What a user decided, each as {@code RUT/FOLIO=CODE}. */
    static Map<BoletaId, Decision> decisions(List<String> decide) {
        Map<BoletaId, Decision> decisions = new LinkedHashMap<>();
        for (String text : decide) {
            Map.Entry<BoletaId, Decision> decision = Decision.parse(text);
            decisions.put(decision.getKey(), decision.getValue());
        }
        return decisions;
    }

    private Set<ReportCheck> accepted() {
        Set<ReportCheck> checks = EnumSet.noneOf(ReportCheck.class);
        for (String names : accept) {
            for (String name : names.split(",", -1)) {
                checks.add(ReportCheck.parse(name).orElseThrow(() -> usage("--accept-differences", name)));
            }
        }
        return checks;
    }

    private static Optional<TableSource> file(@Nullable Path path) {
        return Optional.ofNullable(path).map(Inputs::file);
    }

    private static ProblemException usage(String option, String value) {
        return new ProblemException(
                Texts.BOOK.problem("USAGE", Place.member(option), Map.of("detail", option + " " + value)));
    }
}
