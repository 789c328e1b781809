package dev.cuadra.audit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.form29.Form29Engine;
import dev.cuadra.boleta.form29.Form29Request;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.law.DueDate;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.Boleta;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.retention.Retention;
import dev.cuadra.boleta.retention.RetentionEngine;
import dev.cuadra.boleta.retention.RetentionTerms;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/**
 * The law on the payer's monthly return, as properties of an engine. Extend it, name the engines, run it with JUnit; the
 * jqwik engine calls every property with hundreds of ledgers and reports the smallest that fails. Holds no state.
 */
public abstract class Form29Properties {
    private static final int LEDGERS = 400;
    /** What stands on the return for boletas; all else of it comes from the host. */
    private static final List<F29Code> OF_BOLETAS = codes("151", "153", "155");

    private static final F29Code SUBTOTAL = F29Code.of("595");
    private static final F29Code TOTAL = F29Code.of("547");
    private static final F29Code PAYABLE = F29Code.of("91");

    /** For the auditor's class. */
    protected Form29Properties() {}

    /** The engine under audit. */
    protected abstract Form29Engine engine();

    /** The engine that works out what is kept back; the return has to agree with it. */
    protected abstract RetentionEngine retention();

    /** Codes 151, 153 and 155 are the sums of what was kept back of the boletas behind them, peso for peso. */
    @Property(tries = LEDGERS)
    @Tag("F29-1")
    public void eachCodeIsTheSumOfTheBoletasBehindIt(@ForAll("requests") Form29Request request) {
        Form29 form = engine().assemble(request);
        Map<BoletaId, Boleta> books = byId(request.boletas());

        assertTrue(
                OF_BOLETAS.containsAll(form.boletas().keySet()),
                () -> "boletas behind " + form.boletas().keySet());
        for (F29Code code : OF_BOLETAS) {
            List<BoletaId> behind = form.boletas().getOrDefault(code, List.of());
            assertTrue(
                    books.keySet().containsAll(behind), () -> "F29-1: unknown boletas behind " + code + ": " + behind);
            BigDecimal sum = behind.stream()
                    .map(id -> amount(Objects.requireNonNull(books.get(id)), code))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertMoney(sum, form.value(code), () -> "F29-1: code " + code + " of " + behind);
        }
    }

    /** Behind each code stand exactly the boletas that the law puts there, each once. */
    @Property(tries = LEDGERS)
    @Tag("F29-1")
    @Tag("F29-3")
    @Tag("F29-5")
    public void behindEachCodeStandTheBoletasOfTheMonthAndNoOthers(@ForAll("requests") Form29Request request) {
        Form29 form = engine().assemble(request);

        for (F29Code code : OF_BOLETAS) {
            Set<BoletaId> lawful = new TreeSet<>();
            for (Boleta boleta : request.boletas()) {
                boolean here = WrittenLaw.month(boleta, request.rule())
                        .filter(request.period()::equals)
                        .isPresent();
                if (here && WrittenLaw.declared(boleta).containsKey(code)) {
                    lawful.add(boleta.id());
                }
            }
            List<BoletaId> behind = form.boletas().getOrDefault(code, List.of());
            assertEquals(
                    lawful,
                    new TreeSet<>(behind),
                    () -> "F29-1, F29-3: boletas behind " + code + " in " + when(request));
            assertEquals(
                    lawful.size(), behind.size(), () -> "F29-1: a boleta stands twice behind " + code + ": " + behind);
        }
    }

    /** Over all months a boleta is declared once: in the month that the chosen rule names. */
    @Property(tries = LEDGERS / 4)
    @Tag("F29-3")
    public void aBoletaIsDeclaredInExactlyOneMonth(@ForAll("requests") Form29Request request) {
        Map<BoletaId, Set<YearMonth>> declared = new TreeMap<>();
        for (YearMonth month : months(request.boletas())) {
            Form29 form = engine().assemble(new Form29Request(month, request.rule(), request.boletas(), Map.of()));
            form.boletas().values().stream()
                    .flatMap(List::stream)
                    .forEach(id -> declared.computeIfAbsent(id, unused -> new TreeSet<>())
                            .add(month));
        }
        for (Boleta boleta : request.boletas()) {
            Set<YearMonth> lawful = WrittenLaw.declared(boleta).isEmpty()
                    ? Set.of()
                    : WrittenLaw.month(boleta, request.rule()).map(Set::of).orElse(Set.of());
            assertEquals(
                    lawful,
                    declared.getOrDefault(boleta.id(), Set.of()),
                    () -> "F29-3: the months that declare, by " + request.rule() + ", " + boleta);
        }
    }

