package dev.cuadra.sii.commit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.commit.AnnulOrder;
import dev.cuadra.sii.commit.AnnulOrder.Cause;
import dev.cuadra.sii.commit.CommitAcceptance;
import dev.cuadra.sii.commit.CommitPreview;
import dev.cuadra.sii.commit.CommitResult;
import dev.cuadra.sii.commit.CommitResult.Done;
import dev.cuadra.sii.commit.CommitResult.Evidence;
import dev.cuadra.sii.commit.CommitResult.NotSent;
import dev.cuadra.sii.commit.CommitResult.Refused;
import dev.cuadra.sii.commit.CommitResult.Stale;
import dev.cuadra.sii.commit.CommitResult.Unknown;
import dev.cuadra.sii.commit.CommitWord;
import dev.cuadra.sii.commit.Previewed;
import dev.cuadra.simulator.SimulatedBoleta.State;
import dev.cuadra.simulator.SimulatedFault;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("SII-COMMIT-ANNUL")
class AnnulTest {
    private static final BoletaId NINE = new BoletaId(Desk.EVA, 9);
    private static final AnnulOrder ORDER = new AnnulOrder("a-1", NINE, LocalDate.of(2026, 5, 21), Cause.NOT_PAID);

    private Desk desk = new Desk();

    @AfterEach
    void end() {
        desk.close();
    }

    private void on(String instant) {
        desk.close();
        desk = new Desk(Instant.parse(instant));
    }

    @Test
    @Tag("SII-COMMIT-2")
    void aPreviewShowsWhatWouldHappenAndNothingHappens() {
        CommitPreview preview = desk.shown(ORDER);

        assertThat(preview.gross()).contains(Clp.of(600_000));
        assertThat(preview.expected()).hasValueSatisfying(then -> {
            assertThat(then.state()).isEqualTo(BoletaState.ANULADA);
            assertThat(then.until()).isEqualTo(LocalDate.of(2026, 6, 10));
            assertThat(then.confidence()).isEqualTo(Confidence.UNVERIFIED);
        });
        assertThat(preview.content())
                .matches("[0-9a-f]{64}")
                .isEqualTo(desk.shown(ORDER).content());
        assertThat(desk.committed()).isZero();
        assertThat(desk.state(NINE)).isEqualTo(State.VALID);
    }

    @Test
    @Tag("SII-COMMIT-4")
    void whatWasAcceptedIsDoneOnceAndTheSameOrderAgainHasTheFirstAnswer() {
        CommitResult first = desk.commit(ORDER);
        CommitAcceptance word = new CommitAcceptance("Rosa", "whatever");

        assertThat(first).isInstanceOfSatisfying(Done.class, done -> {
            assertThat(done.boleta()).contains(NINE);
            assertThat(done.evidence()).isEqualTo(Evidence.ANSWERED);
            assertThat(done.stands().orElseThrow().state()).isEqualTo(BoletaState.ANULADA);
        });
        assertThat(desk.commit(ORDER, word)).isEqualTo(first);
        assertThat(desk.committed()).isEqualTo(1);
        assertThat(desk.state(NINE)).isEqualTo(State.ANNULLED);
    }

    @Test
    @Tag("SII-COMMIT-LIMIT")
    void fromTheEleventhOnAnAnnulmentWaitsForTheReceiver() {
        on("2026-06-11T15:00:00Z");

        assertThat(desk.commit(ORDER))
                .isInstanceOfSatisfying(
                        Done.class,
                        done -> assertThat(done.stands()).hasValueSatisfying(then -> {
                            assertThat(then.state()).isEqualTo(BoletaState.ANULACION_PENDIENTE);
                            assertThat(then.until()).isEqualTo(LocalDate.of(2027, 3, 1));
                            assertThat(then.confidence()).isEqualTo(Confidence.UNVERIFIED);
                        }));
        assertThat(desk.state(NINE)).isEqualTo(State.ANNULMENT_REQUESTED);
    }

