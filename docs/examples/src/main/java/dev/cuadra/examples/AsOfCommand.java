package dev.cuadra.examples;

import dev.cuadra.boleta.asof.BoletaDifference;
import dev.cuadra.boleta.asof.ChangeKind;
import dev.cuadra.boleta.asof.CodeDifference;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.F29Form;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.BooksThen;
import dev.cuadra.boleta.service.FilingThen;
import dev.cuadra.boleta.service.MonthAsOf;
import dev.cuadra.boleta.service.MonthThen;
import dev.cuadra.runtime.BrokenJournalException;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "as-of",
        footer = "  java -jar cuadra.jar as-of --payer 76000000-0 --period 2026-09 --at 2026-10-12"
                + " --db jdbc:sqlite:cuadra.db")
final class AsOfCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final PayerOption payer = new PayerOption();

    @Option(names = "--period", required = true, paramLabel = "AAAA-MM")
    private String period = "";

    @Option(names = "--at", required = true, paramLabel = "AAAA-MM-DD")
    private String at = "";

    @Option(names = "--and", paramLabel = "AAAA-MM-DD")
    @Nullable
    private String and;

    @Option(names = "--json")
    private boolean json;

    @Mixin
    private final HostOptions hostOptions = new HostOptions();

    AsOfCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Rut company = payer.rut();
        YearMonth month = month();
        LocalDate day = day("--at", at);
        Optional<LocalDate> other = Optional.ofNullable(and).map(text -> day("--and", text));
        try (Host host = Host.existing(hostOptions, Optional.empty())) {
            BooksThen past = new BooksThen(host.vault(), Payers.books(host), Form29Assembler.chile());
            over(past, "--at", day);
            other.ifPresent(second -> over(past, "--and", second));
            MonthAsOf answer = other.map(second -> past.betweenDays(host.tenant(), company, month, day, second))
                    .orElseGet(() -> past.sinceDay(host.tenant(), company, month, day));
            if (json) {
                console.out().println(AsOfJson.write(answer, day, other).toPrettyString());
            } else {
                tell(answer, day, other);
            }
            return answer.findings() ? Main.FINDINGS : Main.DONE;
        } catch (BrokenJournalException e) {
            throw new ProblemException(Texts.BOOK.problem("JOURNAL_BROKEN", Place.NOWHERE, Map.of()), e);
        }
    }

    private YearMonth month() {
        try {
            return YearMonth.parse(period);
        } catch (DateTimeException e) {
            throw usage("--period", period);
        }
    }

    private static LocalDate day(String option, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw usage(option, text);
        }
    }

    private static ProblemException usage(String option, String text) {
        return new ProblemException(
                Texts.BOOK.problem("USAGE", Place.member(option), Map.of("detail", option + " " + text)));
    }

    /** Refuses a day that is to come, under the name of its option. */
    private static void over(BooksThen past, String option, LocalDate day) {
        try {
            past.endOf(day);
        } catch (ProblemException e) {
            throw new ProblemException(e.problem().at(Place.member(option)), e);
        }
    }

    private void tell(MonthAsOf answer, LocalDate day, Optional<LocalDate> other) {
        String first = console.text("as-of.day", Map.of("day", day));
        String last = other.map(second -> console.text("as-of.day", Map.of("day", second)))
                .orElseGet(() -> console.text("as-of.now", Map.of()));
        console.print(
                "as-of.title",
                Map.of("payer", answer.payer(), "period", answer.period(), "first", first, "last", last));
        nothing(answer.then(), first);
        nothing(answer.now(), last);
        codes(answer);
        answer.difference().codes().stream()
                .filter(code -> !code.boletas().isEmpty() || code.kinds().containsKey(ChangeKind.OTHER))
                .forEach(this::tell);
        if (answer.difference().codes().isEmpty()) {
            console.print("as-of.same", Map.of());
        }
        answer.filing().ifPresent(this::tell);
    }

    private void nothing(Optional<MonthThen> known, String when) {
        if (known.isEmpty()) {
            console.print("as-of.nothing", Map.of("when", when));
        }
    }

    private void codes(MonthAsOf answer) {
        Set<F29Code> all = new HashSet<>();
        answer.then().ifPresent(then -> all.addAll(then.form29().codes().keySet()));
        answer.now().ifPresent(now -> all.addAll(now.form29().codes().keySet()));
        for (F29Code code : F29Form.current().sorted(all)) {
            BigDecimal was = value(answer.then(), code);
            BigDecimal is = value(answer.now(), code);
            console.print(
                    "as-of.code",
                    Map.of(
                            "code", code,
                            "before", was.toPlainString(),
                            "after", is.toPlainString(),
                            "difference", signed(is.subtract(was))));
        }
    }

    private static BigDecimal value(Optional<MonthThen> known, F29Code code) {
        return known.map(month -> month.form29().value(code)).orElse(BigDecimal.ZERO);
    }

    private void tell(CodeDifference code) {
        console.print(
                "as-of.why",
                Map.of("code", code.code(), "difference", signed(code.difference()), "kinds", kinds(code.kinds())));
        for (BoletaDifference boleta : code.boletas()) {
            Map<ChangeKind, BigDecimal> kinds = boleta.kinds().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            kind -> BigDecimal.valueOf(kind.getValue().pesos())));
            console.print(
                    "as-of.boleta",
                    Map.of(
                            "boleta", boleta.boleta(),
                            "before", boleta.before(),
                            "after", boleta.after(),
                            "kinds", kinds(kinds)));
        }
    }

    private String kinds(Map<ChangeKind, BigDecimal> kinds) {
        List<ChangeKind> inOrder = kinds.keySet().stream().sorted().toList();
        return inOrder.stream()
                .map(kind -> console.text("as-of.kind." + kind, Map.of()) + " "
                        + signed(kinds.getOrDefault(kind, BigDecimal.ZERO)))
                .collect(Collectors.joining(", "));
    }

    private void tell(FilingThen filing) {
        String key = filing.known().isEmpty()
                ? "as-of.filed.unknown"
                : filing.differing().isEmpty() ? "as-of.filed.agrees" : "as-of.filed.differs";
        console.print(key, Map.of("folio", filing.folio(), "day", filing.filedOn()));
        filing.known()
                .ifPresent(known -> filing.differing()
                        .forEach(code -> console.print(
                                "as-of.filed.code",
                                Map.of(
                                        "code", code,
                                        "filed", filing.filed(code).toPlainString(),
                                        "known", known.form29().value(code).toPlainString()))));
    }

    private static String signed(BigDecimal amount) {
        return (amount.signum() > 0 ? "+" : "") + amount.toPlainString();
    }
}