    /** An annulled boleta is never declared; one whose annulment is pending, or that is observed, is like any other. */
    @Property(tries = LEDGERS / 2)
    @Tag("F29-5")
    public void onlyAnnulledBoletasAreLeftOut(@ForAll("requests") Form29Request request) {
        Form29 annulled = engine().assemble(with(request, BoletaState.ANULADA));
        assertTrue(annulled.boletas().isEmpty(), () -> "F29-5: annulled, yet declared: " + annulled.boletas());

        Form29 inForce = engine().assemble(with(request, BoletaState.VIGENTE));
        for (BoletaState state : List.of(BoletaState.ANULACION_PENDIENTE, BoletaState.OBSERVADA)) {
            Form29 other = engine().assemble(with(request, state));
            assertEquals(inForce.boletas(), other.boletas(), () -> "F29-5: boletas behind the codes when " + state);
            assertSameCodes(inForce.codes(), other.codes(), "F29-5: codes when " + state);
        }
    }

    /** The order in which a host hands over its boletas does not matter. */
    @Property(tries = LEDGERS / 2)
    @Tag("F29-1")
    public void theOrderOfTheBoletasDoesNotMatter(@ForAll("requests") Form29Request request, @ForAll Random random) {
        List<Boleta> shuffled = new ArrayList<>(request.boletas());
        Collections.shuffle(shuffled, random);

        Form29 one = engine().assemble(request);
        Form29 other =
                engine().assemble(new Form29Request(request.period(), request.rule(), shuffled, request.other()));

        assertSameCodes(one.codes(), other.codes(), "F29-1: codes after shuffling");
        assertEquals(one.boletas(), other.boletas(), "F29-1: boletas behind the codes after shuffling");
    }

    /** The returns of two halves of the books add up to the return of the whole, however they are split by issuer. */
    @Property(tries = LEDGERS / 2)
    @Tag("F29-1")
    public void splittingTheBooksByIssuerAddsUp(@ForAll("requests") Form29Request request, @ForAll Random random) {
        Map<Rut, Boolean> side = new HashMap<>();
        Predicate<Boleta> left = boleta -> side.computeIfAbsent(boleta.id().issuer(), issuer -> random.nextBoolean());
        Map<Boolean, List<Boleta>> halves = request.boletas().stream().collect(Collectors.partitioningBy(left));

        Form29 whole = engine().assemble(request);
        Form29 first = engine().assemble(boletas(request, halves.getOrDefault(true, List.of())));
        Form29 second = engine().assemble(boletas(request, halves.getOrDefault(false, List.of())));

        for (F29Code code : OF_BOLETAS) {
            assertMoney(
                    whole.value(code),
                    first.value(code).add(second.value(code)),
                    () -> "F29-1: code " + code + " of the two halves of " + request.boletas());
        }
    }

    /** One boleta alone brings to the return what the engine that retains said it would, code by code. */
    @Property
    @Tag("F29-1")
    @Tag("RET-4")
    @Tag("RET-5")
    public void theReturnAgreesWithTheRetention(@ForAll("fees") Clp gross, @ForAll("terms") RetentionTerms terms) {
        Retention kept = retention().fromGross(gross, terms);
        LocalDate day = terms.boletaDate();
        Boleta boleta = new Boleta(
                new BoletaId(new Rut(12_345_678), 1),
                terms.concept(),
                day,
                Optional.of(day),
                BoletaState.VIGENTE,
                gross,
                terms.retainer(),
                kept.retention(),
                kept.loanRetention());

        Form29 form = engine().assemble(Form29Request.of(YearMonth.from(day), List.of(boleta)));

        Map<F29Code, BigDecimal> expected = new TreeMap<>();
        kept.f29().forEach((code, amount) -> expected.put(code, BigDecimal.valueOf(amount.pesos())));
        Map<F29Code, BigDecimal> declared = new TreeMap<>(form.codes());
        declared.keySet().retainAll(OF_BOLETAS);
        assertSameCodes(expected, declared, "F29-1: codes of " + boleta);
    }

