package dev.cuadra.simulator;

import dev.cuadra.spi.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Somebody with a key and a certificate of its own making, who signs seeds. */
record SignedSeeds(PrivateKey key, X509Certificate certificate) {
    private static final char[] PASSWORD = "changeit".toCharArray();

    /** Makes a key and a certificate with the tool of the JDK. */
    static SignedSeeds named(String name, int days) {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "certificates")), "test");
            Path file = folder.resolve("store.p12");
            Process tool = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-J-Duser.language=en",
                            "-genkeypair",
                            "-alias",
                            "sii",
                            "-keyalg",
                            "RSA",
                            "-keysize",
                            "2048",
                            "-validity",
                            Integer.toString(days),
                            "-dname",
                            "CN=" + name,
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            new String(PASSWORD)))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (tool.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD);
            }
            return new SignedSeeds(
                    (PrivateKey) store.getKey("sii", PASSWORD), (X509Certificate) store.getCertificate("sii"));
        } catch (IOException | InterruptedException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String plain(String seed) {
        return "<getToken><item><Semilla>" + seed + "</Semilla></item></getToken>";
    }

    String sign(String seed) {
        return signDocument(plain(seed), certificate).replace("&#13;", "");
    }

    /** The signature over a document, as the JDK writes it, with a certificate that need not be the key's. */
    String signDocument(String xml, X509Certificate shown) {
        return signDocument(xml, shown, CanonicalizationMethod.INCLUSIVE);
    }

    String signDocument(String xml, X509Certificate shown, String canonicalization) {
        try {
            DocumentBuilderFactory documents = DocumentBuilderFactory.newInstance();
            documents.setNamespaceAware(true);
            Document document = documents.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            Reference reference = factory.newReference(
                    "",
                    factory.newDigestMethod(DigestMethod.SHA1, null),
                    List.of(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null)),
                    null,
                    null);
            SignedInfo info = factory.newSignedInfo(
                    factory.newCanonicalizationMethod(canonicalization, (C14NMethodParameterSpec) null),
                    factory.newSignatureMethod(SignatureMethod.RSA_SHA1, null),
                    List.of(reference));
            KeyInfoFactory keys = factory.getKeyInfoFactory();
            KeyInfo keyInfo = keys.newKeyInfo(
                    List.of(keys.newKeyValue(certificate.getPublicKey()), keys.newX509Data(List.of(shown))));
            factory.newXMLSignature(info, keyInfo).sign(new DOMSignContext(key, document.getDocumentElement()));
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter out = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(out));
            return out.toString();
        } catch (GeneralSecurityException
                | MarshalException
                | XMLSignatureException
                | ParserConfigurationException
                | SAXException
                | IOException
                | TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks for a seed and gives it back; the inner answer where there is none. */
    static String seed(Browser browser) {
        String answer = call(browser, "CrSeed.jws", "getSeed", "");
        int at = answer.indexOf("<SEMILLA>");
        return at < 0 ? answer : answer.substring(at + 9, answer.indexOf("</SEMILLA>"));
    }

    /** The inner answer to a signed document. */
    static String token(Browser browser, String signed) {
        String part =
                "<pszXml>" + signed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</pszXml>";
        return call(browser, "GetTokenFromSeed.jws", "getToken", part);
    }

    private static String call(Browser browser, String service, String operation, String content) {
        String address = "https://maullin.sii.cl/DTEWS/" + service;
        String body = "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body><m:"
                + operation + " xmlns:m=\"" + address + "\">" + content + "</m:" + operation
                + "></soapenv:Body></soapenv:Envelope>";
        String answer = Browser.text(browser.send(
                "POST",
                address,
                Map.of("SOAPAction", List.of("\"\""), "Content-Type", List.of("text/xml; charset=utf-8")),
                Bytes.utf8(body)));
        return answer.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
