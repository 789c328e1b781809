package dev.cuadra.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.memory.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedAndTokenTest {
    private static final SignedSeeds ANA = SignedSeeds.named("ANA", 30);
    private static final SignedSeeds STRANGER = SignedSeeds.named("STRANGER", 30);

    private final SettableClock clock = SettableClock.at(Instant.now());
    private final SiiSimulator simulator = SiiSimulator.builder()
            .clock(clock)
            .world(World.builder()
                    .add(Taxpayer.person(Rut.parse(Town.ANA), "ANA").withCertificate(ANA.certificate()))
                    .build())
            .start();
    private final Browser browser = new Browser(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void aSeedThatIsSignedGivesAToken() {
        String answer = SignedSeeds.token(browser, ANA.sign(SignedSeeds.seed(browser)));

        assertThat(answer)
                .contains("<ESTADO>00</ESTADO><GLOSA>Token Creado</GLOSA>")
                .containsPattern("<TOKEN>[A-Z0-9]{13}</TOKEN>");
    }

    @Test
    void theAnswerToGetSeedHasTheShapeOfTheSample() {
        String address = "https://maullin.sii.cl/DTEWS/CrSeed.jws";
        String answer = Browser.text(browser.send(
                "POST",
                address,
                Map.of(),
                Bytes.utf8("<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\">"
                        + "<soapenv:Body><m:getSeed xmlns:m=\"" + address + "\"/></soapenv:Body></soapenv:Envelope>")));

        assertThat(answer.replaceAll("&lt;SEMILLA&gt;[0-9]{12}&", "&lt;SEMILLA&gt;000000000123&"))
                .isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                         <soapenv:Body>
                          <ns1:getSeedResponse xmlns:ns1="https://maullin.sii.cl/DTEWS/CrSeed.jws">
                           <getSeedReturn xsi:type="xsd:string" xmlns:xsd="http://www.w3.org/2001/XMLSchema">&lt;?xml version="1.0" encoding="UTF-8"?&gt;&lt;SII:RESPUESTA xmlns:SII="http://www.sii.cl/XMLSchema"&gt;&lt;SII:RESP_BODY&gt;&lt;SEMILLA&gt;000000000123&lt;/SEMILLA&gt;&lt;/SII:RESP_BODY&gt;&lt;SII:RESP_HDR&gt;&lt;ESTADO&gt;00&lt;/ESTADO&gt;&lt;/SII:RESP_HDR&gt;&lt;/SII:RESPUESTA&gt;</getSeedReturn>
                          </ns1:getSeedResponse>
                         </soapenv:Body>
                        </soapenv:Envelope>
                        """);
    }

    @Test
    void aSeedBeginsWithZerosThatANumberWouldLose() {
        assertThat(SignedSeeds.seed(browser)).matches("000[0-9]{9}");
    }

    @Test
    void aSeedExpiresAfterTwoMinutes() {
        String intime = SignedSeeds.seed(browser);
        String late = SignedSeeds.seed(browser);
        clock.advance(Duration.ofMinutes(2));
        String just = SignedSeeds.token(browser, ANA.sign(intime));
        clock.advance(Duration.ofSeconds(1));

        assertThat(just).contains("<ESTADO>00<");
        assertThat(SignedSeeds.token(browser, ANA.sign(late)))
                .contains("<ESTADO>08</ESTADO><GLOSA>TIME-OUT DEL SEED</GLOSA>")
                .doesNotContain("TOKEN>");
    }

    @Test
    void aSeedIsUsedOnce() {
        String signed = ANA.sign(SignedSeeds.seed(browser));
        SignedSeeds.token(browser, signed);

        assertThat(SignedSeeds.token(browser, signed)).contains("<ESTADO>08</ESTADO><GLOSA>SEED NO EXISTE</GLOSA>");
    }

    @Test
    void aSeedThatWasNeverGivenDoesNotExist() {
        assertThat(SignedSeeds.token(browser, ANA.sign("000999999999"))).contains("SEED NO EXISTE");
    }

    @Test
    void whatIsNoXmlIsState02() {
        assertThat(SignedSeeds.token(browser, "<getToken><item>")).contains("<ESTADO>02<");
    }

    @Test
    void withoutASignatureItIsState04() {
        assertThat(SignedSeeds.token(browser, SignedSeeds.plain(SignedSeeds.seed(browser))))
                .contains("<ESTADO>04<");
    }

    @Test
    void whatWasChangedAfterSigningIsState05() {
        String seed = SignedSeeds.seed(browser);
        String other = SignedSeeds.seed(browser);

        assertThat(SignedSeeds.token(browser, ANA.sign(seed).replace(seed, other)))
                .contains("<ESTADO>05<");
    }

    @Test
    void aSignatureOfOtherBytesIsState05() {
        String signed = ANA.sign(SignedSeeds.seed(browser));
        int at = signed.indexOf("<SignatureValue>") + "<SignatureValue>".length();
        char first = signed.charAt(at) == 'A' ? 'B' : 'A';

        assertThat(SignedSeeds.token(browser, signed.substring(0, at) + first + signed.substring(at + 1)))
                .contains("<ESTADO>05<");
    }

    @Test
    void carriageReturnsOfTheJdksSignerAreState05() {
        String signed = ANA.signDocument(SignedSeeds.plain(SignedSeeds.seed(browser)), ANA.certificate());

        assertThat(signed).contains("&#13;");
        assertThat(SignedSeeds.token(browser, signed)).contains("<ESTADO>05<");
    }

    @Test
    void anotherCanonicalFormIsState05() {
        String signed = ANA.signDocument(
                        SignedSeeds.plain(SignedSeeds.seed(browser)),
                        ANA.certificate(),
                        CanonicalizationMethod.EXCLUSIVE)
                .replace("&#13;", "");

        assertThat(SignedSeeds.token(browser, signed)).contains("<ESTADO>05<");
    }

    @Test
    void withoutASeedItIsState06() {
        String signed = ANA.signDocument("<getToken><item/></getToken>", ANA.certificate())
                .replace("&#13;", "");

        assertThat(SignedSeeds.token(browser, signed)).contains("<ESTADO>06<");
    }

    @Test
    void withoutACertificateItIsState11() {
        String signed = ANA.sign(SignedSeeds.seed(browser));

        assertThat(SignedSeeds.token(browser, signed.replaceAll("(?s)<X509Data>.*</X509Data>", "")))
                .contains("<ESTADO>11<");
    }

    @Test
    void aCertificateOfAnotherKeyIsState21() {
        String signed = ANA.signDocument(SignedSeeds.plain(SignedSeeds.seed(browser)), STRANGER.certificate())
                .replace("&#13;", "");

        assertThat(SignedSeeds.token(browser, signed)).contains("<ESTADO>21<");
    }

    @Test
    void aCertificateThatNobodyRegisteredIsStateMinus07() {
        assertThat(SignedSeeds.token(browser, STRANGER.sign(SignedSeeds.seed(browser))))
                .contains("<ESTADO>-07</ESTADO><GLOSA>Error (12) parse ERROR en Validacion del RUT</GLOSA>");
    }

    @Test
    void anExpiredCertificateIsStateMinus3() {
        clock.advance(Duration.ofDays(31));

        assertThat(SignedSeeds.token(browser, ANA.sign(SignedSeeds.seed(browser))))
                .contains("<ESTADO>-3<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "03", "07", "09", "10", "12", "-3", "-07"})
    void everyStateOfTheTokenComesOnDemand(String state) {
        String signed = ANA.sign(SignedSeeds.seed(browser));
        simulator.faults().nextTokenState(state, "de prueba");

        assertThat(SignedSeeds.token(browser, signed))
                .contains("<ESTADO>" + state + "</ESTADO><GLOSA>de prueba</GLOSA>");
        assertThat(SignedSeeds.token(browser, signed)).contains("<ESTADO>00<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-2"})
    void everyStateOfTheSeedComesOnDemand(String state) {
        simulator.faults().nextSeedState(state, "");

        assertThat(SignedSeeds.seed(browser))
                .contains("<ESTADO>" + state + "</ESTADO>")
                .doesNotContain("SEMILLA");
    }

    @Test
    void aTokenAloneOpensThePagesOnlyWhereThatIsAskedFor() {
        String answer = SignedSeeds.token(browser, ANA.sign(SignedSeeds.seed(browser)));
        browser.cookies().put("TOKEN", answer.replaceAll("(?s).*<TOKEN>(.*)</TOKEN>.*", "$1"));

        assertThat(browser.get("https://misiir.sii.cl/cgi_misii/siihome.cgi").status())
                .isEqualTo(302);
    }

    @Test
    void theDescriptionNamesAHostThatNobodyReaches() {
        assertThat(Browser.text(browser.get("https://palena.sii.cl/DTEWS/CrSeed.jws?WSDL")))
                .contains("http://inner.invalid/");
    }

    @Test
    void anUnknownOperationIsASoapFault() {
        assertThat(browser.send("POST", "https://maullin.sii.cl/DTEWS/CrSeed.jws", Map.of(), Bytes.utf8("<x/>"))
                        .status())
                .isEqualTo(500);
    }
}
