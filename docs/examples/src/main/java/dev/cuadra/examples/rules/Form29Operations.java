package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.Form29Json;
import dev.cuadra.boleta.form29.Form29Request;
import dev.cuadra.boleta.form29.LateBill;
import dev.cuadra.boleta.form29.LateCharges;
import dev.cuadra.boleta.form29.LatePayment;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.law.DueDate;
import dev.cuadra.boleta.law.Holiday;
import dev.cuadra.boleta.law.HolidayCalendar;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.retention.Retention;
import dev.cuadra.boleta.retention.RetentionCalculator;
import dev.cuadra.boleta.retention.RetentionTerms;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Form 29 and its dates. */
final class Form29Operations {
    private Form29Operations() {}

    static void assemble(Input input, ObjectNode answer, Locale locale) {
        YearMonth period = input.month("period");
        PeriodRule rule = input.word("periodRule", PeriodRule.class, PeriodRule.PAYMENT_DATE);
        List<Boleta> boletas =
                input.objects("boletas").stream().map(Form29Operations::boleta).toList();
        Map<F29Code, BigDecimal> other = new TreeMap<>();
        input.object("other").ifPresent(codes -> {
            for (String code : codes.names()) {
                if (!code.matches("[0-9]{1,4}")) {
                    throw codes.problem("INPUT_F29_CODE", code, Map.of("code", code));
                }
                other.put(F29Code.of(code), codes.decimal(code));
            }
        });
        input.end();
        Form29 form = input.here(
                "boletas", () -> Form29Assembler.chile().assemble(new Form29Request(period, rule, boletas, other)));
        answer.setAll(Form29Json.write(form, locale));
    }

    private static Boleta boleta(Input input) {
        BoletaId id = new BoletaId(issuer(input), folio(input));
        RetentionTerms terms = RetentionOperations.terms(input);
        Clp gross = RetentionOperations.amount(input, "gross");
        Optional<LocalDate> paidOn = input.optionalDate("paidOn");
        BoletaState state = input.word("state", BoletaState.class, BoletaState.VIGENTE);
        input.end();
        Retention retention =
                input.here("boletaDate", () -> RetentionCalculator.chile().fromGross(gross, terms));
        return new Boleta(
                id,
                terms.concept(),
                terms.boletaDate(),
                paidOn,
                state,
                gross,
                terms.retainer(),
                retention.retention(),
                retention.loanRetention());
    }

    static Rut issuer(Input input) {
        try {
            return Rut.parse(input.text("issuer"));
        } catch (ProblemException e) {
            throw e.problem().where().equals(Place.NOWHERE)
                    ? new ProblemException(e.problem()
                            .at(input.problem("INPUT_MISSING", "issuer", Map.of("member", "issuer"))
                                    .problem()
                                    .where()))
                    : e;
        }
    }

    /** A folio as a number, or as text as it stands in a file. */
    static long folio(Input input) {
        JsonNode folio = input.required("folio");
        boolean digits = folio.isIntegralNumber() || folio.isTextual();
        if (!digits || !folio.asText().matches("0*[1-9][0-9]{0,17}")) {
            throw input.problem("INPUT_FOLIO", "folio", Map.of());
        }
        return Long.parseLong(folio.asText());
    }

    static void dueDate(Input input, ObjectNode answer, Locale locale) {
        YearMonth period = input.month("period");
        long day = input.integer("day");
        input.end();
        if (day < 1 || day > 31 || !DueDate.DAYS.contains((int) day)) {
            throw input.problem("INPUT_DUE_DAY", "day", Map.of("day", day));
        }
        DueDate date = input.here("period", () -> DueDate.of(period, (int) day, HolidayCalendar.chile()));
        answer.put("nominal", date.nominal().toString());
        answer.put("due", date.due().toString());
        answer.put(
                "because",
                date.because().entrySet().stream()
                        .map(closed -> closed.getKey() + ": " + closed.getValue())
                        .collect(Collectors.joining("; ")));
        answer.put("verified", date.confidence() == Confidence.CERTAIN);
    }

    static void lateCharges(Input input, ObjectNode answer, Locale locale) {
        LatePayment payment = LatePayment.of(
                input.month("period"),
                RetentionOperations.amount(input, "amount"),
                input.date("dueDate"),
                input.date("paidOn"));
        Optional<BigDecimal> ipc = input.optional("ipcPercent").map(any -> input.decimal("ipcPercent"));
        input.end();
        LateBill bill = input.here(
                "paidOn", () -> LateCharges.chile().of(ipc.map(payment::withIpc).orElse(payment)));
        // What was not asked about is not answered, even where the law says that it is nothing: a warning tells which.
        answer.put(
                "readjustment",
                ipc.flatMap(given -> bill.readjustment()).map(Clp::pesos).orElse(null));
        answer.put("interest", bill.interest().pesos());
        answer.put("fine", bill.fine().pesos());
        answer.put("total", bill.total().pesos());
        answer.put("payable", bill.payable().pesos());
        answer.put("due", bill.due().toString());
        answer.put("confidence", bill.confidence().name().toLowerCase(Locale.ROOT));
        ArrayNode steps = answer.putArray("steps");
        bill.steps().forEach(step -> Steps.write(step, steps.addObject(), locale));
        ArrayNode warnings = answer.putArray("warnings");
        bill.warnings().forEach(warning -> warnings.add(Form29Json.problem(warning, locale)));
    }

    static void isHoliday(Input input, ObjectNode answer, Locale locale) {
        LocalDate date = input.date("date");
        input.end();
        Optional<Holiday> holiday =
                input.here("date", () -> HolidayCalendar.chile().holiday(date));
        answer.put("holiday", holiday.isPresent());
        answer.put("name", holiday.map(Holiday::name).orElse(null));
        answer.put("source", holiday.map(Holiday::source).orElse(null));
        holiday.ifPresent(found ->
                answer.put("sourceConfidence", found.confidence().name().toLowerCase(Locale.ROOT)));
    }
}
