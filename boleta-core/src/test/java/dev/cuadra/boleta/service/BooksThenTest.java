package dev.cuadra.boleta.service;

import static dev.cuadra.boleta.service.PastHouse.ACME;
import static dev.cuadra.boleta.service.PastHouse.PAYER;
import static dev.cuadra.boleta.service.PastHouse.SEPTEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.annual.AnnualAssembler;
import dev.cuadra.boleta.annual.AnnualStatement;
import dev.cuadra.boleta.asof.BoletaDifference;
import dev.cuadra.boleta.asof.ChangeKind;
import dev.cuadra.boleta.asof.CodeDifference;
import dev.cuadra.boleta.asof.MonthDifference;
import dev.cuadra.boleta.close.Decision;
import dev.cuadra.boleta.close.MonthCloseInput;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.report.Planilla;
import dev.cuadra.boleta.report.ReportReader;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.BrokenJournalException;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.JournalEntry;
import dev.cuadra.spi.storage.JournalPage;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.tables.TableSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BooksThenTest {
    private static final LocalDate DAY_0 = LocalDate.of(2026, 10, 1);
    private static final LocalDate DAY_1 = DAY_0.plusDays(1);
    private static final LocalDate DAY_2 = DAY_0.plusDays(2);
    private static final LocalDate DAY_3 = DAY_0.plusDays(3);
    private static final LocalDate DAY_4 = DAY_0.plusDays(4);
    private static final LocalDate DAY_5 = DAY_0.plusDays(5);
    private static final LocalDate IN_SEPTEMBER = LocalDate.of(2026, 9, 10);

    private final PastHouse house = new PastHouse();

    /**
     * Day 1: closed with 152,500 and 50,833. Day 2: a late boleta of 200,000 (30,500), and one of 100,000 (15,250) that
     * nobody paid. Day 3: the 152,500 is annulled, and 40,000 (6,100) of the unpaid one is paid. Day 4: that payment
     * comes back. Day 5: the late one is corrected to 300,000 (45,750).
     */
    private void fiveDays() {
        house.on(DAY_1);
        house.books.close(ACME, month(Planilla.html()));
        house.on(DAY_2);
        UUID late = house.boleta(77, IN_SEPTEMBER, 200_000, Optional.of(IN_SEPTEMBER));
        UUID open = house.boleta(78, IN_SEPTEMBER, 100_000, Optional.empty());
        house.on(DAY_3);
        house.books.close(ACME, month(annulled()));
        UUID payment = house.pay(open, LocalDate.of(2026, 9, 30), 40_000);
        house.on(DAY_4);
        house.giveBack(payment, LocalDate.of(2026, 10, 4));
        house.on(DAY_5);
        house.change(late, boleta -> PastHouse.with(boleta, 300_000));
    }

    @Test
    @Tag("ASOF-1")
    void eachDayIsKnownAsItWas() {
        fiveDays();

        assertThat(house.past.month(ACME, PAYER, SEPTEMBER, DAY_0)).isEmpty();
        assertThat(fees(DAY_1)).isEqualTo(203_333);
        assertThat(fees(DAY_2)).isEqualTo(203_333 + 30_500);
        assertThat(fees(DAY_3)).isEqualTo(50_833 + 30_500 + 6_100);
        assertThat(fees(DAY_4)).isEqualTo(50_833 + 30_500);
        assertThat(fees(DAY_5)).isEqualTo(50_833 + 45_750);
        // The close of day 1 said what it said; that the late boleta is not in it is what the difference tells.
        assertThat(house.past.month(ACME, PAYER, SEPTEMBER, DAY_2).orElseThrow().closed())
                .hasValueSatisfying(codes -> assertThat(codes.get(F29Code.FEES)).isEqualByComparingTo("203333"));
    }

    @Test
    @Tag("ASOF-2")
    void eachDifferenceSaysWhyAndNothingIsLeftOver() {
        fiveDays();

        assertThat(kinds(DAY_0, DAY_1)).containsExactly(Map.entry(ChangeKind.LATE, 203_333L));
        assertThat(kinds(DAY_1, DAY_2)).containsExactly(Map.entry(ChangeKind.LATE, 30_500L));
        assertThat(kinds(DAY_2, DAY_3))
                .containsOnly(Map.entry(ChangeKind.ANNULLED, -152_500L), Map.entry(ChangeKind.PART_PAID, 6_100L));
        assertThat(kinds(DAY_3, DAY_4)).containsExactly(Map.entry(ChangeKind.RETURNED, -6_100L));
        assertThat(kinds(DAY_4, DAY_5)).containsExactly(Map.entry(ChangeKind.AMOUNT, 15_250L));
        assertThat(kinds(DAY_3, DAY_2))
                .containsOnly(Map.entry(ChangeKind.REVIVED, 152_500L), Map.entry(ChangeKind.RETURNED, -6_100L));

        MonthDifference whole = between(DAY_1, DAY_5);
        CodeDifference fees = whole.code(F29Code.FEES).orElseThrow();
        assertThat(fees.boletas())
                .extracting(BoletaDifference::boleta)
                .extracting(BoletaId::toString)
                .containsExactly("12345678-5/77", "12345678-5/153");
        assertThat(fees.boletas().get(0).difference()).isEqualTo(Clp.of(45_750));
        assertThat(fees.boletas().get(0).knownAt()).contains(house.clock.instant());
        CodeDifference payable = whole.code(F29Code.PAYABLE).orElseThrow();
        assertThat(payable.difference()).isEqualByComparingTo("-106750");
        assertThat(payable.kinds()).containsOnlyKeys(ChangeKind.LATE, ChangeKind.ANNULLED);
        assertThat(payable.boletas()).isEmpty();
    }

    @Test
    @Tag("ASOF-2")
    void decisionsPaymentsDatesConceptsAndRulesAreToldApart() {
        house.on(DAY_1);
        UUID one = house.boleta(1, IN_SEPTEMBER, 100_000, Optional.of(IN_SEPTEMBER));
        UUID two = house.boleta(2, IN_SEPTEMBER, 200_000, Optional.of(LocalDate.of(2026, 10, 1)));
        house.on(DAY_2);
        house.change(
                one,
                boleta ->
                        PastHouse.with(boleta, Concept.DIRECTOR, boleta.date(), boleta.paidOn(), BoletaState.OBSERVADA),
                Optional.of(Decision.DIRECTORS));
        house.change(two, boleta -> boleta.paidOn(IN_SEPTEMBER));
        house.on(DAY_3);
        house.change(
                one,
                boleta ->
                        PastHouse.with(boleta, Concept.HONORARIOS, boleta.date(), boleta.paidOn(), BoletaState.VIGENTE),
                Optional.of(Decision.DIRECTORS));
        house.on(DAY_4);
        house.change(two, boleta -> boleta.paidOn(LocalDate.of(2026, 10, 1)));
        house.close(PeriodRule.BOLETA_DATE, 1_000);
        house.on(DAY_5);
        house.remove(one);

        assertThat(kinds(DAY_1, DAY_2))
                .containsOnly(Map.entry(ChangeKind.DECISION, -15_250L), Map.entry(ChangeKind.PAYMENT_DATE, 30_500L));
        assertThat(between(DAY_1, DAY_2)
                        .code(F29Code.DIRECTORS)
                        .orElseThrow()
                        .boletas()
                        .get(0)
                        .kinds())
                .containsOnly(Map.entry(ChangeKind.DECISION, Clp.of(15_250)), Map.entry(ChangeKind.STATE, Clp.ZERO));
        assertThat(kinds(DAY_2, DAY_3)).containsEntry(ChangeKind.CONCEPT, 15_250L);
        assertThat(kinds(DAY_3, DAY_4))
                .containsOnly(Map.entry(ChangeKind.PAYMENT_DATE, -30_500L), Map.entry(ChangeKind.PERIOD_RULE, 30_500L));
        assertThat(between(DAY_3, DAY_4).code(F29Code.of("48")).orElseThrow().kinds())
                .containsOnlyKeys(ChangeKind.OTHER);
        assertThat(kinds(DAY_4, DAY_5)).containsExactly(Map.entry(ChangeKind.REMOVED, -15_250L));
        assertThat(between(DAY_4, DAY_5).code(F29Code.FEES).orElseThrow().boletas())
                .singleElement()
                .satisfies(gone -> {
                    // What named it was never kept.
                    assertThat(gone.boleta().isErased()).isTrue();
                    assertThat(gone.knownAt()).isEmpty();
                });
    }

    @Test
    @Tag("ASOF-1")
    void newKeysAndErasedPeopleChangeNoFigureOfThePast() {
        fiveDays();
        house.on(DAY_5.plusDays(1));
        house.rotateKeys();
        house.on(DAY_5.plusDays(2));
        house.eraseAna();

        assertThat(List.of(fees(DAY_1), fees(DAY_2), fees(DAY_3), fees(DAY_4), fees(DAY_5)))
                .containsExactly(203_333L, 233_833L, 87_433L, 81_333L, 96_583L);
        assertThat(between(DAY_5, DAY_5.plusDays(2)).codes()).isEmpty();
        // She is named in no past either.
        assertThat(house.then(DAY_2).boletas())
                .filteredOn(known -> known.boleta().id().folio() == 77)
                .singleElement()
                .satisfies(known -> {
                    assertThat(known.boleta().id().isErased()).isTrue();
                    assertThat(known.line().name()).isEmpty();
                    assertThat(known.line().payee()).isEmpty();
                });
    }

    @Test
    @Tag("ASOF-4")
    void whatWasFiledIsSetBesideWhatWasKnownThatDay() {
        house.on(DAY_1);
        house.books.close(ACME, month(Planilla.html()));
        house.on(DAY_2);
        house.boleta(77, IN_SEPTEMBER, 200_000, Optional.of(IN_SEPTEMBER));
        house.on(DAY_3);
        // Recorded on day 3 as the close of day 1 said, though filed on day 2, when the late boleta was known.
        house.filed.record(ACME, PAYER, SEPTEMBER, "1", DAY_2);

        MonthAsOf late = house.past.sinceDay(ACME, PAYER, SEPTEMBER, DAY_1);
        assertThat(late.findings()).isTrue();
        assertThat(late.filing().orElseThrow().differing())
                .containsExactly(F29Code.FEES, F29Code.SUBTOTAL, F29Code.TOTAL, F29Code.PAYABLE);
        // By the end of day 2 nobody had recorded a return.
        assertThat(house.past.betweenDays(ACME, PAYER, SEPTEMBER, DAY_1, DAY_2).filing())
                .isEmpty();

        house.filed.record(ACME, PAYER, SEPTEMBER, "2", DAY_1);
        assertThat(house.past.sinceDay(ACME, PAYER, SEPTEMBER, DAY_1).findings())
                .isFalse();
        house.filed.record(ACME, PAYER, SEPTEMBER, "3", LocalDate.of(2026, 9, 30));
        FilingThen before =
                house.past.sinceDay(ACME, PAYER, SEPTEMBER, DAY_1).filing().orElseThrow();
        assertThat(before.known()).isEmpty();
        assertThat(before.differing()).isEmpty();
        assertThat(before.folio()).isEqualTo("3");
    }

    @Test
    @Tag("ASOF-1")
    void theDayEndsInChile() {
        // 02:30 UTC on 3 October is 23:30 of the 2nd in Santiago, which is three hours behind.
        house.clock.set(Instant.parse("2026-10-03T02:30:00Z"));
        house.boleta(1, IN_SEPTEMBER, 100_000, Optional.of(IN_SEPTEMBER));
        house.clock.set(Instant.parse("2026-10-03T03:00:00Z"));
        house.boleta(2, IN_SEPTEMBER, 200_000, Optional.of(IN_SEPTEMBER));
        house.on(DAY_3);

        assertThat(fees(DAY_1)).isEqualTo(15_250);
        assertThat(fees(DAY_2)).isEqualTo(45_750);
        assertThat(house.past.endOf(DAY_1)).isEqualTo("2026-10-03T02:59:59.999999Z");
    }

    @Test
    void aDayToComeIsRefusedAndOneBeforeEverythingKnowsNothing() {
        assertThatThrownBy(() -> house.past.month(ACME, PAYER, SEPTEMBER, DAY_0.plusDays(1)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("AS_OF_FUTURE"));
        MonthAsOf nothing = house.past.sinceDay(ACME, PAYER, SEPTEMBER, LocalDate.of(1999, 1, 1));
        assertThat(nothing.then()).isEmpty();
        assertThat(nothing.now()).isEmpty();
        assertThat(nothing.difference().differs()).isFalse();
        assertThat(house.past
                        .sinceDay(ACME, Rut.parse("77000000-9"), SEPTEMBER, DAY_0)
                        .now())
                .isEmpty();
    }

    @Test
    @Tag("ASOF-1")
    void whatAnEarlierReleaseWroteIsKnownUntilItChanges() {
        house.on(DAY_1);
        house.forgotten(1, IN_SEPTEMBER);
        UUID two = house.forgotten(2, IN_SEPTEMBER);
        house.on(DAY_2);
        assertThat(fees(DAY_1)).isEqualTo(30_500);

        house.change(two, boleta -> boleta.in(BoletaState.ANULADA));

        assertThat(fees(DAY_2)).isEqualTo(15_250);
        assertThatThrownBy(() -> fees(DAY_1)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().code()).isEqualTo("AS_OF_NOT_REMEMBERED");
            assertThat(e.problem().message().en()).contains("1 documents", "2026-10-02");
        });
        // It is nobody else's matter, in the same database or not.
        Work work = house.vault.begin(ACME, "set-up");
        work.create(Documents.PAYERS, new Payer(Rut.parse("77000000-9")));
        work.commit();
        assertThat(house.past.month(ACME, Rut.parse("77000000-9"), SEPTEMBER, DAY_1))
                .isEmpty();
    }

    @Test
    void tenantsAndCompaniesAreApart() {
        TenantId other = TenantId.of("other");
        house.on(DAY_1);
        house.boleta(1, IN_SEPTEMBER, 100_000, Optional.of(IN_SEPTEMBER));
        house.books.close(other, month(Planilla.html()));
        Work work = house.vault.begin(ACME, "set-up");
        work.create(Documents.PAYERS, new Payer(Rut.parse("77000000-9")));
        work.commit();

        assertThat(fees(DAY_1)).isEqualTo(15_250);
        assertThat(house.past.month(ACME, Rut.parse("77000000-9"), SEPTEMBER, DAY_1))
                .isEmpty();
        assertThat(house.past
                        .month(other, PAYER, SEPTEMBER, DAY_1)
                        .orElseThrow()
                        .form29()
                        .value(F29Code.FEES))
                .isEqualByComparingTo("203333");
    }

    @Test
    @Tag("ASOF-1")
    void theYearIsKnownAsItWas() {
        LocalDate paid = LocalDate.of(2025, 5, 12);
        AnnualBooks live = new AnnualBooks(house.vault, house.books, AnnualAssembler.chile());
        List<AnnualStatement> seen = new ArrayList<>();
        house.on(DAY_1);
        UUID one = house.boleta(1, paid, 100_000, Optional.of(paid));
        seen.add(live.year(ACME, PAYER, 2025, Set.of(), Set.of()).statement());
        house.on(DAY_2);
        UUID two = house.boleta(2, paid, 200_000, Optional.empty());
        house.pay(two, paid.plusMonths(1), 50_000);
        seen.add(live.year(ACME, PAYER, 2025, Set.of(), Set.of()).statement());
        house.on(DAY_3);
        house.change(one, boleta -> boleta.in(BoletaState.ANULADA));
        seen.add(live.year(ACME, PAYER, 2025, Set.of(), Set.of()).statement());

        assertThat(List.of(year(DAY_1), year(DAY_2), year(DAY_3))).isEqualTo(seen);
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(house.past.year(ACME, PAYER, 2025, DAY_0, AnnualAssembler.chile(), Set.of(), Set.of()))
                .isEmpty();
    }

    @Test
    void aTamperedJournalIsAFaultAndNoFigure() {
        List<Integer> gone = new ArrayList<>();
        PastHouse meddled = new PastHouse(storage -> without(storage, gone));
        meddled.on(DAY_1);
        UUID one = meddled.boleta(1, IN_SEPTEMBER, 100_000, Optional.of(IN_SEPTEMBER));
        meddled.on(DAY_2);
        meddled.change(one, boleta -> boleta.in(BoletaState.ANULADA));
        assertThat(meddled.past.month(ACME, PAYER, SEPTEMBER, DAY_2)).isPresent();

        int last = meddled.storage.journal(ACME, 0, 100).entries().size() - 1;
        for (int entry : List.of(last, last - 1)) {
            gone.clear();
            gone.add(entry);
            assertThatExceptionOfType(BrokenJournalException.class)
                    .isThrownBy(() -> meddled.past.month(ACME, PAYER, SEPTEMBER, DAY_2));
        }
    }

    /** A storage whose journal lacks the entries at these places. */
    private static Storage without(Storage real, List<Integer> gone) {
        return (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(real, arguments);
                        if (answer instanceof JournalPage page && (long) arguments[1] == 0) {
                            List<JournalEntry> left = new ArrayList<>();
                            for (int i = 0; i < page.entries().size(); i++) {
                                if (!gone.contains(i)) {
                                    left.add(page.entries().get(i));
                                }
                            }
                            return new JournalPage(left, page.position());
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private AnnualStatement year(LocalDate day) {
        return house.past
                .year(ACME, PAYER, 2025, day, AnnualAssembler.chile(), Set.of(), Set.of())
                .orElseThrow();
    }

    private long fees(LocalDate day) {
        return house.past
                .month(ACME, PAYER, SEPTEMBER, day)
                .orElseThrow()
                .form29()
                .value(F29Code.FEES)
                .longValueExact();
    }

    private MonthDifference between(LocalDate day, LocalDate other) {
        return house.past.betweenDays(ACME, PAYER, SEPTEMBER, day, other).difference();
    }

    private Map<ChangeKind, Long> kinds(LocalDate day, LocalDate other) {
        Map<ChangeKind, Long> kinds = new EnumMap<>(ChangeKind.class);
        between(day, other)
                .code(F29Code.FEES)
                .orElseThrow()
                .kinds()
                .forEach((kind, amount) -> kinds.put(kind, amount.longValueExact()));
        return kinds;
    }

    private static String annulled() {
        return Planilla.html()
                .replace(
                        "<td>VIGENTE</td><td></td><td>12345678-5</td>",
                        "<td>ANULADA</td><td>25/09/2026</td><td>12345678-5</td>")
                .replace(
                        "<td>1933333</td><td>203333</td><td>1730000</td>",
                        "<td>933333</td><td>50833</td><td>882500</td>");
    }

    private static MonthCloseInput month(String report) {
        return new MonthCloseInput(
                PAYER,
                SEPTEMBER,
                PeriodRule.PAYMENT_DATE,
                List.of(new MonthCloseInput.Sourced(
                        new ReportReader().received(TableSource.ofText("r.xls", report)), Concept.HONORARIOS)),
                Map.of(),
                Set.of(),
                Optional.empty(),
                Map.of(),
                Set.of(),
                Map.of(),
                List.of());
    }
}
