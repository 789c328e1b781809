package dev.cuadra.sii.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.page.Pages;
import dev.cuadra.sii.page.SiiPage;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

@Tag("SII-SEED")
class AuthAnswerTest {
    private static final String TOKENS = "https://palena.sii.cl/DTEWS/GetTokenFromSeed.jws";

    private static SiiPage answer(String operation, String inner) {
        String escaped = inner.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return Pages.html(
                TOKENS,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope"
                        + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body><ns1:" + operation
                        + "Response xmlns:ns1=\"" + TOKENS + "\"><" + operation + "Return>" + escaped + "</" + operation
                        + "Return></ns1:" + operation + "Response></soapenv:Body></soapenv:Envelope>");
    }

    private static String token(String state, String said) {
        return "<SII:RESPUESTA xmlns:SII=\"http://www.sii.cl/XMLSchema\"><SII:RESP_HDR><ESTADO>" + state
                + "</ESTADO><GLOSA>" + said + "</GLOSA></SII:RESP_HDR></SII:RESPUESTA>";
    }

    @Test
    void aSeedKeepsItsZerosWhereverItStands() {
        String body = "<SII:RESP_BODY><SEMILLA>000000000123</SEMILLA></SII:RESP_BODY>";
        String head = "<SII:RESP_HDR><ESTADO>00</ESTADO></SII:RESP_HDR>";
        for (String parts : new String[] {body + head, head + body, head + body.replace("SEMILLA", "SEED")}) {
            for (String open : new String[] {
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><SII:RESPUESTA xmlns:SII=\"http://www.sii.cl/XMLSchema\">",
                "<SII:RESPUESTA xmlns:SII=\"http://www.sii.cl/xxx\">",
                "<SII:RESPUESTA>"
            }) {
                assertThat(AuthAnswer.seed(answer("getSeed", open + parts + "</SII:RESPUESTA>"))
                                .value())
                        .isEqualTo("000000000123");
            }
        }
    }

    @Test
    void aTokenIsGivenAndIsNotInTheText() {
        AuthAnswer answer = AuthAnswer.token(answer(
                "getToken",
                "<SII:RESPUESTA xmlns:SII=\"http://www.sii.cl/XMLSchema\"><SII:RESP_HDR><ESTADO>00</ESTADO>"
                        + "<GLOSA>Token Creado</GLOSA></SII:RESP_HDR><SII:RESP_BODY><TOKEN>EJ3MPL0T0K3N1</TOKEN>"
                        + "</SII:RESP_BODY></SII:RESPUESTA>"));
        assertThat(answer.value()).isEqualTo("EJ3MPL0T0K3N1");
        assertThat(answer).hasToString("AuthAnswer[getToken 00]");
    }

    @ParameterizedTest
    @CsvSource({
        "01, PROTOCOL", "02, PROTOCOL", "03, PROTOCOL", "04, PROTOCOL", "05, PROTOCOL", "06, PROTOCOL",
        "07, UNAVAILABLE", "08, UNAVAILABLE", "09, UNAVAILABLE", "10, UNAVAILABLE", "11, PROTOCOL", "12, UNAVAILABLE",
        "21, CREDENTIAL_REJECTED", "-3, CREDENTIAL_REJECTED", "-07, CREDENTIAL_REJECTED", "99, PROTOCOL"
    })
    void everyStateOfATokenIsTold(String state, FaultKind kind) {
        AuthAnswer answer = AuthAnswer.token(answer("getToken", token(state, "algo")));
        assertThat(answer.fault().orElseThrow().kind()).isEqualTo(kind);
        assertThat(answer.fault().orElseThrow().code()).isEqualTo(state);
        assertThatThrownBy(answer::value).isInstanceOf(SiiFaultException.class);
    }

    @Test
    void theStatesOfASeedAreItsOwn() {
        for (String state : new String[] {"-1", "-2"}) {
            assertThat(AuthAnswer.seed(answer("getSeed", token(state, "x")))
                            .fault()
                            .orElseThrow()
                            .kind())
                    .isEqualTo(FaultKind.UNAVAILABLE);
        }
        assertThat(AuthAnswer.seed(answer("getSeed", token("21", "x")))
                        .fault()
                        .orElseThrow()
                        .kind())
                .isEqualTo(FaultKind.PROTOCOL);
    }

