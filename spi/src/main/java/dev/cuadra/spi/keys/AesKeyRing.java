package dev.cuadra.spi.keys;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key ring whose keys are bytes in this process; a subclass says where they are kept. Safe for many threads when the
 * subclass's methods are.
 *
 * <p>A tenant has numbered secrets, of which the last is the newest; a subject has one. Data is sealed with AES-256 in
 * Galois/Counter Mode under a key derived from both by HMAC-SHA-256, so that rotation is one new tenant secret and
 * destruction is one subject secret less, whatever the number of people and documents. Sealed bytes are: 1 (the
 * format), the number of the tenant secret in 4 bytes, a random nonce of 12 bytes, and the ciphertext with its tag of
 * 16 bytes. Tenant, subject, context and the first 5 bytes are authenticated.
 */
public abstract class AesKeyRing implements KeyRing {
    /** The length of every secret, in bytes. */
    protected static final int SECRET_BYTES = 32;

    private static final byte FORMAT = 1;
    private static final int HEADER_BYTES = 5;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    /** The length of every wrapped secret, in bytes. */
    protected static final int WRAPPED_BYTES = NONCE_BYTES + SECRET_BYTES + TAG_BYTES;

    private static final String MAC = "HmacSHA256";

    private final SecureRandom random = new SecureRandom();

    /** For subclasses. */
    protected AesKeyRing() {}

    /**
     * The secrets of {@code tenant}, the newest last; where there is none yet, the first is made and kept durably. The
     * arrays are not changed by the caller.
     */
    protected abstract List<byte[]> tenantSecrets(TenantId tenant);

    /**
     * The secret of {@code subject}. The array is not changed by the caller.
     *
     * @throws KeyDestroyedException when it is destroyed
     * @throws KeyRingException when there is none
     */
    protected abstract byte[] subjectSecret(TenantId tenant, UUID subject);

    /**
     * The number of the earliest tenant secret whose tokens are still in use; 1 until {@link #keepRetired} was called
     * with another.
     */
    protected abstract int oldestLookup(TenantId tenant);

    /** Keeps durably that the tokens of {@code tenant} begin with this secret, a later one than before. */
    protected abstract void keepRetired(TenantId tenant, int oldest);

