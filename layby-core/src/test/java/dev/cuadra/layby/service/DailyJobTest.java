package dev.cuadra.layby.service;

import static dev.cuadra.layby.service.Host.ACME;
import static dev.cuadra.layby.service.Host.CLERK;
import static dev.cuadra.layby.service.Host.MONDAY;
import static dev.cuadra.layby.service.Host.SYDNEY;
import static dev.cuadra.layby.service.Host.aud;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.layby.agreement.FeeKind;
import dev.cuadra.layby.agreement.Item;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyEvent;
import dev.cuadra.layby.agreement.LaybyPolicy;
import dev.cuadra.layby.agreement.LaybyState;
import dev.cuadra.layby.agreement.NoticeKind;
import dev.cuadra.layby.agreement.Recorded;
import dev.cuadra.layby.termination.EndedBy;
import dev.cuadra.layby.termination.Facts;
import dev.cuadra.layby.termination.Ground;
import dev.cuadra.runtime.Notice;
import dev.cuadra.runtime.Workers;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DailyJobTest {
    private final Host host = new Host();

    private DailyCounts run() {
        return host.daily.run(CLERK, DailyListener.SILENT);
    }

    /** Two lamps, paid in three weeks, with a late fee of 5.00. */
    private UUID layby(UUID consumer) {
        LaybyPolicy usual = LaybyPolicy.USUAL;
        LaybyPolicy policy = new LaybyPolicy(
                usual.graceDays(),
                usual.mostDays(),
                usual.mostExtensions(),
                usual.overpayment(),
                usual.feesFirst(),
                usual.missedForDefault(),
                usual.cureDays(),
                Optional.of(new LaybyPolicy.LateFee(aud("5.00"), aud("10.00"))),
                usual.holdShiftsDueDates(),
                usual.partialRelease(),
                usual.deposit(),
                usual.cashStep(),
                usual.noticeDays(),
                usual.refundDays());
        host.stock("LAMP", 2);
        return host.active(consumer, Host.terms(SYDNEY, policy, new Item("LAMP", "Reading lamp", 2, aud("200.00"))));
    }

    private List<LaybyEvent> events(UUID id) {
        return host.books.find(CLERK, id).log().stream().map(Recorded::event).toList();
    }

    private List<NoticeKind> notices(UUID id) {
        return events(id).stream()
                .filter(LaybyEvent.Noticed.class::isInstance)
                .map(event -> ((LaybyEvent.Noticed) event).kind())
                .toList();
    }

    private static List<LocalDate> days(int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(MONDAY::plusDays)
                .toList();
    }

    @Test
    @Tag("FEE-02")
    @Tag("INT-11")
    void howeverOftenItRunsEachNoticeAndFeeComesOnce() {
        UUID id = layby(host.consumer());
        for (LocalDate day : days(60)) {
            host.on(day);
            run();
            run();
        }

        List<LaybyEvent> events = events(id);
        List<LaybyEvent> noticed =
                events.stream().filter(LaybyEvent.Noticed.class::isInstance).toList();
        assertThat(noticed).doesNotHaveDuplicates();
        assertThat(notices(id))
                .contains(
                        NoticeKind.BEFORE_DUE_3,
                        NoticeKind.BEFORE_DUE_1,
                        NoticeKind.DUE_TODAY,
                        NoticeKind.OVERDUE,
                        NoticeKind.DEFAULT_WARNING,
                        NoticeKind.CURE_END);
        assertThat(host.waiting()).isEqualTo(noticed.size());
        assertThat(events.stream()
                        .filter(event -> event instanceof LaybyEvent.FeeCharged fee && fee.kind() == FeeKind.LATE))
                .as("5.00 each, 10.00 at most")
                .hasSize(2);
        assertThat(host.books.find(CLERK, id).state()).isEqualTo(LaybyState.DEFAULTED);
    }

    @Test
    void aRunEveryDayAndARunWithoutTheIndexDoTheSame() {
        UUID byJob = layby(host.consumer());
        UUID byHand = layby(host.consumer());
        for (LocalDate day : days(60)) {
            host.on(day);
            host.laybys.take(host.fresh(), byHand, new LaybyCommand.Daily());
            run();
        }

        assertThat(dated(byJob)).isEqualTo(dated(byHand)).isNotEmpty();
    }

    private List<String> dated(UUID id) {
        return host.books.find(CLERK, id).log().stream()
                .filter(recorded -> recorded.command().name().equals("Daily"))
                .map(recorded ->
                        recorded.on() + " " + recorded.event().toString().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", ""))
                .toList();
    }

    @Test
    void whoeverIsNotDueIsNotLookedAt() {
        for (int at = 0; at < 10; at++) {
            layby(host.consumer());
        }
        assertThat(run().looked()).isZero();

        host.on(MONDAY.plusDays(4));
        assertThat(run()).isEqualTo(new DailyCounts(10, 10, 10, 0, 0, 0));
        assertThat(run()).isEqualTo(DailyCounts.ZERO);
    }

    @Test
    @Tag("INT-11")
    void twoWorkersAtOnceTellNobodyTwice() throws Exception {
        UUID consumer = host.consumer();
        List<UUID> laybys = new ArrayList<>();
        for (int at = 0; at < 40; at++) {
            laybys.add(layby(consumer));
        }
        host.on(MONDAY.plusDays(8));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<DailyCounts>> runs = new ArrayList<>();
            for (int worker = 0; worker < 4; worker++) {
                DailyJob job = new DailyJob(host.vault, host.engine, LaybyPermissions.EVERYTHING, Workers.caller(), 7);
                runs.add(threads.submit(() -> job.run(CLERK, DailyListener.SILENT)));
            }
            long changed = 0;
            for (Future<DailyCounts> each : runs) {
                changed += each.get().changed();
            }
            assertThat(changed).isEqualTo(40);
        } finally {
            threads.shutdownNow();
        }
        for (UUID id : laybys) {
            assertThat(notices(id)).containsExactly(NoticeKind.OVERDUE);
        }
        assertThat(host.waiting()).isEqualTo(40);
    }

    @Test
    void aRunThatIsCutOffIsFinishedByTheNext() {
        DailyJob job = new DailyJob(host.vault, host.engine, LaybyPermissions.EVERYTHING, Workers.caller(), 5);
        for (int at = 0; at < 12; at++) {
            layby(host.consumer());
        }
        host.on(MONDAY.plusDays(4));
        DailyListener cutting = new DailyListener() {
            @Override
            public void progressed(DailyCounts counts) {
                throw new IllegalStateException("stopped");
            }
        };
        assertThatThrownBy(() -> job.run(CLERK, cutting)).hasMessage("stopped");
        assertThat(host.waiting()).isEqualTo(5);

        assertThat(job.run(CLERK, DailyListener.SILENT)).isEqualTo(new DailyCounts(7, 7, 7, 0, 0, 0));
        assertThat(host.waiting()).isEqualTo(12);
    }

    @Test
    void anAcknowledgementThatIsLostTellsNobodyTwice() {
        UUID id = layby(host.consumer());
        host.on(MONDAY.plusDays(4));
        host.storage.breakAfterCommit();
        assertThatThrownBy(this::run).isInstanceOf(StorageException.class);
        host.storage.repair();
        run();
        run();

        assertThat(notices(id)).containsExactly(NoticeKind.BEFORE_DUE_3);
        assertThat(host.waiting()).isEqualTo(1);
    }

    @Test
    void aDayThatWasLeftOutIsMadeUpFor() {
        UUID id = layby(host.consumer());
        host.on(MONDAY.plusDays(9));

        host.daily.run(CLERK, MONDAY.plusDays(9), DailyListener.SILENT);

        assertThat(notices(id)).containsExactly(NoticeKind.OVERDUE);
    }

    @Test
    @Tag("SCH-16")
    void theDayIsTheStoresOwn() {
        UUID id = layby(host.consumer());
        // Three days ahead is Friday the 6th, which begins in Sydney at 13:00 UTC of Thursday.
        host.clock.set(Instant.parse("2026-03-05T12:59:59Z"));
        run();
        assertThat(notices(id)).isEmpty();
        host.clock.advance(Duration.ofSeconds(1));
        run();
        assertThat(notices(id)).containsExactly(NoticeKind.BEFORE_DUE_3);
    }

    @Test
    void consumersAreToldInTheirLanguageAndByTheirChannel() {
        layby(host.consumer(new Consumer(
                "Marcia Example", Optional.of("marcia@example.org"), Optional.empty(), Consumer.Language.EN)));
        layby(host.consumer(
                new Consumer("Rosa Ejemplo", Optional.empty(), Optional.of("+56 2 5550 0100"), Consumer.Language.ES)));
        layby(host.consumer(new Consumer("Nobody Reached", Optional.empty(), Optional.empty(), Consumer.Language.EN)));
        host.on(MONDAY.plusDays(4));
        assertThat(run().notices()).isEqualTo(3);

        Map<String, Notice> told = told();
        assertThat(told).hasSize(2);
        assertThat(told.get("mail"))
                .isEqualTo(new Notice(
                        "marcia@example.org",
                        "Lay-by 1: an instalment falls due soon",
                        "Dear Marcia Example,\n\nThe next instalment of your lay-by 1 falls due on 9 March 2026: 100.00"
                                + " AUD. 300.00 AUD is left to pay in all.\n\nIf you have paid by now, there is nothing"
                                + " more to do."));
        assertThat(told.get("sms"))
                .isEqualTo(new Notice(
                        "+56 2 5550 0100",
                        "Apartado 2: una cuota vence pronto",
                        "Hola, Rosa Ejemplo:\n\nLa próxima cuota de su apartado 2 vence el 9 de marzo de 2026: 100,00"
                                + " AUD. En total le queda por pagar 300,00 AUD.\n\nSi ya pagó, no tiene que hacer nada"
                                + " más."));
    }

    /** What waits to be delivered, opened as a dispatcher does. */
    private Map<String, Notice> told() {
        return host.memory.waiting(ACME).orElseThrow().stream()
                .collect(Collectors.toMap(message -> message.channel(), message -> {
                    var export = host.vault.json().parse(message.body());
                    UUID subject = UUID.fromString(export.path("subject").asText());
                    return notice(subject);
                }));
    }

    private Notice notice(UUID consumer) {
        var messages = host.consumers.export(CLERK, SYDNEY, consumer).path("messages");
        assertThat(messages).hasSize(1);
        return host.vault.json().read(messages.get(0).path("body"), Notice.class);
    }

    @Test
    void everyKindOfNoticeHasItsTextsInBothLanguages() {
        UUID id = layby(host.consumer());
        Letters letters = new Letters(host.engine);
        for (NoticeKind kind : NoticeKind.values()) {
            Set<String> bodies = Set.of(Consumer.Language.values()).stream()
                    .map(language ->
                            new Consumer("Alex Example", Optional.of("alex@example.org"), Optional.empty(), language))
                    .map(consumer -> letters.write(
                                    consumer,
                                    7,
                                    host.books.find(CLERK, id),
                                    new LaybyEvent.Noticed(kind, MONDAY.plusWeeks(1)),
                                    MONDAY.plusWeeks(2))
                            .orElseThrow()
                            .notice())
                    .map(notice -> notice.subject() + "\n" + notice.body())
                    .collect(Collectors.toSet());
            assertThat(bodies)
                    .as(kind.name())
                    .hasSize(2)
                    .allSatisfy(text ->
                            assertThat(text).contains("Alex Example", "7").doesNotContain("{", "}"));
        }
    }

    @Test
    void theEndIsToldWithWhatGoesBack() {
        UUID consumer = host.consumer();
        UUID id = layby(consumer);
        host.laybys.take(
                host.fresh(),
                id,
                new LaybyCommand.End(EndedBy.SUPPLIER, Ground.GOODS_UNAVAILABLE, Facts.NONE, List.of(), "report-1"));

        assertThat(notice(consumer).body())
                .contains("Paid: 100.00 AUD\nCharge: 0.00 AUD\nGoes back to you: 100.00 AUD");
    }

    @Test
    void whoWasErasedIsToldNothingAndTheLaybyGoesOn() {
        UUID consumer = host.consumer();
        UUID id = layby(consumer);
        host.consumers.erase(CLERK, SYDNEY, consumer, "asked for it", true);
        host.on(MONDAY.plusDays(4));

        assertThat(run().notices()).isEqualTo(1);
        assertThat(notices(id)).containsExactly(NoticeKind.BEFORE_DUE_3);
        assertThat(host.waiting()).isZero();
        assertThat(host.pay(host.fresh(), id, "100.00").netPaid()).isEqualTo(aud("200.00"));
    }

    @Test
    void oneBrokenLogKeepsNobodyElseFromTheDaysWork() {
        UUID broken = layby(host.consumer());
        UUID sound = layby(host.consumer());
        breakLog(broken);
        host.on(MONDAY.plusDays(4));
        List<UUID> failed = new ArrayList<>();
        DailyCounts counts = host.daily.run(CLERK, new DailyListener() {
            @Override
            public void failed(UUID layby, dev.cuadra.spi.problem.Problem problem) {
                failed.add(layby);
            }
        });

        assertThat(counts).isEqualTo(new DailyCounts(2, 1, 1, 0, 0, 1));
        assertThat(failed).containsExactly(broken);
        assertThat(notices(sound)).containsExactly(NoticeKind.BEFORE_DUE_3);
        assertThat(run()).as("it comes up again").isEqualTo(new DailyCounts(1, 0, 0, 0, 0, 1));
    }

    private void breakLog(UUID id) {
        var loaded = host.vault.find(Documents.LAYBYS, ACME, id).orElseThrow();
        StoredLayby so = loaded.value();
        var work = host.vault.begin(ACME, "tamper");
        work.update(
                loaded,
                new StoredLayby(
                        so.number(),
                        so.business(),
                        so.store(),
                        so.zone(),
                        so.consumer(),
                        so.agreedOn(),
                        so.origin(),
                        so.attention(),
                        so.view(),
                        so.log().subList(1, so.log().size())));
        work.commit();
    }

    @Test
    void whoMayNotDoTheDaysWorkDoesNone() {
        UUID id = layby(host.consumer());
        host.on(MONDAY.plusDays(4));
        DailyJob guarded = new DailyJob(host.vault, host.engine, (caller, right, shop) -> right != LaybyRight.DAILY);

        assertThatThrownBy(() -> guarded.run(CLERK, DailyListener.SILENT)).isInstanceOf(ProblemException.class);
        assertThat(notices(id)).isEmpty();
        assertThat(host.waiting()).isZero();
    }
}
