package dev.cuadra.sii.filing.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.filing.Acceptance;
import dev.cuadra.sii.filing.FilingAnswer;
import dev.cuadra.sii.filing.FilingChannel;
import dev.cuadra.sii.filing.FilingIntent;
import dev.cuadra.sii.filing.FilingKnowledge;
import dev.cuadra.sii.filing.FilingOrder;
import dev.cuadra.sii.filing.FilingResult;
import dev.cuadra.sii.filing.FilingResult.Filed;
import dev.cuadra.sii.filing.FilingResult.Manual;
import dev.cuadra.sii.filing.FilingResult.Ready;
import dev.cuadra.sii.filing.FilingResult.Unknown;
import dev.cuadra.sii.filing.service.ForgetfulChannel.Way;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.StorageException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FilingsTest {
    private static final String SECOND_BOLETA =
            "88;20/09/2026;VIGENTE;;12345670-K;LUIS DIAZ ROJAS;NO;200000;30500;169500\n";

    private final House house = new House();
    private final ForgetfulChannel channel = new ForgetfulChannel();
    private final Filings filings = house.filings(channel);

    @Test
    @Tag("SII-FILE-1")
    void aReturnThatAgreesIsFiledOnceAndRecorded() {
        FilingResult first = file(House.order(house.form));
        FilingResult again = file(House.order(house.form));

        assertThat(first)
                .isInstanceOfSatisfying(
                        Filed.class, filed -> assertThat(filed.folio()).isEqualTo("900"));
        assertThat(again).isEqualTo(first);
        assertThat(channel.sent).hasSize(1);
        assertThat(house.folios()).containsExactly("900");
        assertThat(house.returns.history(House.ACME, House.PAYER, House.SEPTEMBER))
                .singleElement()
                .satisfies(filed -> {
                    assertThat(filed.filedOn()).isEqualTo(ForgetfulChannel.DAY);
                    assertThat(filed.figures().behind(F29Code.FEES)).hasToString("[12345678-5/153]");
                });
    }

    @Test
    @Tag("SII-FILE-3")
    void differencesWaitForAPersonWhoSawExactlyThem() {
        FilingOrder order = House.disagreeing(house.form);

        FilingResult ready = file(order);
        FilingResult otherWord = file(order.accepted(new Acceptance("Eva", "yes", "another content")));
        int before = channel.sent.size();
        FilingResult filed = file(order.accepted(House.word(ready)));

        assertThat(ready)
                .isInstanceOfSatisfying(
                        Ready.class,
                        asked -> assertThat(asked.differences().differences()).hasToString("[151 DIFFERS]"));
        assertThat(otherWord).isEqualTo(ready);
        assertThat(before).isZero();
        assertThat(filed).isInstanceOf(Filed.class);
    }

    @Test
    @Tag("SII-FILE-3")
    void aWordWithoutANameOrAReasonIsRefused() {
        assertThatThrownBy(() -> new Acceptance(" ", "why", "c")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new Acceptance("Eva", "", "c")).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"FILED_AND_LOST", "FILED_AND_THROWN"})
    @Tag("SII-FILE-2")
    void whatWasFiledAndNotAnsweredIsFoundByAsking(Way way) {
        channel.next(way);

        FilingResult first = file(House.order(house.form));
        FilingResult second = file(House.order(house.form));

        assertThat(first)
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.why()).doesNotContain("12.345"));
        assertThat(second).isInstanceOf(Filed.class);
        assertThat(channel.sent).hasSize(1);
        assertThat(house.folios()).containsExactly("900");
    }

    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"LOST", "THROWN"})
    @Tag("SII-FILE-2")
    void whatDidNotArriveIsSentAgainUnderTheSameIdOnceThatIsKnown(Way way) {
        channel.next(way);
        file(House.order(house.form));
        channel.mute = true;
        FilingResult open = file(House.order(house.form));
        int whileOpen = channel.sent.size();
        channel.mute = false;

        FilingResult known = file(House.order(house.form));

        assertThat(open).isInstanceOf(Unknown.class);
        assertThat(whileOpen).isEqualTo(1);
        assertThat(known).isInstanceOf(Filed.class);
        assertThat(channel.sent)
                .hasSize(2)
                .extracting(FilingIntent::id)
                .containsOnly(channel.sent.get(0).id());
        assertThat(channel.filed).hasSize(1);
    }

    @Test
    @Tag("SII-FILE-2")
    void aReturnIsKnownByItsCodesWhereTheChannelKeepsNoIds() {
        channel.keepsIntents = false;
        channel.next(Way.FILED_AND_LOST);

        file(House.order(house.form));

        assertThat(file(House.order(house.form))).isInstanceOf(Filed.class);
        assertThat(channel.sent).hasSize(1);
    }

    @Test
    @Tag("SII-FILE-2")
    void aReturnThatMayBeOursKeepsTheQuestionOpenUntilAPersonRecordsIt() {
        channel.next(Way.LOST);
        file(House.order(house.form));
        channel.file(
                Optional.empty(),
                new FilingIntent(UUID.randomUUID(), House.PAYER, House.SEPTEMBER, Map.of(), Optional.empty()));

        FilingResult open = file(House.order(house.form));
        house.returns.record(House.ACME, House.PAYER, House.SEPTEMBER, "900", ForgetfulChannel.DAY);
        FilingResult settled = file(House.order(house.form));

        assertThat(open).isInstanceOf(Unknown.class);
        assertThat(settled).isInstanceOf(Filed.class);
        assertThat(channel.sent).hasSize(1);
    }

    @Test
    @Tag("SII-FILE-1")
    void aRefusedReturnIsFiledByHand() {
        channel.next(Way.REFUSED);

        FilingResult result = file(House.order(house.form));

        assertThat(result).isInstanceOfSatisfying(Manual.class, manual -> {
            assertThat(manual.reason()).isEqualTo(Manual.Reason.REFUSED);
            assertThat(manual.evidence()).isEqualTo("OBS no cuadra");
            assertThat(manual.pack().lines())
                    .extracting(line -> line.code().value())
                    .contains("151", "91");
        });
        assertThat(house.folios()).isEmpty();
        assertThat(file(House.order(house.form))).isInstanceOf(Filed.class);
    }

    @Test
    @Tag("SII-FILE-1")
    void withoutAChannelOrWithoutItsKnowledgeNothingIsSent() {
        channel.mute = true;

        FilingResult away = file(House.order(house.form));
        FilingResult none = house.byHand().file(House.ACME, House.order(house.form));

        assertThat(away)
                .isInstanceOfSatisfying(
                        Manual.class, manual -> assertThat(manual.reason()).isEqualTo(Manual.Reason.AWAY));
        assertThat(none)
                .isInstanceOfSatisfying(
                        Manual.class, manual -> assertThat(manual.reason()).isEqualTo(Manual.Reason.NO_CHANNEL));
        assertThat(channel.sent).isEmpty();
    }

    @Test
    @Tag("SII-FILE-1")
    void whatSomebodyFiledElsewhereIsNotFiledOnTopOf() {
        channel.file(
                Optional.empty(),
                new FilingIntent(
                        UUID.randomUUID(), House.PAYER, House.SEPTEMBER, house.form.codes(), Optional.empty()));

        assertThat(file(House.order(house.form))).isInstanceOfSatisfying(Manual.class, manual -> {
            assertThat(manual.reason()).isEqualTo(Manual.Reason.FILED_ELSEWHERE);
            assertThat(manual.evidence()).isEqualTo("900");
        });
        assertThat(channel.sent).isEmpty();
    }

    @Test
    @Tag("SII-FILE-3")
    void aCorrectionIsAlwaysAPersonsWordAndNamesWhatItCorrects() {
        file(House.order(house.form));
        Form29 today = house.close(SECOND_BOLETA);

        FilingResult ready = file(House.order(today));
        FilingResult filed = file(House.order(today).accepted(House.word(ready)));

        assertThat(ready)
                .isInstanceOfSatisfying(
                        Ready.class, asked -> assertThat(asked.corrects()).contains("900"));
        assertThat(filed)
                .isInstanceOfSatisfying(
                        Filed.class, done -> assertThat(done.folio()).isEqualTo("901"));
        assertThat(channel.sent.get(1).corrects()).contains("900");
        assertThat(channel.sent.get(1).codes().get(F29Code.FEES)).isEqualByComparingTo(new BigDecimal("183000"));
        assertThat(house.folios()).containsExactly("900", "901");
    }

    @Test
    @Tag("SII-FILE-2")
    void anUnknownReturnIsSettledBeforeAnotherOneOfTheMonthIsSent() {
        channel.next(Way.FILED_AND_LOST);
        file(House.order(house.form));
        Form29 today = house.close(SECOND_BOLETA);

        FilingResult result = file(House.order(today));

        assertThat(result)
                .isInstanceOfSatisfying(
                        Ready.class, asked -> assertThat(asked.corrects()).contains("900"));
        assertThat(channel.sent).hasSize(1);
        assertThat(house.folios()).containsExactly("900");
    }

    @Test
    @Tag("SII-FILE-1")
    void aMonthThatWasNeverClosedIsNotFiled() {
        Form29 october = new Form29(
                YearMonth.of(2026, 10), house.form.rule(), house.form.codes(), Map.of(), Map.of(), List.of());

        assertThatThrownBy(() -> file(House.order(october)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("SII_FILING_NOT_CLOSED"));
    }

    /** Commits of one filing: sending, filed, the return in the books, recorded. */
    @Test
    @Tag("SII-FILE-4")
    void aCrashAtAnyStepSendsNothingTwiceAndLosesNoFolio() {
        for (int step = 1; step <= 4; step++) {
            for (boolean stored : new boolean[] {false, true}) {
                crashAt(step, stored);
            }
        }
    }

    private static void crashAt(int step, boolean stored) {
        House house = new House();
        ForgetfulChannel channel = new ForgetfulChannel();
        Filings filings = house.filings(channel);
        if (stored) {
            house.storage.breakAfterCommit(step);
        } else {
            house.storage.breakBeforeCommit(step);
        }

        assertThatThrownBy(() -> filings.file(House.ACME, House.order(house.form)))
                .as("step %d", step)
                .isInstanceOf(StorageException.class);
        house.storage.repair();
        int sentBefore = channel.sent.size();
        filings.file(House.ACME, House.order(house.form));
        boolean untouched = step == 1 && !stored;
        assertThat(channel.sent).as("step %d", step).hasSize(untouched ? 1 : sentBefore);
        house.clock.advance(Filings.USUAL_PATIENCE.plusSeconds(1));
        FilingResult result = filings.file(House.ACME, House.order(house.form));

        assertThat(result).as("step %d", step).isInstanceOf(Filed.class);
        assertThat(channel.filed).as("step %d", step).hasSize(1);
        assertThat(house.folios()).as("step %d", step).containsExactly("900");
    }

    @Test
    @Tag("SII-FILE-4")
    void whoeverComesWhileItIsBeingSentSendsNothing() {
        FilingResult[] seen = new FilingResult[1];
        FilingChannel slow = new FilingChannel() {
            @Override
            public FilingAnswer submit(FilingIntent intent) {
                seen[0] = filings.file(House.ACME, House.order(house.form));
                return channel.submit(intent);
            }

            @Override
            public FilingKnowledge ask(Rut payer, YearMonth period) {
                return channel.ask(payer, period);
            }
        };

        FilingResult result = house.filings(slow).file(House.ACME, House.order(house.form));

        assertThat(seen[0])
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.why()).isEqualTo("SENDING"));
        assertThat(result).isInstanceOf(Filed.class);
        assertThat(channel.sent).hasSize(1);
    }

    @Test
    @Tag("SII-FILE-4")
    void manyAtOnceSendOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<FilingResult>> results = IntStream.range(0, 4)
                    .mapToObj(number -> threads.submit(() -> {
                        start.await();
                        return house.filings(channel).file(House.ACME, House.order(house.form));
                    }))
                    .toList();
            start.countDown();
            for (Future<FilingResult> result : results) {
                assertThat(result.get()).isInstanceOfAny(Filed.class, Unknown.class);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(channel.sent).hasSize(1);
        assertThat(file(House.order(house.form))).isInstanceOf(Filed.class);
    }

    private FilingResult file(FilingOrder order) {
        return filings.file(House.ACME, order);
    }
}
