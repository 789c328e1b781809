package dev.cuadra.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.form29.OnTimeRecord;
import dev.cuadra.boleta.form29.Timeliness;
import dev.cuadra.boleta.form29.Timeliness.State;
import dev.cuadra.boleta.law.HolidayCalendar;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.FiledReturns;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "on-time",
        footer = "  java -jar cuadra.jar filings on-time --payer 76000000-0 --from 2026-01 --until 2026-09"
                + " --db jdbc:sqlite:cuadra.db")
final class FilingsOnTimeCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final PayerOption payer = new PayerOption();

    @Option(names = "--from", required = true, paramLabel = "AAAA-MM")
    private String from = "";

    @Option(names = "--until", required = true, paramLabel = "AAAA-MM")
    private String until = "";

    @Option(names = "--due-day", paramLabel = "12|20|28")
    private String dueDay = "12";

    @Option(names = "--on", paramLabel = "AAAA-MM-DD")
    @Nullable
    private String on;

    @Option(names = "--json")
    private boolean json;

    @Mixin
    private final HostOptions hostOptions = new HostOptions();

    FilingsOnTimeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Rut company = payer.rut();
        YearMonth first = OptionValues.month("--from", from);
        YearMonth last = OptionValues.month("--until", until);
        if (last.isBefore(first)) {
            throw OptionValues.wrong("--until", until, Texts.KIND_MONTH);
        }
        int day = OptionValues.dueDay("--due-day", dueDay);
        OnTimeRecord kept = kept(company, first, last, day);
        if (json) {
            console.out().println(json(company, kept).toPrettyString());
        } else {
            tell(company, kept);
        }
        return kept.count(State.OVERDUE) + kept.count(State.UNKNOWN) > 0 ? Main.FINDINGS : Main.DONE;
    }

    private OnTimeRecord kept(Rut company, YearMonth first, YearMonth last, int day) {
        try (Host host = Host.existing(hostOptions, Optional.empty())) {
            FiledReturns filings = Payers.filings(host);
            HolidayCalendar calendar = HolidayCalendar.chile();
            if (on == null) {
                return filings.onTime(host.tenant(), company, first, last, day, calendar);
            }
            LocalDate asked = OptionValues.date("--on", on);
            return filings.onTime(host.tenant(), company, first, last, day, calendar, asked);
        }
    }

    private void tell(Rut company, OnTimeRecord kept) {
        console.print(
                kept.percent().isPresent() ? "filings.on-time" : "filings.on-time.noshare",
                Map.of(
                        "payer", company,
                        "onTime", kept.count(State.ON_TIME),
                        "decided", kept.decided(),
                        "unknown", kept.count(State.UNKNOWN),
                        "percent", kept.percent().map(BigDecimal::toPlainString).orElse("")));
        for (Timeliness month : kept.months()) {
            console.print(
                    "filings.on-time." + month.state().name().toLowerCase(Locale.ROOT),
                    Map.of(
                            "period", month.period(),
                            "due", month.due().due(),
                            "filedOn", month.filedOn().map(LocalDate::toString).orElse(""),
                            "days", month.daysLate()));
        }
    }

    private static ObjectNode json(Rut company, OnTimeRecord kept) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("payer", company.toString());
        root.put("onTime", kept.count(State.ON_TIME));
        root.put("decided", kept.decided());
        root.put("unknown", kept.count(State.UNKNOWN));
        root.put("percent", kept.percent().map(BigDecimal::toPlainString).orElse(null));
        ArrayNode months = root.putArray("months");
        kept.months().forEach(month -> {
            ObjectNode entry = months.addObject();
            entry.put("period", month.period().toString());
            entry.put("due", month.due().due().toString());
            entry.put("state", month.state().name());
            entry.put("filedOn", month.filedOn().map(LocalDate::toString).orElse(null));
            entry.put("daysLate", month.daysLate());
        });
        return root;
    }
}
