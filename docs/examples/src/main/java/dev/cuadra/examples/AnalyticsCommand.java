package dev.cuadra.examples;

import dev.cuadra.adapter.report.AnalyticsPage;
import dev.cuadra.adapter.report.PageOptions;
import dev.cuadra.boleta.analytics.Analytics;
import dev.cuadra.boleta.analytics.AnalyticsJson;
import dev.cuadra.boleta.analytics.AnalyticsRange;
import dev.cuadra.boleta.analytics.AnalyticsTable;
import dev.cuadra.boleta.analytics.Figures;
import dev.cuadra.boleta.analytics.Ranked;
import dev.cuadra.boleta.analytics.TimeBook;
import dev.cuadra.boleta.analytics.Top;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.service.AnalyticsBooks;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.CsvStyle;
import dev.cuadra.tables.TableWriter;
import dev.cuadra.tables.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "analytics",
        footer = "  java -jar cuadra.jar analytics --payer 76000000-0 --from 2026-01 --to 2026-09"
                + " --db jdbc:sqlite:cuadra.db --out figures")
final class AnalyticsCommand implements Callable<Integer> {
    private static final int LISTED = 10;

    private final Console console;

    @Mixin
    private final PayerOption payer = new PayerOption();

    @Option(names = "--from", required = true, paramLabel = "AAAA-MM")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "AAAA-MM")
    private String to = "";

    @Option(names = "--period-rule", paramLabel = "payment|boleta")
    private String rule = "payment";

    @Option(names = "--company", paramLabel = "NAME")
    @Nullable
    private String company;

    @Mixin
    private final OutOption out = new OutOption();

    @Mixin
    private final HostOptions hostOptions = new HostOptions();

    AnalyticsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        AnalyticsRange range = range();
        OutDirectory directory = new OutDirectory(out.directory());
        try (Host host = Host.existing(hostOptions, Optional.of(directory))) {
            Analytics analytics =
                    new AnalyticsBooks(host.vault(), RateBook.chile(), TimeBook.promised()).of(host.tenant(), range);
            write(directory, analytics);
            tell(directory, analytics);
            return Main.DONE;
        }
    }

    private AnalyticsRange range() {
        YearMonth first = month("--from", from);
        YearMonth last = month("--to", to);
        if (last.isBefore(first) || !last.isBefore(first.plusMonths(AnalyticsRange.MOST))) {
            throw usage("--to", to);
        }
        return new AnalyticsRange(payer.rut(), first, last, rule());
    }

    private static YearMonth month(String option, String text) {
        try {
            if (text.matches("[0-9]{4}-[0-9]{2}")) {
                return YearMonth.parse(text);
            }
        } catch (DateTimeException e) {
            // A month that no year has is said like any other wrong text.
        }
        throw usage(option, text);
    }

    private PeriodRule rule() {
        return switch (rule) {
            case "payment" -> PeriodRule.PAYMENT_DATE;
            case "boleta" -> PeriodRule.BOLETA_DATE;
            default -> throw usage("--period-rule", rule);
        };
    }

    private static ProblemException usage(String option, String text) {
        return new ProblemException(
                Texts.BOOK.problem("USAGE", Place.member(option), Map.of("detail", option + " " + text)));
    }

    private void write(OutDirectory directory, Analytics analytics) {
        directory.text("analytics.json", AnalyticsJson.write(analytics, LISTED).toPrettyString() + "\n");
        directory.write("analytics.csv", part -> {
            try (TableWriter writer = Tables.csv(Files.newOutputStream(part), CsvStyle.RFC_4180)) {
                AnalyticsTable.write(analytics, writer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        PageOptions page = new PageOptions(console.locale(), Optional.ofNullable(company));
        directory.text("analytics.html", AnalyticsPage.render(analytics, page));
    }

    private void tell(OutDirectory directory, Analytics analytics) {
        AnalyticsRange range = analytics.range();
        Figures total = analytics.total();
        console.print("analytics.title", Map.of("payer", range.payer(), "from", range.from(), "to", range.to()));
        console.print("analytics.rule." + range.rule(), Map.of());
        console.print(
                "analytics.total",
                Map.of(
                        "boletas", pesos(total.boletas()),
                        "contractors", pesos(analytics.active().size()),
                        "gross", pesos(total.gross().pesos()),
                        "retained", pesos(total.retained().plus(total.loan()).pesos()),
                        "net", pesos(total.net().pesos())));
        List<Ranked> top = analytics.top(Top.GROSS, LISTED);
        for (int at = 0; at < top.size(); at++) {
            Ranked one = top.get(at);
            console.print(
                    "analytics.top",
                    Map.of(
                            "place", at + 1,
                            "name", name(one),
                            "pesos", pesos(one.value())));
        }
        console.print("close.files", Map.of("dir", directory.directory()));
        directory.written().forEach(path -> console.out().println("  " + path.getFileName()));
    }

    private String name(Ranked one) {
        return one.payee()
                .rut()
                .map(rut -> (rut + " " + one.payee().name()).strip())
                .orElseGet(() -> console.text("analytics.erased", Map.of()));
    }

    private static String pesos(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '.');
    }
}
