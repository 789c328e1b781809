package dev.cuadra.sii.commit.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.commit.CommitAcceptance;
import dev.cuadra.sii.commit.CommitPreview;
import dev.cuadra.sii.commit.CommitResult;
import dev.cuadra.sii.commit.CommitResult.Done;
import dev.cuadra.sii.commit.CommitResult.Evidence;
import dev.cuadra.sii.commit.CommitResult.NotSent;
import dev.cuadra.sii.commit.CommitResult.Stale;
import dev.cuadra.sii.commit.CommitResult.Unknown;
import dev.cuadra.sii.commit.CommitWord;
import dev.cuadra.sii.commit.EmitOrder;
import dev.cuadra.sii.commit.Previewed;
import dev.cuadra.simulator.SimulatedBoleta;
import dev.cuadra.simulator.SimulatedFault;
import dev.cuadra.spi.storage.StorageException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("SII-COMMIT-EMIT")
class EmitTest {
    private static final EmitOrder ORDER = Orders.emit("e-1");

    private final Desk desk = new Desk();

    @AfterEach
    void end() {
        desk.close();
    }

    private static BoletaId number(long folio) {
        return new BoletaId(Desk.EVA, folio);
    }

    private long alike() {
        return desk.sii.world().boletas().stream()
                .filter(one -> one.id().issuer().equals(Desk.EVA)
                        && one.receiver().equals(Desk.COMPANY)
                        && one.gross().equals(Clp.of(500_000)))
                .count();
    }

    private void issuedElsewhere(long folio, LocalDate date) {
        desk.sii.add(SimulatedBoleta.of(Desk.EVA, folio, Desk.COMPANY, date, Clp.of(500_000)));
    }

    @Test
    @Tag("SII-COMMIT-2")
    void aPreviewShowsWhatTheSiiWorksOut() {
        CommitPreview preview = desk.shown(ORDER);

        assertThat(preview.gross()).contains(Clp.of(500_000));
        assertThat(preview.retained()).contains(Clp.of(76_250));
        assertThat(preview.net()).contains(Clp.of(423_750));
        assertThat(preview.percent()).contains(new BigDecimal("15.25"));
        assertThat(preview.lastNumber()).hasValue(11);
        assertThat(preview.expected()).isEmpty();
        assertThat(desk.committed()).isZero();
    }

    @Test
    @Tag("SII-COMMIT-4")
    void aBoletaIsIssuedOnceWithItsNumberFromTheReport() {
        CommitAcceptance word = desk.word(ORDER);
        CommitResult first = desk.commit(ORDER, word);

        assertThat(first).isInstanceOfSatisfying(Done.class, done -> {
            assertThat(done.boleta()).contains(number(12));
            assertThat(done.barCode())
                    .contains(desk.sii.boleta(number(12)).orElseThrow().barCode());
            assertThat(done.evidence()).isEqualTo(Evidence.ANSWERED);
        });
        assertThat(desk.commit(ORDER, word)).isEqualTo(first);
        assertThat(alike()).isEqualTo(1);
        assertThat(desk.sii.boleta(number(12)).orElseThrow()).satisfies(issued -> {
            assertThat(issued.date()).isEqualTo(LocalDate.of(2026, 6, 2));
            assertThat(issued.retainedByReceiver()).isEqualTo(Clp.of(76_250));
        });
    }

