package dev.cuadra.simulator.internal;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.simulator.Taxpayer;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Judges a signed seed: really, down to the digest, the key and the certificate. */
final class SignatureCheck {
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";

    private final Books books;

    SignatureCheck(Books books) {
        this.books = books;
    }

    /** A state with its text, and whose token it is if it is 00. */
    record Verdict(String state, String text, Optional<Rut> rut) {
        static Verdict refused(String state, String text) {
            return new Verdict(state, text, Optional.empty());
        }
    }

    Verdict judge(String signed) {
        Optional<Document> document = Xml.parse(signed);
        if (document.isEmpty()) {
            return Verdict.refused("02", "Error SAX al leer el XML");
        }
        Optional<Element> signature = Xml.first(document.get(), "Signature");
        if (signature.isEmpty()) {
            return Verdict.refused("04", "No se encuentra el elemento Signature");
        }
        Optional<Element> seed = Xml.first(document.get(), "Semilla");
        if (seed.isEmpty()) {
            return Verdict.refused("06", "No se encuentra el elemento Semilla");
        }
        Optional<Element> certificate = Xml.first(signature.get(), "X509Certificate");
        if (certificate.isEmpty()) {
            return Verdict.refused("11", "No se encuentra el certificado");
        }
        return judge(
                document.get(), signature.get(), certificate.get(), seed.get().getTextContent());
    }

    private Verdict judge(Document document, Element signature, Element certificate, String seed) {
        Optional<X509Certificate> read = certificate(certificate.getTextContent());
        Optional<PublicKey> key = key(signature);
        if (read.isEmpty() || key.isEmpty() || !key.get().equals(read.get().getPublicKey())) {
            return Verdict.refused("21", "La llave publica no corresponde al certificado");
        }
        if (!sound(document, signature, key.get())) {
            return Verdict.refused("05", "Firma invalida");
        }
        String fault = books.sessions().use(seed);
        return fault.isEmpty() ? owner(read.get()) : Verdict.refused("08", fault);
    }

    private Verdict owner(X509Certificate certificate) {
        try {
            if (books.now().isAfter(certificate.getNotAfter().toInstant())) {
                return Verdict.refused("-3", "Error de autenticacion: certificado vencido");
            }
            Optional<Taxpayer> owner = books.owner(certificate.getEncoded()).filter(Taxpayer::certificateLogin);
            return owner.map(known -> new Verdict("00", "Token Creado", Optional.of(known.rut())))
                    .orElseGet(() -> Verdict.refused("-07", "Error (12) parse ERROR en Validacion del RUT"));
        } catch (GeneralSecurityException e) {
            return Verdict.refused("-3", "Error de autenticacion");
        }
    }

    static Optional<X509Certificate> certificate(String base64) {
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(base64);
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<PublicKey> key(Element signature) {
        Optional<BigInteger> modulus = number(signature, "Modulus");
        Optional<BigInteger> exponent = number(signature, "Exponent");
        if (modulus.isEmpty() || exponent.isEmpty()) {
            return Optional.empty();
        }
        try {
            RSAPublicKeySpec spec = new RSAPublicKeySpec(modulus.get(), exponent.get());
            return Optional.of(KeyFactory.getInstance("RSA").generatePublic(spec));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Optional<BigInteger> number(Element signature, String name) {
        try {
            return Xml.first(signature, name)
                    .map(element -> new BigInteger(1, Base64.getMimeDecoder().decode(element.getTextContent())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The profile is kept, no carriage return came along, the digest is the document's and the signature the key's. */
    private static boolean sound(Document document, Element element, PublicKey key) {
        boolean last = element.equals(document.getDocumentElement().getLastChild());
        if (!last || element.getTextContent().indexOf('\r') >= 0) {
            return false;
        }
        try {
            DOMValidateContext context = new DOMValidateContext(KeySelector.singletonKeySelector(key), element);
            // Otherwise the JDK refuses rsa-sha1, which is what the SII asks for.
            context.setProperty("org.jcp.xml.dsig.secureValidation", false);
            XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            return profile(signature.getSignedInfo()) && signature.validate(context);
        } catch (MarshalException | XMLSignatureException e) {
            return false;
        }
    }

    private static boolean profile(SignedInfo info) {
        List<Reference> references = info.getReferences();
        return info.getCanonicalizationMethod().getAlgorithm().equals("http://www.w3.org/TR/2001/REC-xml-c14n-20010315")
                && info.getSignatureMethod().getAlgorithm().equals(DSIG + "rsa-sha1")
                && references.size() == 1
                && reference(references.get(0));
    }

    private static boolean reference(Reference reference) {
        return "".equals(reference.getURI())
                && reference.getDigestMethod().getAlgorithm().equals(DSIG + "sha1")
                && reference.getTransforms().size() == 1
                && reference.getTransforms().get(0).getAlgorithm().equals(DSIG + "enveloped-signature");
    }
}
