package dev.cuadra.sii.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

@Tag("SII-SIGN")
class SignedSeedTest {
    private static final String SEED = "000000000123";
    /** As canonical XML writes it, by hand. */
    private static final String SIGNED_INFO = "<SignedInfo xmlns=\"http://www.w3.org/2000/09/xmldsig#\">"
            + "<CanonicalizationMethod Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\">"
            + "</CanonicalizationMethod>"
            + "<SignatureMethod Algorithm=\"http://www.w3.org/2000/09/xmldsig#rsa-sha1\"></SignatureMethod>"
            + "<Reference URI=\"\"><Transforms>"
            + "<Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"></Transform>"
            + "</Transforms><DigestMethod Algorithm=\"http://www.w3.org/2000/09/xmldsig#sha1\"></DigestMethod>"
            + "<DigestValue>1jSp0uaaAEN23Tkx6L3lY/hNyZE=</DigestValue></Reference></SignedInfo>";

    private static Signer signer;

    @BeforeAll
    static void key() {
        signer = Signer.make("RSA", 2048);
    }

    private static String signed() {
        return SignedSeed.of(SEED, signer.key(), signer.certificate()).xml();
    }

    private static String element(String xml, String name) {
        Matcher element =
                Pattern.compile("<" + name + "[^>]*>([^<]*)</" + name + ">").matcher(xml);
        assertThat(element.find()).as(name).isTrue();
        return element.group(1);
    }

    @Test
    void theDigestIsThatOfTheReference() throws Exception {
        byte[] plain =
                ("<getToken><item><Semilla>" + SEED + "</Semilla></item></getToken>").getBytes(StandardCharsets.UTF_8);
        String byHand = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-1").digest(plain));
        assertThat(byHand).isEqualTo("1jSp0uaaAEN23Tkx6L3lY/hNyZE=");
        assertThat(element(signed(), "DigestValue")).isEqualTo(byHand);
    }

    @Test
    void theSignatureIsOverTheSignedInfoAsCanonicalXmlWritesIt() throws Exception {
        Signature verifier = Signature.getInstance("SHA1withRSA");
        verifier.initVerify(signer.certificate());
        verifier.update(SIGNED_INFO.getBytes(StandardCharsets.UTF_8));
        assertThat(verifier.verify(Base64.getDecoder().decode(element(signed(), "SignatureValue"))))
                .isTrue();
    }

    @Test
    void theShapeIsTheOneThatTheSiiTakes() throws Exception {
        String xml = signed();
        assertThat(xml)
                .startsWith("<getToken><item><Semilla>" + SEED + "</Semilla></item>"
                        + "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><SignedInfo>")
                .endsWith("</KeyInfo></Signature></getToken>")
                .doesNotContain("\r", "\n", "&#13;", "<?xml");
        List<String> shown = new ArrayList<>();
        Node keyInfo = parse(xml).getElementsByTagNameNS("*", "KeyInfo").item(0);
        for (Node node = keyInfo.getFirstChild(); node != null; node = node.getNextSibling()) {
            shown.add(node.getLocalName());
        }
        assertThat(shown).containsExactly("KeyValue", "X509Data");
        assertThat(Base64.getDecoder().decode(element(xml, "X509Certificate")))
                .isEqualTo(signer.certificate().getEncoded());
        assertThat(element(xml, "Exponent")).isEqualTo("AQAB");
    }

    @Test
    void anotherValidatorFindsItValidAndAChangedOneNot() throws Exception {
        String xml = signed();
        assertThat(valid(xml)).isTrue();
        assertThat(valid(xml.replace(SEED, "000000000124"))).isFalse();
    }

    @Test
    void xmlsecFindsItValid() throws Exception {
        Path program = Path.of("/usr/bin/xmlsec1");
        assumeTrue(Files.isExecutable(program), "xmlsec1 is not on this machine");
        assertThat(xmlsec(program, signed())).isZero();
        assertThat(xmlsec(program, signed().replace(SEED, "000000000124"))).isNotZero();
    }

    private static int xmlsec(Path program, String xml) throws IOException, InterruptedException {
        Path file = Files.createTempFile(Files.createDirectories(Path.of("target")), "seed", ".xml");
        Files.writeString(file, xml);
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--verify",
                        "--insecure",
                        "--enabled-key-data",
                        "key-value,rsa,x509",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }

    @Test
    void whatIsNoSeedOrNoRsaKeyIsRefused() {
        for (String seed : new String[] {"", "12 3", "<x/>", "١٢٣", "1".repeat(31)}) {
            assertThatThrownBy(() -> SignedSeed.of(seed, signer.key(), signer.certificate()))
                    .as(seed)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        Signer curve = Signer.make("EC", 256);
        assertThatThrownBy(() -> SignedSeed.of(SEED, curve.key(), curve.certificate()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RSA");
    }

    @Test
    void aKeyThatIsNotTheCertificatesIsRefusedBeforeTheSiiSeesIt() {
        Signer other = Signer.make("RSA", 2048);
        assertThatThrownBy(() -> SignedSeed.of(SEED, other.key(), signer.certificate()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pair");
    }

    @Test
    void nothingOfItIsInItsText() {
        assertThat(SignedSeed.of(SEED, signer.key(), signer.certificate())).hasToString("SignedSeed");
    }

    private static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static boolean valid(String xml) throws Exception {
        Document document = parse(xml);
        Element signature =
                (Element) document.getElementsByTagNameNS("*", "Signature").item(0);
        DOMValidateContext context = new DOMValidateContext(signer.certificate().getPublicKey(), signature);
        // SHA-1 is what the SII asks for, and what secure validation forbids.
        context.setProperty("org.jcp.xml.dsig.secureValidation", false);
        XMLSignature read = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
        return read.validate(context);
    }
}
