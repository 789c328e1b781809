package dev.cuadra.sii.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.auth.Signer;
import dev.cuadra.simulator.SiiSimulator;
import dev.cuadra.simulator.SimulatedCall;
import dev.cuadra.simulator.Taxpayer;
import dev.cuadra.simulator.World;
import dev.cuadra.spi.memory.SettableClock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The simulator takes a token for a session here, which no source says the SII does. */
@Tag("SII-CALL-9")
class CertificateLoginTest {
    private static final Signer KNOWN = Signer.make("RSA", 2048);
    private static final Rut WHO = Rut.parse("77777777-7");
    private static final YearMonth MAY = YearMonth.of(2026, 5);

    // By the real day, because the certificate is made today.
    private final SettableClock clock =
            SettableClock.at(KNOWN.certificate().getNotBefore().toInstant().plus(Duration.ofHours(1)));
    private final SiiSimulator sii = SiiSimulator.builder()
            .world(World.builder()
                    .add(Taxpayer.company(WHO, "EMPRESA DE PRUEBA SPA").withCertificate(KNOWN.certificate()))
                    .build())
            .clock(clock)
            .tokenOpensPages()
            .start();
    private Signer signer = KNOWN;
    private final SiiClient client = SiiClient.builder(
                    sii.transport(),
                    rut -> Optional.of(SiiCredential.certificate(signer.key(), signer.certificate())),
                    clock,
                    clock::advance)
            .random(new Random(7))
            .build();

    @AfterEach
    void end() {
        sii.close();
    }

    private SiiFault fault() {
        return Bench.fault(() -> client.declarations(WHO, MAY));
    }

    @Test
    void aSignedSeedBuysATokenThatIsUsedUntilItIsRefused() {
        assertThat(client.declarations(WHO, MAY)).isEmpty();
        assertThat(client.declarations(WHO, MAY)).isEmpty();
        assertThat(sii.calls().all())
                .extracting(SimulatedCall::operation)
                .containsExactly(
                        "auth.seed", "auth.token", "f29.getDeclaracionConEstados", "f29.getDeclaracionConEstados");
        clock.advance(Duration.ofHours(2));
        assertThat(client.declarations(WHO, MAY)).isEmpty();
        assertThat(sii.calls().of("auth.token")).hasSize(2);
    }

    @Test
    void aSeedThatWasTooOldIsReplacedOnce() {
        sii.faults().nextTokenState("08", "TIME-OUT DEL SEED");
        assertThat(client.declarations(WHO, MAY)).isEmpty();
        assertThat(sii.calls().of("auth.seed")).hasSize(2);
    }

    @Test
    void aSecondOldSeedIsAFault() {
        sii.faults().nextTokenState("08", "TIME-OUT DEL SEED").nextTokenState("08", "TIME-OUT DEL SEED");
        assertThat(fault().kind()).isEqualTo(FaultKind.UNAVAILABLE);
        assertThat(sii.calls().of("auth.seed")).hasSize(2);
    }

    @Test
    @Tag("SII-CALL-7")
    void aCertificateThatWasRefusedIsNotSentAgain() {
        sii.faults().nextTokenState("-07", "Error en Validacion del RUT");
        assertThat(fault().code()).isEqualTo("-07");
        clock.advance(Duration.ofHours(1));
        assertThat(fault().kind()).isEqualTo(FaultKind.CREDENTIAL_REJECTED);
        assertThat(sii.calls().of("auth.token")).hasSize(1);
    }

    @Test
    void aKeyOfAnotherCertificateIsRefusedBeforeTheSiiSeesIt() {
        signer = new Signer(Signer.make("RSA", 2048).key(), KNOWN.certificate());
        assertThat(fault().kind()).isEqualTo(FaultKind.CREDENTIAL_REJECTED);
        assertThat(sii.calls().of("auth.token")).isEmpty();
    }

    @Test
    void aTokenAloneIsNoSessionToClose() {
        client.declarations(WHO, MAY);
        assertThat(client.logOut(WHO)).isTrue();
        assertThat(sii.calls().of("auth.logout")).isEmpty();
    }
}
