package dev.cuadra.boleta.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.close.MonthClose;
import dev.cuadra.boleta.close.MonthCloseInput;
import dev.cuadra.boleta.close.MonthCloser;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.Form29Correction.Cause;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.life.AnnulmentCause;
import dev.cuadra.boleta.life.BoletaLife;
import dev.cuadra.boleta.life.Issue;
import dev.cuadra.boleta.life.LifeEvent;
import dev.cuadra.boleta.life.LifeMove;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.payment.HoldReason;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.report.BoletaReport;
import dev.cuadra.boleta.report.ReportReader;
import dev.cuadra.boleta.report.ReportedState;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.runtime.JournalVerifier;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.storage.IdempotencyConflictException;
import dev.cuadra.spi.storage.StorageException;
import dev.cuadra.tables.TableSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A boleta of 14 September 2026: alone it is annulled until 10 October, and asked to be until 1 March 2027. */
class BoletaLivesTest {
    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final LocalDate DATE = LocalDate.of(2026, 9, 14);
    private static final LocalDate ASKED = LocalDate.of(2026, 10, 15);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 20);
    private static final LocalDate LAPSED = LocalDate.of(2027, 3, 2);
    private static final BoletaId BOLETA = new BoletaId(PaymentHouse.ANA, 153);
    private static final LifeEvent REQUEST = LifeEvent.requested(ASKED, AnnulmentCause.NOT_GIVEN);
    private static final LifeEvent CONFIRM = LifeEvent.of(LifeMove.CONFIRM, ASKED.plusDays(5));

    private final PaymentHouse house = new PaymentHouse();
    private final BoletaLives lives = new BoletaLives(house.vault);
    private final BoletaBooks books =
            new BoletaBooks(house.vault, new MonthCloser(RateBook.chile(), Form29Assembler.chile()));
    private final UUID boleta = house.boleta(PaymentHouse.ANA, 153, 1_000_000);
    private int orders;

    @Test
    @Tag("LIFE-10")
    void theBooksFollowTheEventsInTheSameCommit() {
        LifeRecorded asked = tell(REQUEST);
        assertThat(asked.outcome()).isEqualTo(LifeRecorded.Outcome.RECORDED);
        assertThat(asked.after()).contains(BoletaState.ANULACION_PENDIENTE);
        assertThat(asked.problems()).extracting(Problem::code).containsExactly("LIFE_PENDING");
        assertThat(state()).isEqualTo(BoletaState.ANULACION_PENDIENTE);

        assertThat(tell(CONFIRM).moved()).isTrue();
        assertThat(state()).isEqualTo(BoletaState.ANULADA);
        assertThat(life(NOVEMBER).events()).containsExactly(REQUEST, CONFIRM);
        // On the day between, it was pending.
        assertThat(life(ASKED).replay().<Boolean>fold(life -> life.counts().orElseThrow(), refusal -> false))
                .isTrue();
    }

    @Test
    @Tag("LIFE-10")
    void anEventTakesEffectOnceUnderItsKeyAndUnderAnother() {
        LifeOrder order = order();
        LifeRecorded first = lives.record(order, PaymentHouse.PAYER, BOLETA, REQUEST, NOVEMBER);

        assertThat(lives.record(order, PaymentHouse.PAYER, BOLETA, REQUEST, NOVEMBER))
                .isEqualTo(first);
        assertThat(tell(REQUEST).outcome()).isEqualTo(LifeRecorded.Outcome.UNCHANGED);
        assertThat(life(NOVEMBER).events()).hasSize(1);
        assertThatThrownBy(() -> lives.record(order, PaymentHouse.PAYER, BOLETA, CONFIRM, NOVEMBER))
                .isInstanceOf(IdempotencyConflictException.class);
    }

    @Test
    @Tag("LIFE-10")
    void anAnswerThatIsLostIsTheSameWhenAskedForAgain() {
        LifeOrder order = order();
        house.loseNextAnswer();
        assertThatThrownBy(() -> lives.record(order, PaymentHouse.PAYER, BOLETA, REQUEST, NOVEMBER))
                .isInstanceOf(StorageException.class);

        assertThat(lives.record(order, PaymentHouse.PAYER, BOLETA, REQUEST, NOVEMBER)
                        .outcome())
                .isEqualTo(LifeRecorded.Outcome.RECORDED);
        assertThat(life(NOVEMBER).events()).containsExactly(REQUEST);
    }

    @Test
    @Tag("LIFE-1")
    @Tag("LIFE-10")
    void whatCannotHaveHappenedIsRefusedAndItsKeyMayBeUsedAgain() {
        LifeOrder order = order();
        LifeEvent late = LifeEvent.annulled(LocalDate.of(2026, 10, 11), AnnulmentCause.NOT_PAID);
        LifeRecorded refused = lives.record(order, PaymentHouse.PAYER, BOLETA, late, NOVEMBER);
        assertThat(refused.outcome()).isEqualTo(LifeRecorded.Outcome.REFUSED);
        assertThat(refused.problems()).extracting(Problem::code).containsExactly("LIFE_TOO_LATE_ALONE");
        assertThat(state()).isEqualTo(BoletaState.VIGENTE);

        LifeEvent alone = LifeEvent.annulled(LocalDate.of(2026, 10, 10), AnnulmentCause.NOT_PAID);
        assertThat(lives.record(order, PaymentHouse.PAYER, BOLETA, alone, NOVEMBER)
                        .outcome())
                .isEqualTo(LifeRecorded.Outcome.RECORDED);
        assertThat(codes(tell(REQUEST))).containsExactly("LIFE_NO_WAY_BACK");
        assertThat(codes(lives.record(order(), PaymentHouse.PAYER, new BoletaId(PaymentHouse.ANA, 9), alone, NOVEMBER)))
                .containsExactly("LIFE_BOLETA_UNKNOWN");
        assertThat(codes(lives.record(order(), PaymentHouse.PAYER, BOLETA, CONFIRM, ASKED)))
                .containsExactly("LIFE_LATER");
    }

    /** Told in any order, and again where one was refused because another was not there yet. */
    @Test
    @Tag("LIFE-8")
    @Tag("LIFE-10")
    void theOrderOfArrivalMakesNoDifferenceToWhereItStands() {
        List<LifeEvent> events = List.of(
                LifeEvent.of(LifeMove.OBSERVE, DATE.plusDays(3)),
                REQUEST,
                LifeEvent.of(LifeMove.REJECT, ASKED.plusDays(3)),
                LifeEvent.requested(ASKED.plusDays(9), AnnulmentCause.NOT_PAID),
                LifeEvent.reported(ASKED.plusDays(12), ReportedState.of("VCA")),
                LifeEvent.of(LifeMove.CONFIRM, ASKED.plusDays(20)));
        Random random = new Random(7);
        for (int run = 0; run < 40; run++) {
            long folio = 200L + run;
            UUID id = house.boleta(PaymentHouse.ANA, folio, 1_000_000);
            BookedBoleta booked = house.vault
                    .find(Documents.BOLETAS, PaymentHouse.ACME, id)
                    .orElseThrow()
                    .value();
            List<LifeEvent> left = new ArrayList<>(events);
            Collections.shuffle(left, random);
            for (int round = 0; round < events.size() && !left.isEmpty(); round++) {
                left.removeIf(event -> lives.record(order(), PaymentHouse.PAYER, booked.id(), event, NOVEMBER)
                                .outcome()
                        != LifeRecorded.Outcome.REFUSED);
            }
            // A request and its rejection fit before another request only together.
            if (!left.isEmpty()) {
                lives.record(order(), PaymentHouse.PAYER, booked.id(), List.copyOf(left), NOVEMBER);
            }
            RecordedLife life = lives.life(PaymentHouse.ACME, PaymentHouse.PAYER, booked.id(), NOVEMBER)
                    .orElseThrow();
            assertThat(life.events()).containsExactlyInAnyOrderElementsOf(events);
            assertThat(life.replay())
                    .isEqualTo(BoletaLife.replay(Issue.of(booked.date(), Clp.of(1_000_000)), life.events(), NOVEMBER));
            assertThat(house.vault
                            .find(Documents.BOLETAS, PaymentHouse.ACME, id)
                            .orElseThrow()
                            .value()
                            .state())
                    .isEqualTo(BoletaState.ANULADA);
        }
    }

    @Test
    @Tag("LIFE-10")
    void manyWritersLoseNoEvent() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<LifeRecorded>> tellers = new ArrayList<>();
            for (int day = 1; day <= 8; day++) {
                LifeEvent event = LifeEvent.of(LifeMove.OBSERVE, DATE.plusDays(day));
                LifeOrder order = order();
                tellers.add(() -> lives.record(order, PaymentHouse.PAYER, BOLETA, event, NOVEMBER));
            }
            for (Future<LifeRecorded> told : pool.invokeAll(tellers)) {
                assertThat(told.get().outcome()).isEqualTo(LifeRecorded.Outcome.RECORDED);
            }
        } finally {
            pool.shutdown();
        }
        assertThat(life(NOVEMBER).events()).hasSize(8).doesNotHaveDuplicates();
        assertThat(state()).isEqualTo(BoletaState.OBSERVADA);
    }

    @Test
    @Tag("LIFE-9")
    @Tag("CORR-2")
    void anAnnulmentAfterTheMonthWasFiledIsInItsCorrection() {
        assertThat(fees(close("VIGENTE"))).isEqualTo(152_500);
        FiledReturns filed = new FiledReturns(house.vault, books, Form29Assembler.chile());
        filed.record(PaymentHouse.ACME, PaymentHouse.PAYER, SEPTEMBER, "1", LocalDate.of(2026, 10, 12));

        tell(REQUEST);
        assertThat(filed.correction(PaymentHouse.ACME, PaymentHouse.PAYER, SEPTEMBER)
                        .orElseThrow()
                        .needed())
                .isFalse();
        tell(CONFIRM);

        var correction = filed.correction(PaymentHouse.ACME, PaymentHouse.PAYER, SEPTEMBER)
                .orElseThrow();
        assertThat(correction.payable()).isEqualByComparingTo("-152500");
        assertThat(correction.codes().get(0).boletas())
                .singleElement()
                .satisfies(change -> assertThat(change.causes()).containsExactly(Cause.STATE));
    }

    @Test
    @Tag("PAYM-4")
    @Tag("LIFE-10")
    void aLineWhoseBoletaIsAnnulledMeanwhileIsHeld() {
        BatchView batch = house.approved(LocalDate.of(2026, 10, 6), 847_500, boleta);
        house.payments.release(house.as("dora"), batch.id());
        // While the file is being written.
        house.meanwhile(() -> tell(LifeEvent.annulled(LocalDate.of(2026, 10, 5), AnnulmentCause.NOT_GIVEN)));

        assertThat(house.holdsOf(house.payments.write(house.as("dora"), batch.id())))
                .contains(HoldReason.ANNULLED);
        assertThat(house.payments.transfers(PaymentHouse.ACME, batch.id(), 1)).isEmpty();
    }

    @Test
    @Tag("LIFE-3")
    @Tag("LIFE-10")
    void aRequestLapsesWhenSomebodySaysThatTheDayHasCome() {
        tell(REQUEST);
        assertThat(lapse(LocalDate.of(2027, 3, 1))).isZero();
        assertThat(state()).isEqualTo(BoletaState.ANULACION_PENDIENTE);

        assertThat(lapse(LAPSED)).isEqualTo(1);
        assertThat(state()).isEqualTo(BoletaState.VIGENTE);
        assertThat(lapse(LAPSED)).isZero();
        // The day is not forgotten: told on an earlier one, the request stays lapsed.
        assertThat(codes(tell(LifeEvent.of(LifeMove.CONFIRM, LAPSED)))).containsExactly("LIFE_LATER");
        tell(LifeEvent.of(LifeMove.OBSERVE, DATE.plusDays(1)));
        assertThat(state()).isEqualTo(BoletaState.OBSERVADA);
    }

    @Test
    @Tag("LIFE-3")
    void theCalendarReachesBoletasThatAReportLeftPendingAndThoseOfErasedPeople() {
        close("VCA");
        assertThat(state()).isEqualTo(BoletaState.ANULACION_PENDIENTE);
        new ContractorData(house.vault, house.storage)
                .erase(PaymentHouse.ACME, new ErasureRequest(PaymentHouse.ANA, "user-7", "a court ordered it", true));
        assertThat(lives.life(PaymentHouse.ACME, PaymentHouse.PAYER, BOLETA, NOVEMBER))
                .isEmpty();

        assertThat(lapse(LAPSED)).isEqualTo(1);
        var figures = house.vault
                .find(Documents.BOLETAS, PaymentHouse.ACME, boleta)
                .orElseThrow()
                .plain(BookedBoleta.Figures.class);
        assertThat(figures.state()).isEqualTo(BoletaState.VIGENTE);
        assertThat(figures.retained()).isEqualTo(Clp.of(152_500));
    }

    @Test
    @Tag("LIFE-8")
    @Tag("LIFE-10")
    void aReportOfADayIsAnEventAndOneThatCannotBeIsAFinding() {
        assertThat(lives.report(order(), PaymentHouse.PAYER, report("VIGENTE"), ASKED))
                .isEqualTo(new LifeReading(0, 0, 1, 0, List.of()));
        LifeReading annulled = lives.report(order(), PaymentHouse.PAYER, report("ANULADA"), NOVEMBER);
        assertThat(annulled).isEqualTo(new LifeReading(1, 1, 0, 0, List.of()));
        assertThat(state()).isEqualTo(BoletaState.ANULADA);

        LifeReading back = lives.report(order(), PaymentHouse.PAYER, report("VIGENTE"), NOVEMBER.plusDays(10));

        assertThat(back.findings()).extracting(Problem::code).containsExactly("LIFE_NO_WAY_BACK");
        assertThat(state()).isEqualTo(BoletaState.ANULADA);
        assertThat(life(NOVEMBER.plusDays(20)).contradictions())
                .extracting(Problem::code)
                .containsExactly("LIFE_NO_WAY_BACK");
    }

    @Test
    @Tag("LIFE-8")
    void aSpellingThatNobodyKnowsLeavesTheBooksAndAsksAPerson() {
        LifeReading strange = lives.report(order(), PaymentHouse.PAYER, report("EN REVISION"), NOVEMBER);

        assertThat(strange.findings()).extracting(Problem::code).containsExactly("LIFE_UNKNOWN");
        assertThat(state()).isEqualTo(BoletaState.VIGENTE);
        assertThat(strange.moved()).isZero();
    }

    @Test
    @Tag("LIFE-10")
    void aCloseDoesNotOverwriteWhatEventsSay() {
        tell(REQUEST);
        tell(CONFIRM);

        MonthClose close = close("VIGENTE");

        assertThat(close.findings()).extracting(Problem::code).contains("LIFE_REPORT_DIFFERS");
        assertThat(fees(close)).isZero();
        assertThat(state()).isEqualTo(BoletaState.ANULADA);
    }

    @Test
    @Tag("LIFE-10")
    void whatAReportSaidBeforeTheFirstEventStandsFirst() {
        close("ANULADA");
        assertThat(state()).isEqualTo(BoletaState.ANULADA);

        assertThat(codes(tell(REQUEST))).containsExactly("LIFE_NO_WAY_BACK");
    }

    @Test
    void nothingPersonalIsPlainAndTheJournalVerifies() {
        tell(REQUEST);
        assertThat(new JournalVerifier(house.storage, house.keys)
                        .verify(PaymentHouse.ACME, List.of("boleta.life", "boleta.boleta"))
                        .findings())
                .isEmpty();
        try (var documents = house.storage.scan(PaymentHouse.ACME, "boleta.life")) {
            assertThat(documents.map(document ->
                            new String(document.body().toArray(), java.nio.charset.StandardCharsets.ISO_8859_1)))
                    .hasSize(1)
                    .noneMatch(body -> body.contains("12345678") || body.contains("PEREZ") || body.contains("marta"));
        }
    }

    private LifeOrder order() {
        return new LifeOrder(PaymentHouse.ACME, "marta", "life-" + ++orders);
    }

    private LifeRecorded tell(LifeEvent event) {
        return lives.record(order(), PaymentHouse.PAYER, BOLETA, event, NOVEMBER);
    }

    private int lapse(LocalDate on) {
        return lives.lapse(PaymentHouse.ACME, PaymentHouse.PAYER, on, "marta");
    }

    private RecordedLife life(LocalDate on) {
        return lives.life(PaymentHouse.ACME, PaymentHouse.PAYER, BOLETA, on).orElseThrow();
    }

    private BoletaState state() {
        return house.vault
                .find(Documents.BOLETAS, PaymentHouse.ACME, boleta)
                .orElseThrow()
                .value()
                .state();
    }

    private static List<String> codes(LifeRecorded recorded) {
        return recorded.problems().stream().map(Problem::code).toList();
    }

    private static long fees(MonthClose close) {
        return close.form29().value(F29Code.FEES).longValueExact();
    }

    private static BoletaReport report(String state) {
        return new ReportReader()
                .received(TableSource.ofText(
                        "r.csv",
                        "N°,Fecha,Estado,Fecha Anulación,Rut,Nombre o Razón Social,Soc. Prof.,Brutos,Retenido,Pagado\n"
                                + "153,14/09/2026," + state
                                + ",,12345678-5,ANA PEREZ SOTO,NO,1000000,152500,847500\n"));
    }

    private MonthClose close(String state) {
        return books.close(
                PaymentHouse.ACME,
                new MonthCloseInput(
                        PaymentHouse.PAYER,
                        SEPTEMBER,
                        PeriodRule.PAYMENT_DATE,
                        List.of(new MonthCloseInput.Sourced(report(state), Concept.HONORARIOS)),
                        Map.of(),
                        Set.of(),
                        Optional.empty(),
                        Map.of(),
                        Set.of(),
                        Map.of(),
                        List.of()));
    }
}
