package dev.cuadra.boleta.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.close.MonthCloseInput;
import dev.cuadra.boleta.close.MonthCloser;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.Form29Correction;
import dev.cuadra.boleta.form29.Form29Correction.Cause;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.boleta.form29.ReminderRule;
import dev.cuadra.boleta.form29.Timeliness;
import dev.cuadra.boleta.form29.Timeliness.State;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.law.HolidayCalendar;
import dev.cuadra.boleta.law.KeepingPeriods;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.report.Planilla;
import dev.cuadra.boleta.report.ReportReader;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.OutboxDispatcher;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.RecordingNotifier;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.notify.Message;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.TableSource;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FiledReturnsTest {
    private static final TenantId ACME = TenantId.of("acme");
    private static final Rut PAYER = Rut.parse("76000000-0");
    private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
    private static final LocalDate FILED_ON = LocalDate.of(2026, 10, 12);

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-10-15T12:00:00Z"));
    private final InMemoryStorage storage = new InMemoryStorage();
    private final InMemoryKeyRing keys = new InMemoryKeyRing();
    private final Vault vault = new Vault(storage, keys, clock, new TimeOrderedIds(clock, new SecureRandom()));
    private final BoletaBooks books =
            new BoletaBooks(vault, new MonthCloser(RateBook.chile(), Form29Assembler.chile()));
    private final FiledReturns filed = new FiledReturns(vault, books, Form29Assembler.chile());
    private final Form29Reminders reminders = new Form29Reminders(vault, books, filed, HolidayCalendar.chile());
    private final RecordingNotifier mail = new RecordingNotifier("mail");

    @Test
    @Tag("CORR-2")
    void aReturnIsRecordedOnceHoweverOftenItIsSaid() {
        books.close(ACME, month(Planilla.html()));

        FiledReturn first = filed.record(ACME, PAYER, SEPTEMBER, "7654321", FILED_ON);
        FiledReturn again = filed.record(ACME, PAYER, SEPTEMBER, "7654321", FILED_ON);

        assertThat(again).isEqualTo(first);
        assertThat(first.rectifies()).isFalse();
        assertThat(first.figures().value(F29Code.FEES)).isEqualByComparingTo("203333");
        assertThat(first.figures().behind(F29Code.FEES)).hasSize(2);
        assertThat(filed.history(ACME, PAYER, SEPTEMBER)).containsExactly(first);
        assertThat(filed.correction(ACME, PAYER, SEPTEMBER).orElseThrow().codes())
                .isEmpty();
        assertThatThrownBy(() -> filed.record(ACME, PAYER, SEPTEMBER, "7654321", FILED_ON.plusDays(1)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("FILING_FOLIO_TAKEN"));
    }

    @Test
    @Tag("DUE-4")
    void theFirstReturnOfAMonthSaysWhetherItWasOnTime() {
        books.close(ACME, month(Planilla.html()));
        YearMonth october = YearMonth.of(2026, 10);
        // 12 October 2026 is a Monday and a holiday. It is the 15th.
        assertThat(states(SEPTEMBER, october)).containsExactly(State.OVERDUE, State.OPEN);

        filed.record(ACME, PAYER, SEPTEMBER, "7654321", LocalDate.of(2026, 10, 13));
        filed.record(ACME, PAYER, SEPTEMBER, "7654322", LocalDate.of(2026, 10, 15));
        assertThat(states(YearMonth.of(2026, 8), october)).containsExactly(State.UNKNOWN, State.ON_TIME, State.OPEN);

        clock.set(Instant.parse("2026-11-13T03:00:01Z"));
        assertThat(states(october, october)).as("past midnight in Chile").containsExactly(State.UNKNOWN);
        assertThat(filed.onTime(ACME, Rut.parse("77777777-7"), october, october, 12, HolidayCalendar.chile())
                        .percent())
                .isEmpty();
    }

    private List<State> states(YearMonth first, YearMonth last) {
        return filed.onTime(ACME, PAYER, first, last, 12, HolidayCalendar.chile()).months().stream()
                .map(Timeliness::state)
                .toList();
    }

    @Test
    @Tag("CORR-2")
    void whatChangedSinceIsFoundAndTheRectifiedReturnSettlesIt() {
        books.close(ACME, month(Planilla.html()));
        filed.record(ACME, PAYER, SEPTEMBER, "1", FILED_ON);
        books.close(ACME, month(annulled()));

        Form29Correction correction = filed.correction(ACME, PAYER, SEPTEMBER).orElseThrow();

        assertThat(correction.needed()).isTrue();
        assertThat(correction.payable()).isEqualByComparingTo("-152500");
        Form29Correction.CodeChange fees = correction.codes().get(0);
        assertThat(fees.filed()).isEqualByComparingTo("203333");
        assertThat(fees.now()).isEqualByComparingTo("50833");
        assertThat(fees.boletas()).singleElement().satisfies(change -> {
            assertThat(change.boleta()).hasToString("12345678-5/153");
            assertThat(change.causes()).containsExactly(Cause.STATE);
        });

        FiledReturn second = filed.record(ACME, PAYER, SEPTEMBER, "2", FILED_ON.plusDays(20));
        assertThat(second.rectifies()).isTrue();
        assertThat(filed.history(ACME, PAYER, SEPTEMBER))
                .extracting(FiledReturn::folio)
                .containsExactly("1", "2");
        assertThat(filed.correction(ACME, PAYER, SEPTEMBER).orElseThrow().needed())
                .isFalse();
    }

    @Test
    @Tag("CORR-2")
    void whatAPersonFiledOtherwiseIsTheReturn() {
        Form29 draft = books.close(ACME, month(Planilla.html())).form29();
        Map<F29Code, BigDecimal> codes = new TreeMap<>(draft.codes());
        codes.put(F29Code.of("48"), new BigDecimal("1000"));
        Form29 edited = new Form29(SEPTEMBER, draft.rule(), codes, draft.boletas(), draft.dueDates(), draft.warnings());

        filed.record(ACME, PAYER, edited, "1", FILED_ON);

        assertThat(filed.correction(ACME, PAYER, SEPTEMBER).orElseThrow().codes())
                .singleElement()
                .satisfies(change -> assertThat(change.difference()).isEqualByComparingTo("-1000"));
        Form29 strange = new Form29(
                SEPTEMBER,
                draft.rule(),
                codes,
                Map.of(F29Code.FEES, List.of(BoletaId.parse("12345678-5/999"))),
                draft.dueDates(),
                List.of());
        assertThatThrownBy(() -> filed.record(ACME, PAYER, strange, "2", FILED_ON))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("FILING_BOLETA_UNKNOWN"));
    }

    @Test
    @Tag("CORR-2")
    void whoIsErasedAfterFilingIsNamedNowhereAndNothingIsToBeCorrected() {
        new ContractorImport(vault)
                .run(
                        ACME,
                        TableSource.ofText("c.csv", "rut,nombre\n12345678-5,ANA PEREZ SOTO\n"),
                        false,
                        ImportListener.SILENT);
        books.close(ACME, month(Planilla.html()));
        filed.record(ACME, PAYER, SEPTEMBER, "1", FILED_ON);

        new ContractorData(vault, List.of(), storage, KeepingPeriods.fixed(0, "test"))
                .erase(ACME, new ErasureRequest(Rut.parse("12345678-5"), "user-1", "asked for it", true));

        FiledReturn after = filed.history(ACME, PAYER, SEPTEMBER).get(0);
        assertThat(after.figures().behind(F29Code.FEES)).anyMatch(BoletaId::isErased);
        assertThat(filed.correction(ACME, PAYER, SEPTEMBER).orElseThrow().codes())
                .isEmpty();
    }

    @Test
    void aMonthThatWasNeverFiledHasNoCorrectionAndOneNotClosedIsNotFiled() {
        assertThat(filed.correction(ACME, PAYER, SEPTEMBER)).isEmpty();
        assertThatThrownBy(() -> filed.record(ACME, PAYER, SEPTEMBER, "1", FILED_ON))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("FILING_NOT_CLOSED"));
        assertThatThrownBy(() -> filed.record(ACME, PAYER, SEPTEMBER, "folio", FILED_ON))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("FILING_FOLIO"));
    }

    @Test
    void aFiledReturnNamesNobody() {
        books.close(ACME, month(Planilla.html()));
        filed.record(ACME, PAYER, SEPTEMBER, "1", FILED_ON);

        try (var documents = storage.scan(ACME, "boleta.filing")) {
            assertThat(documents.map(document -> new String(document.body().toArray(), StandardCharsets.ISO_8859_1)))
                    .hasSize(1)
                    .noneMatch(body -> body.contains("12345678") || body.contains("PEREZ"));
        }
    }

    @Test
    @Tag("DUE-3")
    void eachReminderIsSentOnceUntilTheReturnIsFiled() {
        remind(true, SEPTEMBER);

        List<Integer> messages = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2026, 10, 10);
                day.isBefore(LocalDate.of(2026, 10, 31));
                day = day.plusDays(1)) {
            messages.add(reminders.run(ACME, day).messages());
            assertThat(reminders.run(ACME, day).messages()).isZero();
        }

        // 15, 19 and 20 October, and overdue on the 21st and the 28th.
        assertThat(messages).containsExactly(0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0);
        List<Message> sent = sent();
        assertThat(sent).hasSize(5);
        assertThat(sent.get(0).subject()).isEqualTo("F29 de 2026-09: vence el 20 de octubre de 2026");
        assertThat(sent.get(4).body()).contains("76.000.000-0", "todavía no está cerrado", "días de atraso: 8");

        books.close(ACME, month(Planilla.html()));
        filed.record(ACME, PAYER, SEPTEMBER, "1", LocalDate.of(2026, 11, 3));
        assertThat(reminders.run(ACME, LocalDate.of(2026, 11, 5)).messages()).isZero();
    }

    @Test
    @Tag("DUE-3")
    void aNilMonthIsRemindedOfOnlyWhereVatIsDeclared() {
        books.close(
                ACME,
                month("Folio,Fecha,Estado,Fecha Anulación,Rut,Nombre,Soc. Prof.,Brutos,Retenido,Pagado\n"
                        + "9,21/09/2026,VIGENTE,,22222222-2,EVA MUÑOZ VERA,NO,600000,0,600000\n"));

        remind(false, SEPTEMBER);
        assertThat(reminders.run(ACME, LocalDate.of(2026, 10, 20)).messages()).isZero();

        remind(true, SEPTEMBER);
        assertThat(reminders.run(ACME, LocalDate.of(2026, 10, 20)).messages()).isEqualTo(1);
        assertThat(sent().get(0).body()).contains("no hay nada que pagar");
    }

    @Test
    void theDayIsThatOfChile() {
        remind(true, SEPTEMBER);
        // 02:00 UTC on the 15th is still the 14th in Santiago.
        clock.set(Instant.parse("2026-10-15T02:00:00Z"));
        assertThat(reminders.run(ACME).messages()).isZero();
        clock.set(Instant.parse("2026-10-15T04:00:00Z"));
        assertThat(reminders.run(ACME).messages()).isEqualTo(1);
    }

    @Test
    void aRunOverSeveralCompaniesGoesOnAfterAFailureAndTakesUpWhatIsLeft() {
        Rut other = Rut.parse("77000000-9");
        MonthRun run = new MonthRun(vault, books);
        MonthRun.Task good = new MonthRun.Task(PAYER, SEPTEMBER, () -> month(Planilla.html()));
        MonthRun.Task bad = new MonthRun.Task(other, SEPTEMBER, () -> {
            throw new ProblemException(Texts.BOOK.problem("REPORT_WITHOUT_TABLE", Place.NOWHERE, Map.of()));
        });
        List<String> heard = new ArrayList<>();

        List<MonthRun.Outcome> first = run.run(
                ACME,
                "2026-09",
                List.of(bad, good),
                (outcome, close, done, all) ->
                        heard.add(outcome.status() + " " + close.isPresent() + " " + done + "/" + all));
        List<MonthRun.Outcome> second = run.run(ACME, "2026-09", List.of(bad, good), MonthRun.Listener.SILENT);

        assertThat(heard).containsExactly("FAILED false 1/2", "CLOSED true 2/2");
        assertThat(first.get(0).problem().orElseThrow().code()).isEqualTo("REPORT_WITHOUT_TABLE");
        assertThat(second)
                .extracting(MonthRun.Outcome::status)
                .containsExactly(MonthRun.Status.FAILED, MonthRun.Status.CLOSED_BEFORE);
        assertThat(books.closed(ACME, PAYER, SEPTEMBER)).isPresent();
    }

    private void remind(boolean vat, YearMonth since) {
        reminders.set(
                ACME,
                PAYER,
                new ReminderSetting(
                        20,
                        vat,
                        since,
                        ReminderRule.USUAL,
                        List.of(new ReminderSetting.Recipient(
                                "mail", "contabilidad@ejemplo.cl", ReminderSetting.Language.ES))));
        assertThat(reminders.setting(ACME, PAYER).orElseThrow().vat()).isEqualTo(vat);
    }

    private List<Message> sent() {
        OutboxDispatcher dispatcher = new OutboxDispatcher(storage, keys, clock).with(mail);
        dispatcher.dispatchOnce();
        return mail.delivered();
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
