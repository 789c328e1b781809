package dev.cuadra.sii.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.auth.Signer;
import dev.cuadra.sii.page.Pages;
import dev.cuadra.sii.page.SiiPage;
import dev.cuadra.simulator.SiiSimulator;
import dev.cuadra.simulator.SimulatedCall;
import dev.cuadra.simulator.SimulatedFault;
import dev.cuadra.simulator.SimulatedService;
import dev.cuadra.simulator.Taxpayer;
import dev.cuadra.simulator.World;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.sii.SiiRequest;
import dev.cuadra.spi.sii.SiiResponse;
import dev.cuadra.spi.sii.SiiTransport;
import dev.cuadra.spi.sii.SiiTransportException;
import java.net.URI;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("SII-TLS")
class MutualTlsLoginTest {
    private static final Signer KNOWN = Signer.make("RSA", 2048);
    private static final Rut WHO = Rut.parse("11111111-1");
    private static final Rut FIRM = Rut.parse("77777777-7");
    private static final YearMonth MAY = YearMonth.of(2026, 5);

    // By the real day, because the certificate is made today.
    private final SettableClock clock =
            SettableClock.at(KNOWN.certificate().getNotBefore().toInstant().plus(Duration.ofHours(1)));
    private final SiiSimulator sii = SiiSimulator.builder()
            .world(World.builder()
                    .add(Taxpayer.person(WHO, "ANA").withCertificate(KNOWN.certificate()))
                    .add(Taxpayer.company(FIRM, "EMPRESA DE PRUEBA SPA").withPassword("empresa1"))
                    .build())
            .clock(clock)
            .start();
    private final List<SiiRequest> shown = new ArrayList<>();
    private SiiTransport showing = sii.showing(KNOWN.certificate());
    private final SiiClient client = client(sii.transport());

    private SiiClient client(SiiTransport plain) {
        return SiiClient.builder(
                        plain,
                        rut -> Optional.of(SiiCredential.mutualTls(KNOWN.certificate(), request -> {
                            shown.add(request);
                            return showing.exchange(request);
                        })),
                        clock,
                        clock::advance)
                .random(new Random(7))
                .build();
    }

    @AfterEach
    void end() {
        sii.close();
    }

    private SiiFault fault() {
        return Bench.fault(() -> client.received(WHO, MAY));
    }

    private List<String> calls() {
        return sii.calls().all().stream().map(SimulatedCall::operation).toList();
    }

    @Test
    void oneRequestThatShowsTheCertificateOpensTheSessionOfAPassword() {
        assertThat(client.received(WHO, MAY).declared()).isZero();
        assertThat(client.received(WHO, MAY).declared()).isZero();
        assertThat(calls()).containsExactly("auth.certificate", "home", "bhe.menu", "bhe.received", "bhe.received");
        assertThat(shown).hasSize(1);
        SiiRequest login = shown.get(0);
        assertThat(login.method()).isEqualTo("POST");
        assertThat(login.uri())
                .hasToString("https://herculesr.sii.cl/cgi_AUT2000/CAutInicio.cgi?"
                        + "https://misiir.sii.cl/cgi_misii/siihome.cgi");
        assertThat(login.body().utf8()).isEqualTo("referencia=https%3A%2F%2Fmisiir.sii.cl%2Fcgi_misii%2Fsiihome.cgi");
    }

    @Test
    void theSessionIsClosedAtTheSiiLikeAnyOther() {
        client.received(WHO, MAY);
        assertThat(client.logOut(WHO)).isTrue();
        assertThat(calls()).endsWith("auth.logout");
        assertThat(shown).hasSize(1);
    }

