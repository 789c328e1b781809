package dev.cuadra.sii.commit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.commit.CommitAcceptance;
import dev.cuadra.sii.commit.CommitPreview;
import dev.cuadra.sii.commit.CommitResult;
import dev.cuadra.sii.commit.CommitResult.Done;
import dev.cuadra.sii.commit.CommitResult.Evidence;
import dev.cuadra.sii.commit.CommitResult.Unknown;
import dev.cuadra.sii.commit.ObserveOrder;
import dev.cuadra.sii.commit.Previewed;
import dev.cuadra.simulator.SimulatedBoleta;
import dev.cuadra.simulator.SimulatedBoleta.State;
import dev.cuadra.simulator.SimulatedFault;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("SII-COMMIT-OBSERVE")
class ObserveTest {
    private static final Rut PEDRO = Rut.parse("12345678-5");
    private static final ObserveOrder ORDER = Orders.observe("o-1");

    private final Desk desk = new Desk();

    @AfterEach
    void end() {
        desk.close();
    }

    @Test
    @Tag("SII-COMMIT-2")
    void aPreviewShowsTheBoleta() {
        CommitPreview preview = desk.shown(ORDER);

        assertThat(preview.gross()).contains(Clp.of(500_000));
        assertThat(preview.retained()).contains(Clp.of(76_250));
        assertThat(preview.expected().orElseThrow().state()).isEqualTo(BoletaState.OBSERVADA);
        assertThat(desk.committed()).isZero();
    }

    @Test
    @Tag("SII-COMMIT-4")
    void onlyTheOneBoletaIsObservedAlsoWhereAnotherIssuersHasTheSameNumber() {
        BoletaId sameNumber = new BoletaId(PEDRO, 311);
        desk.sii.add(SimulatedBoleta.of(PEDRO, 311, Desk.COMPANY, LocalDate.of(2026, 5, 20), Clp.of(80_000)));

        assertThat(desk.commit(ORDER))
                .isInstanceOfSatisfying(
                        Done.class, done -> assertThat(done.boleta()).contains(ORDER.boleta()));

        assertThat(desk.state(ORDER.boleta())).isEqualTo(State.OBSERVED);
        assertThat(desk.state(sameNumber)).isEqualTo(State.VALID);
        assertThat(desk.committed()).isEqualTo(1);
    }

    @Test
    @Tag("SII-COMMIT-3")
    void aBoletaThatIsNotInTheReportIsNotFound() {
        ObserveOrder unknown = new ObserveOrder(
                "o-2", Desk.COMPANY, new BoletaId(Desk.ANA, 999), ORDER.date(), ObserveOrder.Cause.UNKNOWN_ISSUER);

        assertThatThrownBy(() -> desk.commits.preview(Desk.ACME, unknown))
                .isInstanceOfSatisfying(
                        SiiFaultException.class,
                        e -> assertThat(e.fault().kind()).isEqualTo(FaultKind.NOT_FOUND));
    }

    @Test
    @Tag("SII-COMMIT-3")
    void whatCannotBeObservedIsRefusedInTheSiisWords() {
        ObserveOrder annulled = new ObserveOrder(
                "o-3",
                Desk.COMPANY,
                new BoletaId(PEDRO, 18),
                LocalDate.of(2026, 5, 25),
                ObserveOrder.Cause.NO_RELATION);

        assertThat(desk.commits.preview(Desk.ACME, annulled))
                .isEqualTo(new Previewed.Refused("No existe la boleta de honorarios"));
    }

    @ParameterizedTest
    @EnumSource(
            value = SimulatedFault.class,
            names = {"COMMITTED_THEN_DROPPED", "COMMITTED_UNCLEAR", "BODY_CUT"})
    @Tag("SII-COMMIT-5")
    void whatWasObservedAndNotAnsweredIsFoundInTheReport(SimulatedFault fault) {
        CommitAcceptance word = desk.word(ORDER);
        desk.fault("bhe.observe.commit", fault);

        CommitResult first = desk.commit(ORDER, word);

        assertThat(first).isInstanceOf(Unknown.class);
        assertThat(desk.commit(ORDER, word))
                .isInstanceOfSatisfying(
                        Done.class, done -> assertThat(done.evidence()).isEqualTo(Evidence.FOUND));
        assertThat(desk.calls("bhe.observe.commit")).isEqualTo(1);
    }

    @Test
    @Tag("SII-COMMIT-5")
    void whatIsInForceAndStillOfferedWasNotObserved() {
        CommitAcceptance word = desk.word(ORDER);
        desk.fault("bhe.observe.commit", SimulatedFault.NOT_COMMITTED_DROPPED);
        desk.commit(ORDER, word);
        CommitResult early = desk.commit(ORDER, word);
        desk.later();

        assertThat(early)
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.why()).isEqualTo("EARLY"));
        assertThat(desk.commit(ORDER, word)).isInstanceOf(Done.class);
        assertThat(desk.committed()).isEqualTo(1);
    }
}