    /** 595 is the sum of the front, 547 adds the reverse, 91 is 547 unless that is negative. */
    @Property(tries = LEDGERS)
    @Tag("F29-2")
    public void theTotalsFollowFromTheirParts(
            @ForAll("requests") Form29Request request, @ForAll("reverse") Map<F29Code, BigDecimal> reverse) {
        Map<F29Code, BigDecimal> other = new TreeMap<>(request.other());
        other.putAll(reverse);
        Form29 form = engine().assemble(other(request, other));

        BigDecimal front = sum(form, "151", "153", "155", "48", "49", "50", "54", "56", "62", "89");
        BigDecimal back = sum(form, "39", "554", "597").subtract(form.value(F29Code.of("736")));
        assertAll(
                () -> assertMoney(
                        front, form.value(SUBTOTAL), () -> "F29-2: 595, the sum of the front, in " + form.codes()),
                () -> assertMoney(
                        front.add(back), form.value(TOTAL), () -> "F29-2: 547 = 595 + reverse, in " + form.codes()),
                () -> assertMoney(
                        front.add(back).max(BigDecimal.ZERO),
                        form.value(PAYABLE),
                        () -> "F29-2: 91 = 547, never below 0, in " + form.codes()));
    }

    /** What the host brings from elsewhere stands on the return as it was brought. */
    @Property(tries = LEDGERS)
    @Tag("F29-2")
    public void theHostsOwnCodesAreCarriedThrough(@ForAll("requests") Form29Request request) {
        Form29 form = engine().assemble(request);

        request.other()
                .forEach((code, value) ->
                        assertMoney(value, form.value(code), () -> "F29-2: code " + code + " of the host"));
        assertEquals(request.period(), form.period(), "F29-3: the month declared");
        assertEquals(request.rule(), form.rule(), "F29-3: the rule for the month");
    }

    /** 62 is base × rate to the nearest peso, less the credit. */
    @Property(tries = LEDGERS)
    @Tag("F29-4")
    public void theProvisionalPaymentIsBaseTimesRate(@ForAll("requests") Form29Request request) {
        Form29 form = engine().assemble(request);

        BigDecimal exact = form.value(F29Code.of("563"))
                .multiply(form.value(F29Code.of("115")))
                .movePointLeft(2);
        assertMoney(
                exact.setScale(0, RoundingMode.HALF_UP),
                form.value(F29Code.of("62")),
                () -> "F29-4: 62 = 563 × 115 %, exactly " + exact.toPlainString());
    }

    /** Of debits and credits of VAT one side is due (89) or remains (77), and a remainder lowers no total. */
    @Property(tries = LEDGERS)
    @Tag("F29-6")
    public void vatIsEitherDueOrRemains(@ForAll("requests") Form29Request request) {
        Form29 form = engine().assemble(request);

        BigDecimal balance = form.value(F29Code.of("538")).subtract(form.value(F29Code.of("537")));
        assertMoney(
                balance.max(BigDecimal.ZERO),
                form.value(F29Code.of("89")),
                () -> "F29-6: 89 of a balance of " + balance);
        assertMoney(
                balance.negate().max(BigDecimal.ZERO),
                form.value(F29Code.of("77")),
                () -> "F29-6: 77 of a balance of " + balance);
    }

    /** Paid late, 94 is 91 with the charges and without what is remitted of them. */
    @Property(tries = LEDGERS / 2)
    @Tag("F29-7")
    public void lateChargesComeOnTop(
            @ForAll("requests") Form29Request request, @ForAll("late") Map<F29Code, BigDecimal> late) {
        Map<F29Code, BigDecimal> other = new TreeMap<>(request.other());
        other.putAll(late);
        Form29 onTime = engine().assemble(request);
        Form29 form = engine().assemble(other(request, other));

        assertMoney(
                onTime.value(PAYABLE), form.value(PAYABLE), () -> "F29-7: charges do not touch 91, in " + form.codes());
        assertMoney(
                sum(form, "91", "92", "93").subtract(form.value(F29Code.of("795"))),
                form.value(F29Code.of("94")),
                () -> "F29-7: 94 = 91 + 92 + 93 - 795, in " + form.codes());
    }

