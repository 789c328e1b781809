package dev.cuadra.sii.call;

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
 * What a taxpayer logs in with: the Clave Tributaria, or a certificate with its key. It shows itself nowhere. Closing it
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

    private final char[] password;
    private final Optional<Signer> signer;
    private boolean closed;

    private SiiCredential(char[] password, Optional<Signer> signer) {
        this.password = password;
        this.signer = signer;
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
        return new SiiCredential(password.clone(), Optional.empty());
    }

    /** A certificate with its key, which may live in a device. */
    public static SiiCredential certificate(PrivateKey key, X509Certificate certificate) {
        return new SiiCredential(new char[0], Optional.of(new Signer(key, certificate)));
    }

    Optional<Signer> signer() {
        return signer;
    }

    /** The password as a form carries it, in bytes that the caller overwrites. */
    byte[] encoded() {
        if (closed || signer.isPresent()) {
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
        if (signer.isEmpty()) {
            return encoded();
        }
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.writeBytes(signer.get().certificate().getEncoded());
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
        return signer.isPresent() ? "SiiCredential[certificate]" : "SiiCredential[password]";
    }
}
