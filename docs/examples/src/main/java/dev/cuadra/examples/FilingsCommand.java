package dev.cuadra.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.form29.Form29Json;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.FiledReturn;
import dev.cuadra.boleta.service.FiledReturns;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "filings",
        subcommands = {
            FilingCorrectCommand.class,
            FilingsCommand.ListThem.class,
            FilingsCommand.Filed.class,
            FilingsOnTimeCommand.class
        })
final class FilingsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "record",
            footer = "  java -jar cuadra.jar filings record --payer 76000000-0 --period 2026-09 --folio 7890123456"
                    + " --filed-on 2026-10-12 --db jdbc:sqlite:cuadra.db")
    static final class Filed implements Callable<Integer> {
        private final Console console;

        @Mixin
        private final PayerOption payer = new PayerOption();

        @Mixin
        private final PeriodOption period = new PeriodOption();

        @Option(names = "--folio", required = true, paramLabel = "N")
        private String folio = "";

        @Option(names = "--filed-on", required = true, paramLabel = "AAAA-MM-DD")
        private String filedOn = "";

        @Option(names = "--codes", paramLabel = "FILE")
        @Nullable
        private String codes;

        @Mixin
        private final HostOptions hostOptions = new HostOptions();

        Filed(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            Rut company = payer.rut();
            YearMonth month = period.month();
            LocalDate day = OptionValues.date("--filed-on", filedOn);
            if (!folio.matches("0*[1-9][0-9]{0,19}") || folio.length() > 20) {
                throw OptionValues.wrong("--folio", folio, Texts.KIND_FOLIO);
            }
            Optional<Form29> form = codes == null ? Optional.empty() : Optional.of(form(codes, month));
            try (Host host = Host.existing(hostOptions, Optional.empty())) {
                FiledReturns filings = Payers.filings(host);
                FiledReturn done = form.isPresent()
                        ? filings.record(host.tenant(), company, form.get(), folio, day)
                        : filings.record(host.tenant(), company, month, folio, day);
                console.print(
                        done.rectifies() ? "filings.rectified" : "filings.recorded",
                        Map.of(
                                "period", month,
                                "folio", done.folio(),
                                "filedOn", done.filedOn(),
                                "number", done.number(),
                                "payable", grouped(done.figures().value(F29Code.PAYABLE))));
            }
            return Main.DONE;
        }

        private static Form29 form(String file, YearMonth month) throws IOException {
            Form29 form;
            try {
                form = Form29Json.read(dev.cuadra.examples.rules.Rules.object(Inputs.text(file)));
            } catch (ProblemException e) {
                boolean placed = !e.problem().where().equals(Place.NOWHERE);
                throw placed ? e : new ProblemException(e.problem().at(Place.in(file)));
            }
            if (!form.period().equals(month)) {
                throw new ProblemException(Texts.BOOK.problem(
                        "FILING_OTHER_MONTH", Place.in(file), Map.of("said", form.period(), "period", month)));
            }
            return form;
        }
    }

    @Command(
            name = "list",
            footer = "  java -jar cuadra.jar filings list --payer 76000000-0 --year 2026 --db jdbc:sqlite:cuadra.db")
    static final class ListThem implements Callable<Integer> {
        private final Console console;

        @Mixin
        private final PayerOption payer = new PayerOption();

        @Option(names = "--year", required = true, paramLabel = "AAAA")
        private String year = "";

        @Option(names = "--json")
        private boolean json;

        @Mixin
        private final HostOptions hostOptions = new HostOptions();

        ListThem(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Rut company = payer.rut();
            if (!year.matches("[12][0-9]{3}")) {
                throw OptionValues.wrong("--year", year, Texts.KIND_YEAR);
            }
            List<FiledReturn> all = new ArrayList<>();
            try (Host host = Host.existing(hostOptions, Optional.empty())) {
                FiledReturns filings = Payers.filings(host);
                for (Month month : Month.values()) {
                    all.addAll(filings.history(host.tenant(), company, YearMonth.of(Integer.parseInt(year), month)));
                }
            }
            if (json) {
                console.out().println(json(company, all).toPrettyString());
            } else {
                console.print("filings.list", Map.of("payer", company, "year", year, "count", all.size()));
                all.forEach(filed -> console.print(
                        filed.rectifies() ? "filings.line.rectifies" : "filings.line",
                        Map.of(
                                "period", filed.figures().period(),
                                "folio", filed.folio(),
                                "filedOn", filed.filedOn(),
                                "number", filed.number(),
                                "payable", grouped(filed.figures().value(F29Code.PAYABLE)))));
            }
            return Main.DONE;
        }

        private static ObjectNode json(Rut company, List<FiledReturn> all) {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            root.put("payer", company.toString());
            ArrayNode filings = root.putArray("filings");
            all.forEach(filed -> {
                ObjectNode entry = filings.addObject();
                entry.put("period", filed.figures().period().toString());
                entry.put("number", filed.number());
                entry.put("folio", filed.folio());
                entry.put("filedOn", filed.filedOn().toString());
                entry.put("payable", filed.figures().value(F29Code.PAYABLE).longValueExact());
            });
            return root;
        }
    }

    /** {@code 1.234.567}, as in Chile whatever the language. */
    static String grouped(BigDecimal value) {
        return value.stripTrailingZeros().scale() > 0
                ? value.toPlainString()
                : String.format(java.util.Locale.ROOT, "%,d", value.longValueExact())
                        .replace(',', '.');
    }
}