    @Test
    void aGoodStateWithoutATokenIsNoSuccess() {
        assertThat(AuthAnswer.token(answer("getToken", token("00", "Token Creado")))
                        .fault())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "08, TIME-OUT DEL SEED, true",
        "08, SEMILLA NO EXISTE, true",
        "08, TOKEN NO CREADO, false",
        "08, PARAMETROS ERRONEOS, false",
        "05, TIME-OUT DEL SEED, false"
    })
    void anOldSeedAsksForANewOneAndNothingElseDoes(String state, String said, boolean wants) {
        assertThat(AuthAnswer.token(answer("getToken", token(state, said))).wantsNewSeed())
                .isEqualTo(wants);
    }

    @Test
    void anotherPageIsToldForWhatItIs() {
        assertThatThrownBy(() -> AuthAnswer.seed(Pages.html(
                        TOKENS, "<html><body><h1>Error 429</h1><p>Se ha superado el l&iacute;mite.</p></body></html>")))
                .asInstanceOf(InstanceOfAssertFactories.type(SiiFaultException.class))
                .satisfies(e -> assertThat(e.fault().kind()).isEqualTo(FaultKind.THROTTLED));
        for (String broken : new String[] {
            "getSeedReturn",
            "<getSeedReturn>",
            "<getSeedReturn></getSeedReturn>",
            "<getSeedReturn>&lt;x&gt;</getSeedReturn>"
        }) {
            assertThatThrownBy(() -> AuthAnswer.seed(Pages.html(TOKENS, broken)))
                    .as(broken)
                    .asInstanceOf(InstanceOfAssertFactories.type(SiiFaultException.class))
                    .satisfies(e -> assertThat(e.fault().kind()).isEqualTo(FaultKind.UNRECOGNISED));
        }
    }

    @Test
    void anAnswerThatCallsForFilesIsRefused() {
        String inner =
                "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><r><ESTADO>00</ESTADO><SEMILLA>&f;</SEMILLA></r>";
        assertThatThrownBy(() -> AuthAnswer.seed(answer("getSeed", inner))).isInstanceOf(SiiFaultException.class);
    }

    /** A state is the code of a fault, which is shown and kept. */
    @Test
    void aStateThatIsNoneIsInNoFault() {
        for (String state : new String[] {"", "ANA", "77777777-7", "1234"}) {
            assertThatThrownBy(() -> AuthAnswer.token(answer("getToken", token(state, "x"))))
                    .asInstanceOf(InstanceOfAssertFactories.type(SiiFaultException.class))
                    .satisfies(e -> assertThat(e.fault().kind()).isEqualTo(FaultKind.UNRECOGNISED))
                    .satisfies(e -> assertThat(e.fault().code()).isEmpty());
        }
    }

    /** The JDK takes the text of an element by descending into it, as deep as there is memory for. */
    @Test
    void anAnswerOfAnyDepthIsRefusedAndNotFollowed() {
        String deep = "<r><ESTADO>" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</ESTADO></r>";
        assertThatThrownBy(() -> AuthAnswer.seed(answer("getSeed", deep))).isInstanceOf(SiiFaultException.class);
    }

    @Property
    @net.jqwik.api.Tag("SII-SEED")
    void anyAnswerGivesItsTypedFaultAndNothingElse(@ForAll @StringLength(max = 200) String text) {
        for (SiiPage page : new SiiPage[] {Pages.html(TOKENS, text), answer("getSeed", text)}) {
            try {
                assertThat(AuthAnswer.seed(page).state()).isNotNull();
            } catch (SiiFaultException e) {
                assertThat(e.fault()).isNotNull();
            }
        }
    }

    @Test
    void whatIsSentArrivesAsItWasSigned() throws Exception {
        String signed = "<getToken><a>x & \"y\" 'z' > &#13; ñ\r\n</a></getToken>";
        Document envelope = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(AuthMessages.token(AuthEnvironment.CERTIFICATION, signed))));
        assertThat(envelope.getElementsByTagName("pszXml").item(0).getTextContent())
                .isEqualTo(signed);
        assertThat(AuthMessages.seed(AuthEnvironment.CERTIFICATION))
                .contains("<m:getSeed xmlns:m=\"https://maullin.sii.cl/DTEWS/CrSeed.jws\"/>");
    }
}
