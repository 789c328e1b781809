package dev.cuadra.examples;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.form29.F29Form;
import dev.cuadra.boleta.form29.F29Line;
import dev.cuadra.boleta.form29.Form29Correction;
import dev.cuadra.boleta.form29.Form29Json;
import dev.cuadra.boleta.form29.LateBill;
import dev.cuadra.boleta.form29.LateCharges;
import dev.cuadra.boleta.form29.LatePayment;
import dev.cuadra.boleta.law.DueDate;
import dev.cuadra.boleta.law.HolidayCalendar;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "correct",
        footer = "  java -jar cuadra.jar filings correct --payer 76000000-0 --period 2026-05 --pay-on 2026-06-20"
                + " --db jdbc:sqlite:cuadra.db")
final class FilingCorrectCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final PayerOption payer = new PayerOption();

    @Mixin
    private final PeriodOption period = new PeriodOption();

    @Option(names = "--pay-on", paramLabel = "AAAA-MM-DD")
    @Nullable
    private String payOn;

    @Option(names = "--due-day", paramLabel = "12|20|28")
    private String dueDay = "12";

    @Option(names = "--json")
    private boolean json;

    @Mixin
    private final HostOptions hostOptions = new HostOptions();

    FilingCorrectCommand(Console console) {
        this.console = console;
    }

    /** What paying the rest later costs, or why nobody can say. */
    private record Late(Optional<LateBill> bill, Optional<Problem> unknown) {}

    @Override
    public Integer call() {
        Rut company = payer.rut();
        YearMonth month = period.month();
        int day = OptionValues.dueDay("--due-day", dueDay);
        Optional<LocalDate> paid = Optional.ofNullable(payOn).map(text -> OptionValues.date("--pay-on", text));
        Form29Correction correction;
        try (Host host = Host.existing(hostOptions, Optional.empty())) {
            correction = Payers.filings(host)
                    .correction(host.tenant(), company, month)
                    .orElseThrow(() -> new ProblemException(
                            Texts.BOOK.problem("FILING_NONE", Place.member("--period"), Map.of("period", month))));
        }
        Late late = paid.filter(any -> correction.payable().signum() > 0)
                .map(on -> late(correction, day, on))
                .orElseGet(() -> new Late(Optional.empty(), Optional.empty()));
        if (json) {
            console.out().println(json(company, correction, late).toPrettyString());
        } else {
            tell(correction, late);
        }
        return correction.needed() ? Main.FINDINGS : Main.DONE;
    }

    private static Late late(Form29Correction correction, int day, LocalDate on) {
        try {
            LocalDate due = DueDate.of(correction.period(), day, HolidayCalendar.chile())
                    .due();
            Clp amount = Clp.of(correction.payable().longValueExact());
            LateBill bill = LateCharges.chile().of(LatePayment.of(correction.period(), amount, due, on));
            return new Late(Optional.of(bill), Optional.empty());
        } catch (ProblemException e) {
            return new Late(Optional.empty(), Optional.of(e.problem()));
        }
    }

    private ObjectNode json(Rut company, Form29Correction correction, Late late) {
        ObjectNode root = Form29Json.write(correction);
        root.put("payer", company.toString());
        late.unknown().ifPresent(problem -> root.set("lateUnknown", Form29Json.problem(problem, console.locale())));
        late.bill().ifPresent(bill -> {
            ObjectNode charges = root.putObject("late");
            charges.put("due", bill.due().toString());
            charges.put("paidOn", bill.payment().paidOn().toString());
            charges.put("readjustment", bill.readjustment().map(Clp::pesos).orElse(null));
            charges.put("interest", bill.interest().pesos());
            charges.put("fine", bill.fine().pesos());
            charges.put("total", bill.total().pesos());
            charges.put("payable", bill.payable().pesos());
            ArrayNode warnings = charges.putArray("warnings");
            bill.warnings().forEach(warning -> warnings.add(Form29Json.problem(warning, console.locale())));
        });
        return root;
    }

    private void tell(Form29Correction correction, Late late) {
        console.print(correction.needed() ? "correct.needed" : "correct.none", Map.of("period", correction.period()));
        correction.codes().forEach(change -> {
            console.print(
                    "correct.code",
                    Map.of(
                            "code", change.code(),
                            "label",
                                    F29Form.current()
                                            .line(change.code())
                                            .map(F29Line::label)
                                            .orElse(""),
                            "filed", FilingsCommand.grouped(change.filed()),
                            "now", FilingsCommand.grouped(change.now()),
                            "difference", FilingsCommand.grouped(change.difference())));
            change.boletas()
                    .forEach(moved -> console.print(
                            "correct.boleta",
                            Map.of(
                                    "boleta", moved.boleta(),
                                    "filed", BoletaMatchCommand.grouped(moved.filed()),
                                    "now", BoletaMatchCommand.grouped(moved.now()),
                                    "causes",
                                            moved.causes().stream()
                                                    .map(cause -> console.text("correct.cause." + cause, Map.of()))
                                                    .collect(Collectors.joining(", ")))));
        });
        int sign = correction.payable().signum();
        if (sign != 0) {
            console.print(
                    sign > 0 ? "correct.payable" : "correct.credit",
                    Map.of("amount", FilingsCommand.grouped(correction.payable().abs())));
        }
        late.unknown().ifPresent(console::print);
        late.bill().ifPresent(this::tell);
    }

    private void tell(LateBill bill) {
        console.print(
                "correct.late",
                Map.of(
                        "paidOn", bill.payment().paidOn(),
                        "due", bill.due(),
                        "interest", BoletaMatchCommand.grouped(bill.interest()),
                        "fine", BoletaMatchCommand.grouped(bill.fine()),
                        "payable", BoletaMatchCommand.grouped(bill.payable())));
        bill.warnings().forEach(console::print);
    }
}