    /** A month with nothing to declare is a return of zeros that still states its totals. */
    @Property(tries = LEDGERS / 4)
    @Tag("F29-2")
    public void nothingToDeclareIsANilReturn(@ForAll("months") YearMonth month, @ForAll PeriodRule rule) {
        Form29 form = engine().assemble(new Form29Request(month, rule, List.of(), Map.of()));

        assertTrue(form.nil(), () -> "F29-2: not nil: " + form.codes());
        assertTrue(form.boletas().isEmpty(), () -> "F29-2: boletas in a nil return: " + form.boletas());
        assertEquals(Set.of(SUBTOTAL, TOTAL, PAYABLE), form.codes().keySet(), "F29-2: what a nil return states");
    }

    /** Issuer and folio identify a boleta: the same one twice is refused, the same folio of two issuers is not. */
    @Property(tries = LEDGERS / 2)
    @Tag("BHE-1")
    public void aBoletaTwiceIsRefused(@ForAll("requests") Form29Request request, @ForAll Random random) {
        List<Boleta> boletas = request.boletas();
        if (boletas.isEmpty()) {
            return;
        }
        List<Boleta> twice = new ArrayList<>(boletas);
        twice.add(boletas.get(random.nextInt(boletas.size())));
        Collections.shuffle(twice, random);

        engine().assemble(request);
        ProblemException refusal = assertThrows(
                ProblemException.class,
                () -> engine().assemble(boletas(request, twice)),
                () -> "BHE-1: a boleta stands twice in " + twice);
        assertEquals("BOLETA_TWICE", refusal.problem().code(), "BHE-1: why a boleta that stands twice is refused");
    }

    /** The books alone say what 151, 153, 155 and the totals are: a host cannot set them. */
    @Property(tries = LEDGERS / 4)
    @Tag("F29-2")
    public void whatIsWorkedOutCannotBeSet(@ForAll("requests") Form29Request request, @ForAll("fees") Clp value) {
        for (F29Code code : codes("151", "153", "155", "595", "547", "91", "94")) {
            Map<F29Code, BigDecimal> other = new TreeMap<>(request.other());
            other.put(code, BigDecimal.valueOf(value.pesos()));
            ProblemException refusal = assertThrows(
                    ProblemException.class,
                    () -> engine().assemble(other(request, other)),
                    () -> "F29-2: the host set code " + code + " to " + value);
            assertEquals("F29_CODE_COMPUTED", refusal.problem().code(), "F29-2: why code " + code + " is refused");
        }
    }

    /** A due date is a working day, on or after the day of the law, in the month after the one declared or at its end. */
    @Property(tries = LEDGERS)
    @Tag("DUE-1")
    @Tag("DUE-2")
    public void dueDatesAreWorkingDays(@ForAll("months") YearMonth month) {
        Form29 form = engine().assemble(Form29Request.of(month, List.of()));

        for (Map.Entry<Integer, DueDate> entry : form.dueDates().entrySet()) {
            DueDate date = entry.getValue();
            LocalDate nominal = month.plusMonths(1).atDay(entry.getKey());
            LocalDate due = date.due();
            boolean closed = due.getDayOfWeek() == DayOfWeek.SATURDAY
                    || due.getDayOfWeek() == DayOfWeek.SUNDAY
                    || MonthDay.from(due).equals(MonthDay.of(12, 31));
            assertAll(
                    () -> assertTrue(
                            Set.of(12, 20, 28).contains(entry.getKey()), () -> "DUE-1: a day of the law: " + date),
                    () -> assertEquals(nominal, date.nominal(), () -> "DUE-1: the day of the law of " + month),
                    () -> assertFalse(due.isBefore(nominal), () -> "DUE-2: before the day of the law: " + date),
                    () -> assertFalse(closed, () -> "DUE-2: not a working day: " + date),
                    () -> assertEquals(
                            nominal.datesUntil(due).collect(Collectors.toSet()),
                            date.because().keySet(),
                            () -> "DUE-2: each day passed over has its reason: " + date));
        }
    }