    /** A new random secret. */
    protected final byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    /** Encrypts a secret under {@code master}; {@link #unwrap} needs the same name. {@link #WRAPPED_BYTES} long. */
    protected final byte[] wrap(byte[] master, String name, byte[] secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] encrypted =
                    cipher(Cipher.ENCRYPT_MODE, master, nonce, framed(name)).doFinal(secret);
            return ByteBuffer.allocate(WRAPPED_BYTES).put(nonce).put(encrypted).array();
        } catch (GeneralSecurityException e) {
            throw new KeyRingException("Wrapping a secret failed", e);
        }
    }

    /**
     * Decrypts what {@link #wrap} returned.
     *
     * @throws KeyRingException when the bytes were changed, or wrapped under another name or master
     */
    protected static byte[] unwrap(byte[] master, String name, byte[] wrapped) {
        byte[] nonce = Arrays.copyOf(wrapped, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, master, nonce, framed(name))
                    .doFinal(wrapped, NONCE_BYTES, wrapped.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new KeyRingException("A wrapped secret was changed, or belongs to another key ring", e);
        }
    }

    @Override
    public final Bytes seal(TenantId tenant, UUID subject, String context, Bytes plain) {
        byte[] subjectSecret = subjectSecret(tenant, subject);
        List<byte[]> secrets = tenantSecrets(tenant);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] header = ByteBuffer.allocate(HEADER_BYTES)
                .put(FORMAT)
                .putInt(secrets.size())
                .array();
        try {
            Cipher cipher = cipher(
                    Cipher.ENCRYPT_MODE,
                    dataKey(secrets.get(secrets.size() - 1), subjectSecret),
                    nonce,
                    associated(header, tenant, subject, context));
            ByteBuffer sealed = ByteBuffer.allocate(HEADER_BYTES + NONCE_BYTES + plain.size() + TAG_BYTES);
            sealed.put(header).put(nonce);
            cipher.doFinal(plain.buffer(), sealed);
            return Bytes.of(sealed.array());
        } catch (GeneralSecurityException e) {
            throw new KeyRingException("Sealing for " + subject + " failed", e);
        }
    }

    @Override
    public final Bytes open(TenantId tenant, UUID subject, String context, Bytes sealed) {
        byte[] subjectSecret = subjectSecret(tenant, subject);
        ByteBuffer in = sealed.buffer();
        if (in.remaining() < HEADER_BYTES + NONCE_BYTES + TAG_BYTES) {
            throw new KeyRingException("Too short to be sealed bytes: " + in.remaining() + " bytes");
        }
        byte[] header = new byte[HEADER_BYTES];
        byte[] nonce = new byte[NONCE_BYTES];
        in.get(header).get(nonce);
        int number = ByteBuffer.wrap(header, 1, Integer.BYTES).getInt();
        List<byte[]> secrets = tenantSecrets(tenant);
        if (header[0] != FORMAT || number < 1 || number > secrets.size()) {
            throw new KeyRingException(
                    "Not sealed by this key ring: format " + header[0] + ", tenant secret " + number);
        }
        try {
            Cipher cipher = cipher(
                    Cipher.DECRYPT_MODE,
                    dataKey(secrets.get(number - 1), subjectSecret),
                    nonce,
                    associated(header, tenant, subject, context));
            byte[] rest = new byte[in.remaining()];
            in.get(rest);
            return Bytes.of(cipher.doFinal(rest));
        } catch (AEADBadTagException e) {
            throw new KeyRingException(
                    "The bytes were changed, or sealed for another tenant, subject or context than " + subject, e);
        } catch (GeneralSecurityException e) {
            throw new KeyRingException("Opening for " + subject + " failed", e);
        }
    }

    @Override
    public final String token(TenantId tenant, String field, String value) {
        List<byte[]> secrets = tenantSecrets(tenant);
        return token(secrets.get(secrets.size() - 1), tenant, field, value);
    }

    @Override
    public final List<String> tokens(TenantId tenant, String field, String value) {
        // In this order: a rotation and its end may come in between, and the newest secret is never retired.
        int oldest = oldestLookup(tenant);
        List<byte[]> secrets = tenantSecrets(tenant);
        List<String> tokens = new ArrayList<>();
        for (int number = secrets.size(); number >= oldest; number--) {
            tokens.add(token(secrets.get(number - 1), tenant, field, value));
        }
        return List.copyOf(tokens);
    }

    @Override
    public final int generation(TenantId tenant) {
        return tenantSecrets(tenant).size();
    }

    /** Tokens of the earlier secrets are computed no more; the secrets stay, for what is sealed under them. */
    @Override
    public final boolean retire(TenantId tenant, int oldest) {
        int newest = generation(tenant);
        if (oldest < 1 || oldest > newest) {
            throw new IllegalArgumentException("Generations are 1 to " + newest + ", not " + oldest);
        }
        if (oldest > oldestLookup(tenant)) {
            keepRetired(tenant, oldest);
        }
        return true;
    }

    private static String token(byte[] secret, TenantId tenant, String field, String value) {
        byte[] mac = mac(secret, framed("look-up", tenant.value(), field, value));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    private static byte[] dataKey(byte[] tenantSecret, byte[] subjectSecret) {
        byte[] label = framed("data-key");
        return mac(
                tenantSecret,
                ByteBuffer.allocate(label.length + subjectSecret.length)
                        .put(label)
                        .put(subjectSecret)
                        .array());
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] associated)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BYTES * 8, nonce));
        cipher.updateAAD(associated);
        return cipher;
    }

    private static byte[] mac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new KeyRingException("This Java runtime has no " + MAC, e);
        }
    }

    private static byte[] associated(byte[] header, TenantId tenant, UUID subject, String context) {
        byte[] names = framed(tenant.value(), subject.toString(), context);
        return ByteBuffer.allocate(header.length + names.length)
                .put(header)
                .put(names)
                .array();
    }

    /** Each part with its length before it, so that no two lists of parts give the same bytes. */
    private static byte[] framed(String... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (String part : parts) {
                byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
                out.writeInt(utf8.length);
                out.write(utf8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