    @Test
    @Tag("SII-COMMIT-4")
    void itIsDoneAlsoWhenTheReportCannotTellTheNumberYet() {
        CommitAcceptance word = desk.word(ORDER);
        desk.fault("bhe.issued", SimulatedFault.THROTTLED_PAGE);

        CommitResult first = desk.commit(ORDER, word);
        desk.later();

        assertThat(first)
                .isInstanceOfSatisfying(
                        Done.class, done -> assertThat(done.boleta()).isEmpty());
        assertThat(desk.commit(ORDER, word))
                .isInstanceOfSatisfying(
                        Done.class, done -> assertThat(done.boleta()).contains(number(12)));
        assertThat(alike()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = SimulatedFault.class,
            names = {"COMMITTED_THEN_DROPPED", "COMMITTED_UNCLEAR", "BODY_CUT", "DRIFTED"})
    @Tag("SII-COMMIT-5")
    void whatWasIssuedAndNotAnsweredIsFoundInTheReport(SimulatedFault fault) {
        CommitAcceptance word = desk.word(ORDER);
        desk.fault("bhe.emit.commit", fault);

        assertThat(desk.commit(ORDER, word)).isInstanceOf(Unknown.class);
        assertThat(desk.commit(ORDER, word)).isInstanceOfSatisfying(Done.class, done -> {
            assertThat(done.boleta()).contains(number(12));
            assertThat(done.evidence()).isEqualTo(Evidence.FOUND);
        });
        assertThat(alike()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = SimulatedFault.class,
            names = {
                "NOT_COMMITTED_DROPPED",
                "LOGIN_BOUNCE",
                "ERROR_AL_CONTRIBUYENTE",
                "ERROR_500_BODY",
                "THROTTLED_STATUS"
            })
    @Tag("SII-COMMIT-3")
    @Tag("SII-COMMIT-5")
    void whatWasNotIssuedIsSentAgainOnlyWhenNothingCanBeOnItsWay(SimulatedFault fault) {
        CommitAcceptance word = desk.word(ORDER);
        desk.fault("bhe.emit.commit", fault);

        CommitResult first = desk.commit(ORDER, word);
        CommitResult early = desk.commit(ORDER, word);
        int sentEarly = desk.calls("bhe.emit.commit");
        desk.later();

        assertThat(List.of(first, early)).hasOnlyElementsOfType(Unknown.class);
        assertThat(sentEarly).isEqualTo(1);
        assertThat(desk.commit(ORDER, word)).isInstanceOf(Done.class);
        assertThat(alike()).isEqualTo(1);
    }

    @Test
    @Tag("SII-COMMIT-4")
    void twoBoletasThatAreAlikeAreTwoOrders() {
        CommitResult first = desk.commit(ORDER);
        CommitResult second = desk.commit(Orders.emit("e-2"));

        assertThat(((Done) first).boleta()).contains(number(12));
        assertThat(((Done) second).boleta()).contains(number(13));
        assertThat(desk.commit(ORDER)).isEqualTo(first);
    }

    @Test
    @Tag("SII-COMMIT-4")
    void aWordForOneOrderIsNoneForAnotherThatIsAlike() {
        CommitAcceptance word = desk.word(ORDER);

        assertThat(desk.commit(Orders.emit("e-2"), word)).isInstanceOf(Stale.class);
        assertThat(desk.committed()).isZero();
    }

    @Test
    @Tag("SII-COMMIT-4")
    void whileNobodyKnowsOfOneTheSameIsNotSentUnderAnotherName() {
        CommitAcceptance word = desk.word(ORDER);
        EmitOrder other = Orders.emit("e-2");
        CommitAcceptance otherWord = desk.word(other);
        desk.fault("bhe.emit.commit", SimulatedFault.COMMITTED_THEN_DROPPED);
        desk.commit(ORDER, word);

        CommitResult blocked = desk.commit(other, otherWord);

        assertThat(blocked)
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.why()).isEqualTo("ANOTHER_ORDER"));
        assertThat(alike()).isEqualTo(1);
        desk.commit(ORDER, word);
        assertThat(desk.commit(other, otherWord))
                .isInstanceOfSatisfying(
                        Done.class, done -> assertThat(done.boleta()).contains(number(13)));
    }