    /** A month, a rule, the books of that time, and codes of the front from elsewhere. */
    @Provide
    public Arbitrary<Form29Request> requests() {
        return Months.any()
                .flatMap(month -> Combinators.combine(
                                Arbitraries.of(PeriodRule.values()), Boletas.ledger(month), OtherCodes.front())
                        .as((rule, boletas, other) -> new Form29Request(month, rule, boletas, other)))
                // Frequencies bring the edges; all their combinations would crowd out everything else.
                .withoutEdgeCases();
    }

    /** {@link Months#any}. */
    @Provide
    public Arbitrary<YearMonth> months() {
        return Months.any();
    }

    /** {@link Amounts#fees}. */
    @Provide
    public Arbitrary<Clp> fees() {
        return Amounts.fees();
    }

    /** {@link Terms#any}. */
    @Provide
    public Arbitrary<RetentionTerms> terms() {
        return Terms.any();
    }

    /** {@link OtherCodes#reverse}. */
    @Provide
    public Arbitrary<Map<F29Code, BigDecimal>> reverse() {
        return OtherCodes.reverse().withoutEdgeCases();
    }

    /** {@link OtherCodes#late}. */
    @Provide
    public Arbitrary<Map<F29Code, BigDecimal>> late() {
        return OtherCodes.late().withoutEdgeCases();
    }

    private static BigDecimal amount(Boleta boleta, F29Code code) {
        return BigDecimal.valueOf(
                WrittenLaw.declared(boleta).getOrDefault(code, Clp.ZERO).pesos());
    }

    private static BigDecimal sum(Form29 form, String... parts) {
        return codes(parts).stream().map(form::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<F29Code> codes(String... values) {
        return List.of(values).stream().map(F29Code::of).toList();
    }

    private static Map<BoletaId, Boleta> byId(List<Boleta> boletas) {
        return boletas.stream().collect(Collectors.toMap(Boleta::id, Function.identity()));
    }

    private static Set<YearMonth> months(List<Boleta> boletas) {
        Set<YearMonth> months = new TreeSet<>();
        for (Boleta boleta : boletas) {
            months.add(YearMonth.from(boleta.date()));
            boleta.paidOn().map(YearMonth::from).ifPresent(months::add);
        }
        return months;
    }

    private static Form29Request boletas(Form29Request request, List<Boleta> boletas) {
        return new Form29Request(request.period(), request.rule(), boletas, request.other());
    }

    private static Form29Request other(Form29Request request, Map<F29Code, BigDecimal> other) {
        return new Form29Request(request.period(), request.rule(), request.boletas(), other);
    }

    private static Form29Request with(Form29Request request, BoletaState state) {
        return boletas(
                request,
                request.boletas().stream()
                        .map(boleta -> new Boleta(
                                boleta.id(),
                                boleta.concept(),
                                boleta.date(),
                                boleta.paidOn(),
                                state,
                                boleta.gross(),
                                boleta.retainer(),
                                boleta.retained(),
                                boleta.loanRetained()))
                        .toList());
    }

    private static String when(Form29Request request) {
        return request.period() + " by " + request.rule();
    }

    private static void assertMoney(BigDecimal expected, BigDecimal actual, java.util.function.Supplier<String> what) {
        assertEquals(
                expected.stripTrailingZeros().toPlainString(),
                actual.stripTrailingZeros().toPlainString(),
                what);
    }

    private static void assertSameCodes(
            Map<F29Code, BigDecimal> expected, Map<F29Code, BigDecimal> actual, String what) {
        assertEquals(plain(expected), plain(actual), what);
    }

    private static Map<String, String> plain(Map<F29Code, BigDecimal> codes) {
        Map<String, String> plain = new TreeMap<>();
        codes.forEach((code, value) ->
                plain.put(code.value(), value.stripTrailingZeros().toPlainString()));
        return plain;
    }
}
