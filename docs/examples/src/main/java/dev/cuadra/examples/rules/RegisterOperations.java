package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.annual.DjAmount;
import dev.cuadra.boleta.annual.DjRow;
import dev.cuadra.boleta.annual.FactorBook;
import dev.cuadra.boleta.annual.Payee;
import dev.cuadra.boleta.annual.YearFactors;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.Form29Correction;
import dev.cuadra.boleta.form29.Form29Json;
import dev.cuadra.boleta.form29.Form29Request;
import dev.cuadra.boleta.form29.MonthFigures;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.register.Matching;
import dev.cuadra.boleta.register.YearBoundary;
import dev.cuadra.boleta.report.ReportRow;
import dev.cuadra.boleta.report.ReportedState;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.retention.Retention;
import dev.cuadra.boleta.retention.RetentionCalculator;
import dev.cuadra.boleta.retention.RetentionTerms;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Place;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Registers of boletas: matched, crossing a year, declared and corrected, summed up for the year. */
final class RegisterOperations {
    private static final int LONGEST_NAME = 200;

    private RegisterOperations() {}

    static void yearBoundary(Input input, ObjectNode answer, Locale locale) {
        Boleta boleta = boleta(input);
        input.end();
        Optional<YearBoundary> crossed = YearBoundary.of(boleta, RateBook.chile(), Place.NOWHERE);
        answer.put("crosses", crossed.isPresent());
        answer.put("ratePercent", crossed.map(found -> found.byDate().percent()).orElse(null));
        answer.put(
                "otherPercent",
                crossed.map(found -> found.byPayment().percent()).orElse(null));
        answer.put("month", crossed.map(found -> found.month().toString()).orElse(null));
        answer.put(
                "confidence",
                crossed.map(found -> found.confidence().name().toLowerCase(Locale.ROOT))
                        .orElse(null));
        answer.set(
                "notice",
                crossed.map(found -> Form29Json.problem(found.notice(), locale)).orElse(null));
    }

    static void match(Input input, ObjectNode answer, Locale locale) {
        List<Boleta> books = boletas(input, "books");
        List<ReportRow> list = new ArrayList<>();
        for (Input row : input.objects("sii")) {
            list.add(row(row, list.size() + 1));
        }
        input.end();
        answer.setAll(MatchJson.write(input.here("books", () -> Matching.of(books, list)), locale));
    }

    static void correction(Input input, ObjectNode answer, Locale locale) {
        YearMonth period = input.month("period");
        PeriodRule rule = input.word("periodRule", PeriodRule.class, PeriodRule.PAYMENT_DATE);
        List<Boleta> filed = boletas(input, "filed");
        List<Boleta> now = boletas(input, "now");
        input.end();
        Form29Correction correction = Form29Correction.between(
                input.here("filed", () -> figures(period, rule, filed)),
                input.here("now", () -> figures(period, rule, now)));
        answer.setAll(Form29Json.write(correction));
    }

    static void annualRow(Input input, ObjectNode answer, Locale locale) {
        int year = input.whole("year", 1900, 2999);
        Rut payee = input.here("payee", () -> Rut.parse(input.text("payee")));
        Map<Month, Map<DjAmount, Clp>> months = new EnumMap<>(Month.class);
        List<Clp> gross = new ArrayList<>();
        for (Input line : input.objects("months")) {
            Month month = Month.of(line.whole("month", 1, 12));
            if (months.containsKey(month)) {
                throw line.problem("INPUT_TWICE", "month", Map.of("value", month.getValue()));
            }
            Map<DjAmount, Clp> amounts = new EnumMap<>(DjAmount.class);
            Input given = line.requiredObject("amounts");
            for (DjAmount amount : DjAmount.values()) {
                if (given.has(amount.name())) {
                    amounts.put(amount, within(given, amount.name(), 0));
                }
            }
            given.end();
            gross.add(within(line, "gross", 1));
            line.end();
            months.put(month, amounts);
        }
        input.end();
        YearFactors factors = input.here("year", () -> FactorBook.chile().of(year));
        DjRow row = input.here("months", () -> DjRow.of(1, Payee.of(payee, ""), months, Clp.sum(gross), factors));
        answer.put("payee", payee.toString());
        answer.put("taxYear", year + 1);
        answer.put("fees", row.fees().pesos());
        ObjectNode updated = answer.putObject("updated");
        row.updated().forEach((amount, pesos) -> updated.put(amount.name(), pesos.pesos()));
        ArrayNode steps = answer.putArray("steps");
        row.steps(factors).forEach(step -> Steps.write(step, steps.addObject(), locale));
        answer.put("verified", factors.verified());
    }

