package dev.cuadra.sii.auth;

import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import javax.xml.XMLConstants;
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
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A seed, signed with a taxpayer's certificate in the one form that the SII takes: enveloped, inclusive canonical XML,
 * RSA with SHA-1, the key before the certificate. Worth something for two minutes, once.
 *
 * @param xml the document, on one line without declaration; not to be formatted again
 * @source SII-SIGN
 */
public record SignedSeed(String xml) {
    /** Elements that the JDK breaks into lines; what is signed is not among them. */
    private static final List<String> BROKEN = List.of("SignatureValue", "Modulus", "X509Certificate");

    /**
     * Signs a seed.
     *
     * @param seed the digits as they came, leading zeros included
     * @param key the private key, RSA; it may live in a device
     * @param certificate the certificate that belongs to it
     * @throws IllegalArgumentException when the seed is none, or key and certificate are not RSA or no pair
     */
    public static SignedSeed of(String seed, PrivateKey key, X509Certificate certificate) {
        if (!seed.matches("[0-9]{1,30}")) {
            throw new IllegalArgumentException("Not a seed");
        }
        if (!(certificate.getPublicKey() instanceof RSAPublicKey)) {
            throw new IllegalArgumentException(
                    "The SII takes RSA keys, not " + certificate.getPublicKey().getAlgorithm());
        }
        try {
            requirePair(key, certificate);
            Document document = document(seed);
            sign(document, key, certificate);
            unbreak(document);
            return new SignedSeed(text(document));
        } catch (XMLSignatureException e) {
            throw new IllegalArgumentException("The key cannot sign", e);
        } catch (MarshalException | GeneralSecurityException | ParserConfigurationException | TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The SII would answer with a state that blames the credential; a wrong file is found out here. */
    private static void requirePair(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        byte[] probe = {1, 2, 3};
        Signature signature = Signature.getInstance("SHA1withRSA");
        try {
            signature.initSign(key);
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException("The key cannot sign with RSA", e);
        }
        signature.update(probe);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(probe);
        if (!signature.verify(signed)) {
            throw new IllegalArgumentException("Key and certificate are no pair");
        }
    }

    private static Document document(String seed) throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().newDocument();
        Element root = document.createElementNS(null, "getToken");
        Element item = document.createElementNS(null, "item");
        Element semilla = document.createElementNS(null, "Semilla");
        semilla.setTextContent(seed);
        item.appendChild(semilla);
        root.appendChild(item);
        document.appendChild(root);
        return document;
    }

    private static void sign(Document document, PrivateKey key, X509Certificate certificate)
            throws GeneralSecurityException, MarshalException, XMLSignatureException {
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        Reference whole = factory.newReference(
                "",
                factory.newDigestMethod(DigestMethod.SHA1, null),
                List.of(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null)),
                null,
                null);
        SignedInfo signed = factory.newSignedInfo(
                factory.newCanonicalizationMethod(CanonicalizationMethod.INCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod(SignatureMethod.RSA_SHA1, null),
                List.of(whole));
        KeyInfoFactory keys = factory.getKeyInfoFactory();
        KeyInfo shown = keys.newKeyInfo(
                List.of(keys.newKeyValue(certificate.getPublicKey()), keys.newX509Data(List.of(certificate))));
        factory.newXMLSignature(signed, shown).sign(new DOMSignContext(key, document.getDocumentElement()));
    }

    /** The JDK ends its lines with a carriage return, which the SII's reader takes for part of the value. */
    private static void unbreak(Document document) {
        for (String name : BROKEN) {
            NodeList elements = document.getElementsByTagNameNS("*", name);
            for (int at = 0; at < elements.getLength(); at++) {
                Element element = (Element) elements.item(at);
                element.setTextContent(element.getTextContent().replaceAll("\\s+", ""));
            }
        }
    }

    private static String text(Document document) throws TransformerException {
        TransformerFactory factory = TransformerFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        Transformer transformer = factory.newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        transformer.setOutputProperty(OutputKeys.INDENT, "no");
        StringWriter text = new StringWriter();
        transformer.transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }

    /** Nothing of it: who has it can log in for two minutes. */
    @Override
    public String toString() {
        return "SignedSeed";
    }
}
