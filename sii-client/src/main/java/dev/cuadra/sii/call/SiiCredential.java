package dev.cuadra.sii.call;

import dev.cuadra.spi.sii.SiiTransport;
import java.io.ByteArrayOutputStream;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a taxpayer logs in with: the Clave Tributaria, a certificate with its key, or one that the connection shows. It shows itself nowhere. Closing it
 * overwrites the password; a key stays the host's. For one thread.
 *
 * @source SII-CALL-7
 */
public final class SiiCredential implements AutoCloseable {
    /** A key and the certificate that belongs to it. */
    record Signer(PrivateKey key, X509Certificate certificate) {
        @Override
        public String toString() {
            return "Signer";
        }
    }

    /** A certificate, and a transport whose connections show it. */
    record Shown(X509Certificate certificate, SiiTransport transport) {
        @Override
        public String toString() {
            return "Shown";
        }
    }

    private final char[] password;
    private final Optional<Signer> signer;
    private final Optional<Shown> shown;
    private boolean closed;

    private SiiCredential(char[] password, Optional<Signer> signer, Optional<Shown> shown) {
        this.password = password;
        this.signer = signer;
        this.shown = shown;
    }

    /**
     * A password.
     *
     * @param password copied; the caller overwrites its own
     * @throws IllegalArgumentException when it is empty, or has characters that the SII's form cannot carry
     */
    public static SiiCredential password(char[] password) {
        boolean latin = StandardCharsets.ISO_8859_1.newEncoder().canEncode(CharBuffer.wrap(password));
        if (password.length == 0 || !latin) {
            throw new IllegalArgumentException("Not a password for the SII");
        }
        return new SiiCredential(password.clone(), Optional.empty(), Optional.empty());
    }

    /** A certificate with its key, which may live in a device. */
    public static SiiCredential certificate(PrivateKey key, X509Certificate certificate) {
        return new SiiCredential(new char[0], Optional.of(new Signer(key, certificate)), Optional.empty());
    }

    /**
     * A certificate that the connection itself shows (mutual TLS). The key stays in the host's transport.
     *
     * @param certificate the certificate, by which this client knows the credential again after it was refused
     * @param transport shows {@code certificate} when the SII asks for one; the login goes over it, everything else over
     *     the client's own
     * @source SII-TLS
     */
    public static SiiCredential mutualTls(X509Certificate certificate, SiiTransport transport) {
        return new SiiCredential(new char[0], Optional.empty(), Optional.of(new Shown(certificate, transport)));
    }

    Optional<Signer> signer() {
        return signer;
    }

    Optional<Shown> shown() {
        return shown;
    }

    /** The password as a form carries it, in bytes that the caller overwrites. */
    byte[] encoded() {
        if (closed || signer.isPresent() || shown.isPresent()) {
            throw new IllegalStateException("No password here");
        }
        byte[] encoded = new byte[3 * password.length];
        for (int at = 0; at < password.length; at++) {
            encoded[3 * at] = '%';
            encoded[3 * at + 1] = (byte) hex(password[at] >> 4);
            encoded[3 * at + 2] = (byte) hex(password[at]);
        }
        return encoded;
    }

    private static char hex(int half) {
        return "0123456789ABCDEF".charAt(half & 15);
    }

    /** What tells two values apart without telling either, for whoever does not know {@code salt}. */
    String fingerprint(byte[] salt) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt, "HmacSHA256"));
            byte[] value = value();
            byte[] print = mac.doFinal(value);
            Arrays.fill(value, (byte) 0);
            return HexFormat.of().formatHex(print);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] value() throws GeneralSecurityException {
        if (shown.isPresent()) {
            // What one login refuses of a certificate the other may take.
            return marked(shown.get().certificate());
        }
        return signer.isEmpty() ? encoded() : signer.get().certificate().getEncoded();
    }

    private static byte[] marked(X509Certificate certificate) throws GeneralSecurityException {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.write('T');
        value.writeBytes(certificate.getEncoded());
        return value.toByteArray();
    }

    /** Overwrites the password. */
    @Override
    public void close() {
        closed = true;
        Arrays.fill(password, '\0');
    }

    /** Which kind it is. */
    @Override
    public String toString() {
        if (shown.isPresent()) {
            return "SiiCredential[certificate of the connection]";
        }
        return signer.isPresent() ? "SiiCredential[certificate]" : "SiiCredential[password]";
    }
}