    @Test
    @Tag("SII-CALL-7")
    void anotherLoginIsSentTenMinutesLaterAndNotBefore() {
        client.received(WHO, MAY);
        sii.faults().next(SimulatedService.BHE_CGI, "bhe.received", SimulatedFault.LOGIN_BOUNCE);
        clock.advance(Duration.ofMinutes(5));
        assertThat(fault().kind()).isEqualTo(FaultKind.AUTH_EXPIRED);
        assertThat(shown).hasSize(1);
        clock.advance(Duration.ofMinutes(5));
        client.received(WHO, MAY);
        assertThat(shown).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"33, SII_WANTS_PASSWORD", "35, SII_CREDENTIAL_REJECTED", "37, SII_CREDENTIAL_REJECTED"})
    @Tag("SII-CALL-7")
    void aCertificateThatWasRefusedIsShownOnceHoweverOftenOneAsks(String code, String problem) {
        sii.faults().nextLoginCode(code);
        SiiFault refused = fault();
        assertThat(refused.kind()).isEqualTo(FaultKind.CREDENTIAL_REJECTED);
        assertThat(refused.code()).endsWith("." + code);
        assertThat(refused.problem().code()).isEqualTo(problem);
        clock.advance(Duration.ofDays(1));
        assertThat(fault().kind()).isEqualTo(FaultKind.CREDENTIAL_REJECTED);
        assertThat(shown).hasSize(1);
        client.allow(WHO);
        assertThat(client.received(WHO, MAY).declared()).isZero();
    }

    @Test
    void aPasswordWhereACertificateIsWantedIsSaidInItsOwnWords() {
        try (SiiClient typed = SiiClient.builder(
                        sii.transport(),
                        rut -> Optional.of(SiiCredential.password("empresa1".toCharArray())),
                        clock,
                        clock::advance)
                .build()) {
            sii.faults().nextLoginCode("39");
            SiiFault fault = Bench.fault(() -> typed.received(FIRM, MAY));
            assertThat(fault.problem().code()).isEqualTo("SII_WANTS_CERTIFICATE");
        }
    }

    @Test
    @Tag("SII-CALL-7")
    void tooManySessionsBlockForAnHour() {
        sii.faults().nextLoginCode("27");
        assertThat(fault().kind()).isEqualTo(FaultKind.SESSION_LIMIT);
        clock.advance(Duration.ofMinutes(59));
        assertThat(fault().kind()).isEqualTo(FaultKind.SESSION_LIMIT);
        assertThat(shown).hasSize(1);
    }

    @Test
    void aCertificateThatNobodyKnowsIsRefused() {
        showing = sii.transport();
        SiiFault fault = fault();
        assertThat(fault.kind()).isEqualTo(FaultKind.CREDENTIAL_REJECTED);
        assertThat(fault.code()).endsWith(".37");
    }

    @Test
    void aCertificateOfSomebodyElseReadsNothingAndIsLoggedOut() {
        SiiFault fault = Bench.fault(() -> client.issuedBte(FIRM, MAY));
        assertThat(fault.kind()).isEqualTo(FaultKind.FORBIDDEN);
        assertThat(fault.again()).isEqualTo(FaultKind.Again.NEVER);
        assertThat(calls()).containsExactly("auth.certificate", "auth.logout");
    }

    @Test
    void aCertificateOfSomebodyElseIsToldEvenWhereTheLogOutFails() {
        sii.faults().next(SimulatedService.AUTH_WEB, "auth.logout", SimulatedFault.SERVER_ERROR);
        assertThat(Bench.fault(() -> client.issuedBte(FIRM, MAY)).kind()).isEqualTo(FaultKind.FORBIDDEN);
    }

    @Test
    void aHandshakeThatFailedIsNoRefusalAndIsNotRepeated() {
        showing = request -> {
            throw new SiiTransportException(SiiTransportException.Cause.TLS, "handshake");
        };
        SiiFault fault = fault();
        assertThat(fault.kind()).isEqualTo(FaultKind.UNAVAILABLE);
        assertThat(fault.again()).isEqualTo(FaultKind.Again.NEVER);
        assertThat(shown).hasSize(1);
    }

    private static SiiResponse recorded(String name, String... cookies) {
        SiiPage page = Pages.recorded(MutualTlsLoginTest.class, "https://herculesr.sii.cl/x", name);
        return new SiiResponse(
                200, Map.of("content-type", List.of("text/html"), "set-cookie", List.of(cookies)), page.bytes());
    }

    @Test
    void theRecordedPagesAreASessionAndARefusal() {
        showing = request ->
                recorded("certificate-refused.html", "TOKEN=T; domain=.sii.cl", "CSESSIONID=S; domain=.sii.cl");
        SiiFault refused = fault();
        assertThat(refused.kind()).isEqualTo(FaultKind.CREDENTIAL_REJECTED);
        assertThat(refused.code()).isEqualTo("01.01.203.500.720.35");
        Bench bench = new Bench();
        Session session = new MutualTlsLogin(bench.wire(), new PasswordLogin(bench.wire(), bench.clock))
                .open(
                        WHO,
                        request -> recorded(
                                "certificate-taken.html", "TOKEN=T; domain=.sii.cl", "CSESSIONID=S; domain=.sii.cl"),
                        bench.jar,
                        bench.budget(),
                        () -> {});
        assertThat(session.token()).isEqualTo("T");
        assertThat(session.portal()).isTrue();
        assertThat(bench.jar.header(URI.create("https://loa.sii.cl/"))).contains("NETSCAPE_LIVEWIRE.locexp=");
    }

    @Test
    void aWayOutWithoutBothCookiesIsNoSession() {
        showing = request -> recorded("certificate-taken.html", "TOKEN=T; domain=.sii.cl");
        assertThat(fault().kind()).isEqualTo(FaultKind.AUTH_EXPIRED);
    }

    @Test
    void aRefusalInWordsThatNobodyKnowsIsADefectAndNoExpiredSession() {
        showing = request -> new SiiResponse(
                200,
                Map.of("content-type", List.of("text/html")),
                Bytes.utf8("<html><script>alert('Otra cosa');</script></html>"));
        SiiFault fault = fault();
        assertThat(fault.kind()).isEqualTo(FaultKind.PROTOCOL);
        assertThat(fault.evidence()).isPresent();
    }

    @Test
    @Tag("SII-CALL-7")
    void aCredentialOfTheConnectionHasNoPasswordAndShowsItselfNowhere() {
        SiiCredential credential = SiiCredential.mutualTls(KNOWN.certificate(), showing);
        assertThatIllegalStateException().isThrownBy(credential::encoded);
        assertThat(credential).hasToString("SiiCredential[certificate of the connection]");
        byte[] salt = {1, 2, 3};
        assertThat(credential.fingerprint(salt))
                .isEqualTo(SiiCredential.mutualTls(KNOWN.certificate(), sii.transport())
                        .fingerprint(salt))
                .isNotEqualTo(SiiCredential.certificate(KNOWN.key(), KNOWN.certificate())
                        .fingerprint(salt));
    }
}
