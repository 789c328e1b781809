package dev.cuadra.sii.commit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.call.CommitPages;
import dev.cuadra.sii.call.CommitPages.Prepared;
import dev.cuadra.sii.call.SiiClient;
import dev.cuadra.sii.commit.CommitOrder;
import dev.cuadra.simulator.SimulatedBoleta;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SII-COMMIT-3")
class LastStepTest {
    private static final CommitOrder ORDER = Orders.annul("a");

    private final Desk desk = new Desk();

    @AfterEach
    void end() {
        desk.close();
    }

    private Prepared.Ready ready() {
        return (Prepared.Ready) desk.pages.prepare(ORDER, LocalDate.of(2026, 6, 2));
    }

    private FaultKind fault(Prepared.Ready ready, Instant until) {
        return catchThrowableOfType(SiiFaultException.class, () -> desk.pages.commit(ready, until))
                .fault()
                .kind();
    }

    private Instant soon() {
        return desk.clock.instant().plus(Duration.ofMinutes(5));
    }

    @Test
    void noLoginIsMadeForIt() {
        Prepared.Ready ready = ready();
        desk.client.logOut(Desk.EVA);

        assertThat(fault(ready, soon())).isEqualTo(FaultKind.AUTH_EXPIRED);
        desk.later();
        ready();
        assertThat(fault(ready, soon())).isEqualTo(FaultKind.AUTH_EXPIRED);
        assertThat(desk.calls("bhe.annul.commit")).isZero();
        assertThat(desk.calls("auth.login")).isEqualTo(2);
    }

    @Test
    void nothingIsSentWhenItsTimeIsOver() {
        assertThat(fault(ready(), desk.clock.instant())).isEqualTo(FaultKind.DEADLINE);
        assertThat(desk.calls("bhe.annul.commit")).isZero();
    }

    @Test
    @Tag("SII-COMMIT-1")
    void aClientAloneOffersNothingOfIt() {
        String there = CommitOrder.class.getPackageName();
        assertThat(SiiClient.class.getMethods())
                .noneMatch(method -> Stream.concat(
                                Stream.of(method.getReturnType()), Stream.of(method.getParameterTypes()))
                        .anyMatch(type -> type.getPackageName().startsWith(there) || type == CommitPages.class));
    }

    @Test
    @Tag("SII-COMMIT-ISSUED")
    void theBoletasThatWereIssuedAreReadThroughTheClient() {
        assertThat(desk.client.issued(Desk.EVA, YearMonth.of(2026, 5)).boletas())
                .hasSize((int) desk.sii.world().boletas().stream()
                        .filter(boleta -> boleta.id().issuer().equals(Desk.EVA))
                        .count())
                .allSatisfy(listed -> {
                    SimulatedBoleta there = desk.sii.boleta(listed.id()).orElseThrow();
                    assertThat(listed.receiver()).isEqualTo(there.receiver());
                    assertThat(listed.gross()).isEqualTo(there.gross());
                    assertThat(listed.retainedByIssuer()).contains(there.retainedByIssuer());
                    assertThat(listed.net()).isEqualTo(there.net());
                    assertThat(listed.barCode()).isEqualTo(there.barCode());
                });
    }
}