    @Test
    @Tag("SII-COMMIT-5")
    void ofTwoThatCouldBeOursAPersonSaysWhich() {
        CommitAcceptance word = desk.word(ORDER);
        desk.fault("bhe.emit.commit", SimulatedFault.COMMITTED_THEN_DROPPED);
        desk.commit(ORDER, word);
        issuedElsewhere(13, ORDER.date());
        desk.later();

        assertThat(desk.commit(ORDER, word))
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.why()).isEqualTo("SEVERAL"));
        desk.commits.settle(Desk.ACME, ORDER, CommitWord.issued("Rosa", "the PDF says so", 12));
        assertThat(desk.commit(ORDER, word)).isInstanceOfSatisfying(Done.class, done -> {
            assertThat(done.boleta()).contains(number(12));
            assertThat(done.evidence()).isEqualTo(Evidence.SAID);
        });
    }

    @Test
    @Tag("SII-COMMIT-5")
    void numbersThatWentAwayUnseenKeepTheQuestionOpen() {
        CommitAcceptance word = desk.word(ORDER);
        desk.fault("bhe.emit.commit", SimulatedFault.NOT_COMMITTED_DROPPED);
        desk.commit(ORDER, word);
        issuedElsewhere(12, LocalDate.of(2026, 5, 30));
        desk.later();

        assertThat(desk.commit(ORDER, word))
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.why()).isEqualTo("NUMBERS"));
        desk.commits.settle(Desk.ACME, ORDER, CommitWord.notDone("Rosa", "12 is of another month"));
        assertThat(desk.commit(ORDER, word))
                .isInstanceOfSatisfying(
                        Done.class, done -> assertThat(done.boleta()).contains(number(13)));
    }

    @Test
    @Tag("SII-COMMIT-5")
    void whatOthersIssuedInTheSameMonthIsNotOurs() {
        CommitAcceptance word = desk.word(ORDER);
        desk.fault("bhe.emit.commit", SimulatedFault.NOT_COMMITTED_DROPPED);
        desk.commit(ORDER, word);
        desk.sii.add(
                SimulatedBoleta.of(Desk.EVA, 12, Rut.parse("76000000-0"), LocalDate.of(2026, 6, 2), Clp.of(500_000)));
        desk.later();

        assertThat(desk.commit(ORDER, word))
                .isInstanceOfSatisfying(
                        Done.class, done -> assertThat(done.boleta()).contains(number(13)));
    }

    @Test
    @Tag("SII-COMMIT-3")
    void stepsThatChangeNothingAreAskedForAgain() {
        desk.fault("bhe.emit.preview", SimulatedFault.ERROR_AL_CONTRIBUYENTE);

        assertThat(desk.commit(ORDER)).isInstanceOf(Done.class);
        assertThat(desk.calls("bhe.emit.preview")).isEqualTo(3);
        assertThat(alike()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bhe.emit.begin", "bhe.emit.data", "bhe.emit.preview"})
    @Tag("SII-COMMIT-3")
    void aSessionThatEndsBeforeTheLastStepBeginsTheWizardAnew(String step) {
        CommitAcceptance word = desk.word(ORDER);
        desk.later();
        desk.fault(step, SimulatedFault.LOGIN_BOUNCE);

        assertThat(desk.commit(ORDER, word)).isInstanceOf(Done.class);
        assertThat(desk.calls("auth.login")).isEqualTo(2);
        assertThat(alike()).isEqualTo(1);
    }

    @Test
    @Tag("SII-COMMIT-3")
    void aThrottledPortalIsLeftAloneAndNothingIsSent() {
        CommitAcceptance word = desk.word(ORDER);
        desk.fault("bhe.emit.data", SimulatedFault.THROTTLED_PAGE);

        assertThat(desk.commit(ORDER, word))
                .isInstanceOfSatisfying(
                        NotSent.class, not -> assertThat(not.fault().kind()).isEqualTo(FaultKind.THROTTLED));
        assertThat(desk.commit(ORDER, word)).isInstanceOf(NotSent.class);
        assertThat(desk.calls("bhe.emit.commit")).isZero();
        desk.later();
        assertThat(desk.commit(ORDER, word)).isInstanceOf(Done.class);
    }

    @Test
    @Tag("SII-COMMIT-3")
    void whoMayNotIssueIsToldWhy() {
        EmitOrder company = new EmitOrder(
                "e-9",
                Desk.COMPANY,
                new EmitOrder.Receiver(Rut.parse("76000000-0"), "EJEMPLO", "Calle 1", 13, "1310", "SANTIAGO"),
                LocalDate.of(2026, 6, 2),
                EmitOrder.RetainedBy.RECEIVER,
                ORDER.services());

        assertThat(desk.commits.preview(Desk.ACME, company))
                .isInstanceOfSatisfying(
                        Previewed.Refused.class,
                        refused -> assertThat(refused.text())
                                .startsWith("El contribuyente no registra inicio de actividades"));
    }

    @Test
    @Tag("SII-COMMIT-4")
    void aProcessThatDiesBetweenStoringAndSendingIsSettledByTheNext() {
        CommitAcceptance word = desk.word(ORDER);
        desk.storage.breakAfterCommit(1);
        Throwable died = Assertions.catchThrowable(() -> desk.commit(ORDER, word));
        desk.storage.repair();
        CommitResult meanwhile = desk.commit(ORDER, word);
        desk.later();

        assertThat(died).isInstanceOf(StorageException.class);
        assertThat(meanwhile)
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.why()).isEqualTo("SENDING"));
        assertThat(desk.commit(ORDER, word)).isInstanceOf(Done.class);
        assertThat(alike()).isEqualTo(1);
    }

    @Test
    @Tag("SII-COMMIT-4")
    void twoClerksAtOnceIssueOneBoleta() throws Exception {
        CommitAcceptance word = desk.word(ORDER);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<CommitResult>> clerks = IntStream.range(0, 2)
                    .mapToObj(clerk -> pool.submit(() -> {
                        start.await();
                        return desk.commit(ORDER, word);
                    }))
                    .toList();
            start.countDown();
            for (Future<CommitResult> clerk : clerks) {
                // Whoever waits for the other moves the one clock on, and may be out of time.
                assertThat(clerk.get()).isInstanceOfAny(Done.class, Unknown.class, NotSent.class);
            }
        } finally {
            pool.shutdown();
        }
        assertThat(desk.calls("bhe.emit.commit")).isLessThanOrEqualTo(1);
        desk.later();
        assertThat(desk.commit(ORDER, word)).isInstanceOf(Done.class);
        assertThat(alike()).isEqualTo(1);
    }

    @Test
    @Tag("SII-COMMIT-4")
    void whomABoletaIsForIsForgottenOnceItIsSettled() {
        desk.commit(ORDER);
        assertThat(Commits.stored(desk.vault, Desk.ACME, ORDER).orElseThrow()).satisfies(loaded -> {
            assertThat(loaded.value().other()).isEmpty();
            assertThat(loaded.plain().toString())
                    .contains("DONE")
                    .doesNotContain("77777777", "22222222", "e-1", "Rosa", ORDER.fingerprint());
        });
    }

    @Test
    @Tag("SII-COMMIT-4")
    void openQuestionsAreListedUntilTheyAreSettled() {
        CommitAcceptance word = desk.word(ORDER);
        desk.fault("bhe.emit.commit", SimulatedFault.COMMITTED_THEN_DROPPED);
        Unknown unknown = (Unknown) desk.commit(ORDER, word);

        assertThat(desk.commits.open(Desk.ACME)).singleElement().satisfies(open -> {
            assertThat(open.intent()).isEqualTo(unknown.intent());
            assertThat(open.reference()).isEqualTo("e-1");
            assertThat(open.taxpayer()).isEqualTo(Desk.EVA);
        });
        desk.commit(ORDER, word);
        assertThat(desk.commits.open(Desk.ACME)).isEmpty();
    }
}