    @Test
    @Tag("SII-COMMIT-2")
    void aWordOnAnotherPreviewSendsNothing() {
        on("2026-06-10T23:00:00Z");
        CommitAcceptance word = desk.word(ORDER);
        desk.clock.set(Instant.parse("2026-06-11T15:00:00Z"));

        CommitResult stale = desk.commit(ORDER, word);

        assertThat(stale)
                .isInstanceOfSatisfying(
                        Stale.class,
                        now -> assertThat(now.preview().expected().orElseThrow().state())
                                .isEqualTo(BoletaState.ANULACION_PENDIENTE));
        assertThat(desk.calls("bhe.annul.commit")).isZero();
        assertThat(desk.commit(
                        ORDER,
                        new CommitAcceptance("Rosa", ((Stale) stale).preview().content())))
                .isInstanceOf(Done.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = SimulatedFault.class,
            names = {"COMMITTED_THEN_DROPPED", "COMMITTED_UNCLEAR", "BODY_CUT", "DRIFTED"})
    @Tag("SII-COMMIT-3")
    @Tag("SII-COMMIT-5")
    void whatWasDoneAndNotAnsweredIsFoundInTheReport(SimulatedFault fault) {
        CommitAcceptance word = desk.word(ORDER);
        desk.fault("bhe.annul.commit", fault);

        CommitResult first = desk.commit(ORDER, word);
        CommitResult second = desk.commit(ORDER, word);

        boolean told = first instanceof Done;
        assertThat(told || first instanceof Unknown).isTrue();
        assertThat(second)
                .isInstanceOfSatisfying(
                        Done.class,
                        done -> assertThat(done.evidence()).isEqualTo(told ? Evidence.ANSWERED : Evidence.FOUND));
        assertThat(desk.calls("bhe.annul.commit")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = SimulatedFault.class,
            names = {
                "NOT_COMMITTED_DROPPED",
                "CONNECTION_CLOSED",
                "LOGIN_BOUNCE",
                "LOGIN_PAGE",
                "ERROR_AL_CONTRIBUYENTE",
                "ERROR_500_BODY",
                "HOST_UNDEFINED",
                "SERVER_ERROR",
                "THROTTLED_PAGE"
            })
    @Tag("SII-COMMIT-3")
    @Tag("SII-COMMIT-5")
    void whatWasNotDoneIsSentAgainOnlyWhenTheReportSaysSoAndTimeHasPassed(SimulatedFault fault) {
        CommitAcceptance word = desk.word(ORDER);
        desk.fault("bhe.annul.commit", fault);

        CommitResult first = desk.commit(ORDER, word);
        CommitResult early = desk.commit(ORDER, word);
        int sentEarly = desk.calls("bhe.annul.commit");
        desk.later();
        CommitResult late = desk.commit(ORDER, word);

        assertThat(first).isInstanceOf(Unknown.class);
        assertThat(early).isInstanceOf(Unknown.class);
        assertThat(sentEarly).isEqualTo(1);
        assertThat(late).isInstanceOf(Done.class);
        assertThat(desk.committed()).isEqualTo(1);
    }

    @Test
    @Tag("SII-COMMIT-3")
    void whatNeverLeftMayBeTriedAgainAtOnce() {
        CommitAcceptance word = desk.word(ORDER);
        desk.fault("bhe.annul.commit", SimulatedFault.CONNECTION_REFUSED);

        assertThat(desk.commit(ORDER, word))
                .isInstanceOfSatisfying(
                        NotSent.class, not -> assertThat(not.fault().kind()).isEqualTo(FaultKind.UNAVAILABLE));
        assertThat(desk.commit(ORDER, word)).isInstanceOf(Done.class);
        assertThat(desk.committed()).isEqualTo(1);
    }

    @Test
    @Tag("SII-COMMIT-LIMIT")
    @Tag("SII-COMMIT-5")
    void whetherARequestThatWaitsWasTakenOnlyAPersonCanSayWhereTheReportDoesNot() {
        on("2026-06-11T15:00:00Z");
        CommitAcceptance word = desk.word(ORDER);
        desk.fault("bhe.annul.commit", SimulatedFault.NOT_COMMITTED_DROPPED);
        desk.commit(ORDER, word);
        boolean whileSent = desk.commits.settle(
                Desk.ACME,
                new AnnulOrder("a-2", NINE, ORDER.date(), Cause.NOT_PAID),
                CommitWord.notDone("Rosa", "nothing there"));
        desk.later();

        assertThat(desk.commit(ORDER, word)).isInstanceOf(Unknown.class);
        assertThat(whileSent).isFalse();
        assertThat(desk.commits.settle(Desk.ACME, ORDER, CommitWord.notDone("Rosa", "still in force")))
                .isTrue();
        assertThat(desk.commit(ORDER, word)).isInstanceOf(Done.class);
        assertThat(desk.committed()).isEqualTo(1);
    }

    @Test
    @Tag("SII-COMMIT-5")
    void aPersonsWordThatItIsDoneIsTheAnswer() {
        CommitAcceptance word = desk.word(ORDER);
        desk.fault("bhe.annul.commit", SimulatedFault.NOT_COMMITTED_DROPPED);
        desk.commit(ORDER, word);

        assertThat(desk.commits.settle(Desk.ACME, ORDER, CommitWord.done("Rosa", "seen")))
                .isTrue();
        assertThat(desk.commit(ORDER, word))
                .isInstanceOfSatisfying(
                        Done.class, done -> assertThat(done.evidence()).isEqualTo(Evidence.SAID));
        assertThat(desk.calls("bhe.annul.commit")).isEqualTo(1);
    }

    @Test
    @Tag("SII-COMMIT-3")
    void aRefusalIsTheSiisOwnWords() {
        AnnulOrder pending =
                new AnnulOrder("a-3", new BoletaId(Desk.EVA, 10), LocalDate.of(2026, 5, 21), Cause.NOT_PAID);

        assertThat(desk.commits.preview(Desk.ACME, pending))
                .isEqualTo(new Previewed.Refused("La boleta ya tiene una solicitud de anulación pendiente"));
        assertThat(desk.commit(pending, new CommitAcceptance("Rosa", "x")))
                .isEqualTo(new Refused("La boleta ya tiene una solicitud de anulación pendiente"));
    }

    @Test
    @Tag("SII-COMMIT-4")
    void anotherOrderUnderTheSameReferenceIsRefused() {
        desk.commit(ORDER);
        AnnulOrder other = new AnnulOrder("a-1", NINE, ORDER.date(), Cause.TYPING_ERROR);

        assertThatThrownBy(() -> desk.commits.preview(Desk.ACME, other))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("SII_COMMIT_REFERENCE"));
    }
}