    private static MonthFigures figures(YearMonth period, PeriodRule rule, List<Boleta> boletas) {
        Form29 form = Form29Assembler.chile().assemble(new Form29Request(period, rule, boletas, Map.of()));
        return MonthFigures.of(form, boletas);
    }

    private static List<Boleta> boletas(Input input, String member) {
        List<Boleta> all = new ArrayList<>();
        Set<BoletaId> seen = new HashSet<>();
        for (Input one : input.objects(member)) {
            Boleta boleta = boleta(one);
            one.end();
            if (!seen.add(boleta.id())) {
                throw one.problem(
                        "INPUT_TWICE", "folio", Map.of("value", boleta.id().masked()));
            }
            all.add(boleta);
        }
        return all;
    }

    /** A boleta; what it keeps back is the rule's where it does not say. */
    private static Boleta boleta(Input input) {
        BoletaId id = new BoletaId(Form29Operations.issuer(input), Form29Operations.folio(input));
        RetentionTerms terms = RetentionOperations.terms(input);
        Clp gross = within(input, "gross", 1);
        Optional<LocalDate> paidOn = input.optionalDate("paidOn");
        BoletaState state = input.word("state", BoletaState.class, BoletaState.VIGENTE);
        Retention rule =
                input.here("boletaDate", () -> RetentionCalculator.chile().fromGross(gross, terms));
        Clp loan = rule.loanRetention();
        Clp retained = rule.retention();
        if (input.optional("retained").isPresent()) {
            Clp all = within(input, "retained", 0);
            boolean tooMuch = all.compareTo(gross) > 0;
            boolean byOther = terms.retainer() != dev.cuadra.boleta.receipt.Retainer.PAYER && !all.isZero();
            if (tooMuch || byOther) {
                throw range(input, "retained", 0, byOther ? 0 : gross.pesos());
            }
            loan = loan.compareTo(all) > 0 ? Clp.ZERO : loan;
            retained = all.minus(loan);
        }
        return new Boleta(
                id, terms.concept(), terms.boletaDate(), paidOn, state, gross, terms.retainer(), retained, loan);
    }

    private static ReportRow row(Input input, long line) {
        Rut issuer = Form29Operations.issuer(input);
        BoletaId id = new BoletaId(issuer, Form29Operations.folio(input));
        LocalDate date = input.date("boletaDate");
        String state = input.text("state");
        Clp gross = within(input, "gross", 1);
        Clp retained = within(input, "retained", 0);
        input.end();
        if (retained.compareTo(gross) > 0) {
            throw range(input, "retained", 0, gross.pesos());
        }
        if (state.length() > LONGEST_NAME) {
            throw input.kind("state", dev.cuadra.examples.Texts.KIND_TEXT);
        }
        return new ReportRow(
                line,
                id,
                issuer,
                "",
                date,
                ReportedState.of(state),
                Optional.empty(),
                false,
                gross,
                retained,
                gross.minus(retained));
    }

    private static Clp within(Input input, String member, long least) {
        long pesos = input.integer(member);
        if (pesos < least || pesos > Clp.MAX) {
            throw range(input, member, least, Clp.MAX);
        }
        return Clp.of(pesos);
    }

    private static RuntimeException range(Input input, String member, long least, long most) {
        return input.problem("INPUT_RANGE", member, Map.of("member", member, "least", least, "most", most));
    }
}
