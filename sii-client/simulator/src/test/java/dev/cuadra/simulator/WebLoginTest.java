package dev.cuadra.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.sii.SiiRequest;
import dev.cuadra.spi.sii.SiiResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebLoginTest {
    private static final String HOME = "https://misiir.sii.cl/cgi_misii/siihome.cgi";

    private final SettableClock clock = Town.june();
    private final SiiSimulator simulator = Town.sample(clock);
    private final Browser browser = new Browser(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void theRightPasswordOpensASessionAndLeadsAway() {
        SiiResponse response = browser.login(Town.COMPANY, "empresa1");

        assertThat(response.status()).isEqualTo(302);
        assertThat(Browser.location(response)).isEqualTo(HOME);
        assertThat(Browser.cookiesOf(response))
                .anyMatch(cookie -> cookie.matches("TOKEN=[A-Z0-9]{13}; domain=\\.sii\\.cl; path=/; secure"))
                .anyMatch(cookie -> cookie.matches("CSESSIONID=[A-Z0-9]{13}; domain=\\.sii\\.cl; path=/; secure"))
                .contains("RUT_NS=77777777; domain=.sii.cl; path=/")
                .contains("NETSCAPE_LIVEWIRE.dv=7; domain=.sii.cl; path=/");
        assertThat(Browser.text(browser.get(HOME)))
                .contains("DatosCntrNow", "\"razonSocial\":\"EMPRESA DE PRUEBA SPA\"");
    }

    @Test
    void aPersonHasNamesAndNoFirm() {
        browser.login(Town.ANA, "anita123");

        assertThat(Browser.text(browser.get(HOME)))
                .contains("\"nombres\":\"ANA MAR&Iacute;A N&Uacute;&Ntilde;EZ &amp; SOTO\"");
    }

    @Test
    void aWrongPasswordIsThePageOfTheSample() {
        assertThat(Browser.text(browser.login(Town.COMPANY, "otra")))
                .isEqualTo("<html><head><title>Autenticaci&oacute;n</title></head><body>\n"
                        + "<div id=\"titulo\">La Clave Tributaria ingresada no es correcta, int&eacute;ntelo nuevamente."
                        + "</div>\n<p>El c&oacute;digo de este mensaje es 01.01.203.500.720.20</p></body></html>");
    }

    @Test
    void afterRepeatedFailuresTheLoginIsLockedForAnHour() {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            codes.add(code(browser.login(Town.COMPANY, "otra")));
        }
        String right = code(browser.login(Town.COMPANY, "empresa1"));
        clock.advance(Duration.ofMinutes(59));
        String early = code(browser.login(Town.COMPANY, "empresa1"));
        clock.advance(Duration.ofMinutes(1));

        assertThat(codes).containsExactly("20", "55", "20", "20", "09");
        assertThat(right).isEqualTo("09");
        assertThat(early).isEqualTo("09");
        assertThat(browser.login(Town.COMPANY, "empresa1").status()).isEqualTo(302);
        assertThat(new Browser(simulator).login(Town.ANA, "anita123").status()).isEqualTo(302);
    }

    @Test
    void theEleventhSessionIsRefusedUntilOneLogsOut() {
        List<Browser> open = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Browser one = new Browser(simulator);
            assertThat(one.login(Town.COMPANY, "empresa1").status()).isEqualTo(302);
            open.add(one);
        }
        SiiResponse refused = browser.login(Town.COMPANY, "empresa1");
        SiiResponse out = open.get(3).logOut();

        assertThat(Browser.text(refused))
                .contains("alert('Usted ha superado el máximo de sesiones autenticadas", ".27'");
        assertThat(Browser.location(out)).doesNotContain("zeusr.sii.cl");
        assertThat(browser.login(Town.COMPANY, "empresa1").status()).isEqualTo(302);
        assertThat(open.get(3).get(HOME).status()).isEqualTo(302);
    }

    @Test
    void anHourAfterTheirLoginSessionsAreFree() {
        for (int i = 0; i < 10; i++) {
            new Browser(simulator).login(Town.COMPANY, "empresa1");
        }
        clock.advance(Duration.ofHours(1));

        assertThat(browser.login(Town.COMPANY, "empresa1").status()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01", "03", "04", "07", "09", "12", "19", "20", "27", "28", "29", "33", "34", "36", "39", "52", "55",
                "56", "70", "71", "76", "81", "85", "99"
            })
    void everyFailureComesOnDemandOnce(String code) {
        simulator.faults().nextLoginCode(code);
        SiiResponse failed = browser.login(Town.COMPANY, "empresa1");

        assertThat(failed.status()).isEqualTo(200);
        assertThat(code(failed)).isEqualTo(code);
        assertThat(browser.login(Town.COMPANY, "empresa1").status()).isEqualTo(302);
    }

    @Test
    void aRutThatDoesNotFitItsOtherFormLosesItsData() {
        assertThat(code(browser.post(
                        "https://zeusr.sii.cl/cgi_AUT2000/CAutInicio.cgi",
                        Map.of("rut", "77777777", "dv", "7", "rutcntr", "1-9", "clave", "empresa1"))))
                .isEqualTo("28");
    }

    @Test
    void theLoginFormSetsAFrontDoorCookie() {
        SiiResponse form = browser.get("https://zeusr.sii.cl/AUT2000/InicioAutenticacion/IngresoRutClave.html?" + HOME);

        assertThat(Browser.text(form)).contains("CAutInicio.cgi", "Ingresar Clave Tributaria");
        assertThat(browser.cookies()).containsKey("TS01F6C4B2");
    }

    @Test
    void aCallWithoutACookieIsSentToTheLoginHost() {
        SiiResponse bounced = browser.received(Town.COMPANY, "05", "0");

        assertThat(bounced.status()).isEqualTo(302);
        assertThat(Browser.location(bounced))
                .startsWith(
                        "https://zeusr.sii.cl/AUT2000/InicioAutenticacion/IngresoRutClave.html?https://loa.sii.cl/");
    }

    @Test
    void aSessionEndsAfterAnHour() {
        browser.login(Town.COMPANY, "empresa1");
        clock.advance(Duration.ofMinutes(60));

        assertThat(browser.received(Town.COMPANY, "05", "0").status()).isEqualTo(302);
    }

    @Test
    void aBrowserWithoutAFamiliarNameIsNotAuthenticated() {
        for (String agent : List.of("", "Java-http-client/17")) {
            SiiResponse response = browser.agent(agent).get(HOME);
            assertThat(response.status()).isEqualTo(401);
            assertThat(Browser.text(response)).contains("NO ESTA AUTENTICADO");
        }
    }

    @Test
    void aCertificateLogsInByAHeaderThatStandsForTheConnection() throws Exception {
        SignedSeeds ana = SignedSeeds.named("ANA", 30);
        World world = World.builder()
                .add(Taxpayer.person(Rut.parse(Town.ANA), "ANA").withCertificate(ana.certificate()))
                .build();
        String header = Base64.getEncoder().encodeToString(ana.certificate().getEncoded());
        try (SiiSimulator here = SiiSimulator.builder()
                .world(world)
                .clock(SettableClock.at(Instant.now()))
                .start()) {
            Browser certified = new Browser(here);
            SiiResponse known = certified.send(
                    "POST",
                    "https://herculesr.sii.cl/cgi_AUT2000/CAutInicio.cgi?" + HOME,
                    Map.of(
                            "X-Simulator-Client-Certificate",
                            List.of(header),
                            "Content-Type",
                            List.of("application/x-www-form-urlencoded")),
                    Bytes.utf8("referencia=" + HOME));
            SiiResponse unknown = new Browser(here)
                    .post("https://herculesr.sii.cl/cgi_AUT2000/CAutInicio.cgi", Map.of("referencia", HOME));

            assertThat(Browser.text(known)).contains("location.replace('" + HOME + "')");
            assertThat(certified.get(HOME).status()).isEqualTo(200);
            assertThat(unknown.status()).isEqualTo(200);
            assertThat(Browser.text(unknown)).contains("alert('", ".37'");
        }
    }

    private static String shown(SignedSeeds certificate, Taxpayer owner, Instant now) {
        try (SiiSimulator here = SiiSimulator.builder()
                .world(World.builder().add(owner).build())
                .clock(SettableClock.at(now))
                .start()) {
            SiiResponse answer = here.showing(certificate.certificate())
                    .exchange(new SiiRequest(
                            "POST",
                            URI.create("https://herculesr.sii.cl/cgi_AUT2000/CAutInicio.cgi?" + HOME),
                            Map.of("User-Agent", List.of("Mozilla/5.0")),
                            Bytes.utf8("referencia=" + HOME),
                            Duration.ofSeconds(5)));
            return Browser.text(answer);
        }
    }

    @Test
    void aTransportShowsItsCertificateWhereTheSiiAsksForOne() {
        SignedSeeds ana = SignedSeeds.named("ANA", 30);
        Taxpayer owner = Taxpayer.person(Rut.parse(Town.ANA), "ANA").withCertificate(ana.certificate());

        assertThat(shown(ana, owner, Instant.now())).contains("location.replace('" + HOME + "')");
        assertThat(shown(ana, owner.withCertificateLogin(false), Instant.now())).contains(".720.33'");
        assertThat(shown(ana, owner, Instant.now().plus(Duration.ofDays(31)))).contains(".720.36'");
        assertThat(shown(ana, Taxpayer.person(Rut.parse(Town.ANA), "ANA"), Instant.now()))
                .contains(".720.37'");
    }

    @Test
    void theLogKnowsWhoTriedAndNeverThePassword() {
        browser.login(Town.COMPANY, "empresa1");

        SimulatedCall call = simulator.calls().of("auth.login").get(0);
        assertThat(call.rut()).contains(Rut.parse(Town.COMPANY));
        assertThat(call.host()).isEqualTo("zeusr.sii.cl");
        assertThat(call.at()).isEqualTo(clock.instant());
        assertThat(simulator.calls().all().toString()).doesNotContain("empresa1");
        assertThat(simulator.world().toString()).doesNotContain("empresa1");
        assertThat(simulator.world().taxpayers().toString()).doesNotContain("empresa1");
    }

    private static String code(SiiResponse response) {
        return Browser.text(response).replaceAll("(?s).*\\.720\\.([0-9]{2}).*", "$1");
    }
}
