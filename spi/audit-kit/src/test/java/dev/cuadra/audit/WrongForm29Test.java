package dev.cuadra.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.Form29Engine;
import dev.cuadra.boleta.form29.Form29Request;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.law.DueDate;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each property of the kit catches the mistake it is there for. */
class WrongForm29Test {
    private static final Form29Assembler RIGHT = Form29Assembler.chile();

    /** An engine with one mistake, and the property that has to notice. */
    private record Mistake(String name, Form29Engine engine, String caughtBy) {}

    private static final List<Mistake> MISTAKES = List.of(
            new Mistake("code 151 as rate × sum", rateOnTheSum(), "eachCodeIsTheSumOfTheBoletasBehindIt"),
            new Mistake(
                    "code 151 without the boletas behind it",
                    onForm((request, form) -> behind(form, Map.of())),
                    "behindEachCodeStandTheBoletasOfTheMonthAndNoOthers"),
            new Mistake(
                    "always the boleta's date",
                    onRequest(request -> new Form29Request(
                            request.period(), PeriodRule.BOLETA_DATE, request.boletas(), request.other())),
                    "aBoletaIsDeclaredInExactlyOneMonth"),
            new Mistake(
                    "unpaid boletas counted as paid",
                    onBoletas(boletas -> boletas.stream()
                            .map(b -> b.paidOn().isEmpty() ? b.paidOn(b.date()) : b)
                            .toList()),
                    "aBoletaIsDeclaredInExactlyOneMonth"),
            new Mistake(
                    "annulled boletas counted",
                    onBoletas(boletas -> boletas.stream()
                            .map(b -> in(b, BoletaState.VIGENTE))
                            .toList()),
                    "onlyAnnulledBoletasAreLeftOut"),
            new Mistake(
                    "a pending annulment taken for an annulment",
                    onBoletas(boletas -> boletas.stream()
                            .map(b -> b.state() == BoletaState.ANULACION_PENDIENTE ? in(b, BoletaState.ANULADA) : b)
                            .toList()),
                    "onlyAnnulledBoletasAreLeftOut"),
            new Mistake(
                    "observed boletas left out",
                    onBoletas(boletas -> boletas.stream()
                            .filter(b -> b.state() != BoletaState.OBSERVADA)
                            .toList()),
                    "onlyAnnulledBoletasAreLeftOut"),
            new Mistake(
                    "the first boleta left out",
                    onBoletas(boletas -> boletas.subList(Math.min(1, boletas.size()), boletas.size())),
                    "theOrderOfTheBoletasDoesNotMatter"),
            new Mistake(
                    "boletas told apart by folio alone",
                    onBoletas(boletas -> List.copyOf(boletas.stream()
                            .collect(Collectors.toMap(
                                    b -> b.id().folio(), Function.identity(), (a, b) -> a, LinkedHashMap::new))
                            .values())),
                    "splittingTheBooksByIssuerAddsUp"),
            new Mistake(
                    "directors in code 151",
                    onBoletas(boletas ->
                            boletas.stream().map(WrongForm29Test::asFee).toList()),
                    "theReturnAgreesWithTheRetention"),
            new Mistake(
                    "a subtotal without the loan",
                    onCodes(codes -> codes.merge(
                            F29Code.SUBTOTAL,
                            codes.getOrDefault(F29Code.LOAN_ON_FEES, BigDecimal.ZERO),
                            BigDecimal::subtract)),
                    "theTotalsFollowFromTheirParts"),
            new Mistake(
                    "a negative amount to pay",
                    onCodes(codes -> codes.put(F29Code.PAYABLE, codes.getOrDefault(F29Code.TOTAL, BigDecimal.ZERO))),
                    "theTotalsFollowFromTheirParts"),
            new Mistake(
                    "the host's codes forgotten",
                    onRequest(request -> Form29Request.of(request.period(), request.boletas())),
                    "theHostsOwnCodesAreCarriedThrough"),
            new Mistake(
                    "a provisional payment cut off",
                    onCodes(codes -> codes.computeIfPresent(
                            F29Code.of("62"),
                            (code, payment) -> codes.getOrDefault(F29Code.of("563"), BigDecimal.ZERO)
                                    .multiply(codes.getOrDefault(F29Code.of("115"), BigDecimal.ZERO))
                                    .movePointLeft(2)
                                    .setScale(0, RoundingMode.DOWN))),
                    "theProvisionalPaymentIsBaseTimesRate"),
            new Mistake(
                    "VAT due below nothing",
                    onCodes(codes -> {
                        BigDecimal remainder = codes.remove(F29Code.of("77"));
                        if (remainder != null) {
                            codes.put(F29Code.of("89"), remainder.negate());
                        }
                    }),
                    "vatIsEitherDueOrRemains"),
            new Mistake(
                    "what is remitted still to be paid",
                    onCodes(codes -> codes.computeIfPresent(
                            F29Code.PAYABLE_LATE,
                            (code, payable) -> payable.add(codes.getOrDefault(F29Code.of("795"), BigDecimal.ZERO)))),
                    "lateChargesComeOnTop"),
            new Mistake(
                    "a nil return without totals",
                    onCodes(codes -> codes.values().removeIf(value -> value.signum() == 0)),
                    "nothingToDeclareIsANilReturn"),
            new Mistake(
                    "a boleta that stands twice counted once",
                    onBoletas(boletas -> List.copyOf(new LinkedHashSet<>(boletas))),
                    "aBoletaTwiceIsRefused"),
            new Mistake(
                    "computed codes taken from outside",
                    onRequest(request -> new Form29Request(
                            request.period(),
                            request.rule(),
                            request.boletas(),
                            request.other().entrySet().stream()
                                    .filter(e -> Set.of("48", "49", "50")
                                            .contains(e.getKey().value()))
                                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))),
                    "whatIsWorkedOutCannotBeSet"),
            new Mistake(
                    "due dates that never move",
                    onForm((request, form) -> {
                        Map<Integer, DueDate> dates = new TreeMap<>();
                        form.dueDates()
                                .forEach((day, d) -> dates.put(
                                        day,
                                        new DueDate(
                                                d.period(), day, d.nominal(), d.nominal(), Map.of(), d.confidence())));
                        return new Form29(
                                form.period(), form.rule(), form.codes(), form.boletas(), dates, form.warnings());
                    }),
                    "dueDatesAreWorkingDays"));

    @TestFactory
    Stream<DynamicTest> eachMistakeIsCaught() {
        return MISTAKES.stream()
                .map(mistake -> dynamicTest(
                        mistake.name(),
                        () -> assertThat(Audit.failures(mistake.engine(), mistake.caughtBy()))
                                .containsKey(mistake.caughtBy())));
    }

    @Test
    void everyPropertyIsSeenFailingOnce() {
        assertThat(MISTAKES).extracting(Mistake::caughtBy).contains(Audit.properties(Form29Properties.class));
    }

    @Test
    void anEngineThatPutsTheRateOnTheSumFailsWhereRoundingShows() {
        Map<String, String> failures = Audit.failures(
                rateOnTheSum(),
                "eachCodeIsTheSumOfTheBoletasBehindIt",
                "splittingTheBooksByIssuerAddsUp",
                "behindEachCodeStandTheBoletasOfTheMonthAndNoOthers",
                "theReturnAgreesWithTheRetention",
                "nothingToDeclareIsANilReturn");

        assertThat(failures)
                .containsOnlyKeys("eachCodeIsTheSumOfTheBoletasBehindIt", "splittingTheBooksByIssuerAddsUp");
        assertThat(failures.get("eachCodeIsTheSumOfTheBoletasBehindIt")).contains("F29-1: code 151 of [");
    }

    @Test
    void aCalendarWithoutHolidaysFailsOnTheDatesThatAreKnown() {
        Form29Engine weekendsOnly =
                new Form29Assembler(dev.cuadra.boleta.law.HolidayCalendar.of(2003, 2031, List.of()));

        assertThat(Audit.wrongDueDates(weekendsOnly))
                .containsOnlyKeys(
                        "2024-06-20 is due on 2024-06-21",
                        "2024-09-20 is due on 2024-09-23",
                        "2025-06-20 is due on 2025-06-23",
                        "2026-06-28 is due on 2026-06-30",
                        "2026-10-12 is due on 2026-10-13",
                        "2027-06-20 is due on 2027-06-22",
                        "2028-06-20 is due on 2028-06-21");
    }

    /** What a spreadsheet does: the gross amounts of one rate summed up, the rate put on the sum, the totals after it. */
    private static Form29Engine rateOnTheSum() {
        return onForm((request, form) -> {
            Map<Integer, Clp> grosses = new TreeMap<>();
            for (Boleta boleta : request.boletas()) {
                if (form.boletas().getOrDefault(F29Code.FEES, List.of()).contains(boleta.id())) {
                    grosses.merge(WrittenLaw.ordinaryBasisPoints(boleta.date()), boleta.gross(), Clp::plus);
                }
            }
            BigDecimal fees = grosses.entrySet().stream()
                    .map(e -> BigDecimal.valueOf(
                            WrittenLaw.share(e.getValue(), e.getKey()).pesos()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal more = fees.subtract(form.value(F29Code.FEES));
            Map<F29Code, BigDecimal> codes = new LinkedHashMap<>(form.codes());
            codes.computeIfPresent(F29Code.FEES, (code, sum) -> fees);
            for (F29Code total : List.of(F29Code.SUBTOTAL, F29Code.TOTAL, F29Code.PAYABLE, F29Code.PAYABLE_LATE)) {
                codes.computeIfPresent(total, (code, sum) -> sum.add(more));
            }
            return codes(form, codes);
        });
    }

    private static Form29Engine onRequest(UnaryOperator<Form29Request> misread) {
        return request -> RIGHT.assemble(misread.apply(request));
    }

    private static Form29Engine onBoletas(UnaryOperator<List<Boleta>> misread) {
        return onRequest(request ->
                new Form29Request(request.period(), request.rule(), misread.apply(request.boletas()), request.other()));
    }

    private static Form29Engine onForm(BiFunction<Form29Request, Form29, Form29> spoil) {
        return request -> spoil.apply(request, RIGHT.assemble(request));
    }

    private static Form29Engine onCodes(java.util.function.Consumer<Map<F29Code, BigDecimal>> spoil) {
        return onForm((request, form) -> {
            Map<F29Code, BigDecimal> codes = new LinkedHashMap<>(form.codes());
            spoil.accept(codes);
            return codes(form, codes);
        });
    }

    private static Form29 codes(Form29 form, Map<F29Code, BigDecimal> codes) {
        return new Form29(form.period(), form.rule(), codes, form.boletas(), form.dueDates(), form.warnings());
    }

    private static Form29 behind(Form29 form, Map<F29Code, List<BoletaId>> boletas) {
        return new Form29(form.period(), form.rule(), form.codes(), boletas, form.dueDates(), form.warnings());
    }

    private static Boleta in(Boleta b, BoletaState state) {
        return new Boleta(
                b.id(),
                b.concept(),
                b.date(),
                b.paidOn(),
                state,
                b.gross(),
                b.retainer(),
                b.retained(),
                b.loanRetained());
    }

    private static Boleta asFee(Boleta b) {
        return new Boleta(
                b.id(),
                Concept.HONORARIOS,
                b.date(),
                b.paidOn(),
                b.state(),
                b.gross(),
                b.retainer(),
                b.retained(),
                b.loanRetained());
    }
}
