package dev.cuadra.plugin.tink;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.cuadra.spi.Bytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/**
 * The keyset of a person. As bytes: the format (1), the tenant's generation that its newest key was made in (4), and
 * the keyset, wrapped by the tenant's for this person and generation.
 *
 * @param generation the generation of its newest key
 * @param keyset the keyset
 */
record SubjectKeys(int generation, KeysetHandle keyset) {
    private static final byte FORMAT = 1;
    private static final int HEADER_BYTES = 1 + Integer.BYTES;

    static SubjectKeys fresh(int generation) throws GeneralSecurityException {
        return new SubjectKeys(
                generation, KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get()));
    }

    SubjectKeys rotated(int newer) throws GeneralSecurityException {
        return new SubjectKeys(
                newer,
                KeysetHandle.newBuilder(keyset)
                        .setConfiguration(AeadConfig2026.get())
                        .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                                .withRandomId()
                                .makePrimary())
                        .build());
    }

    /** The generation of a wrapped keyset, read without any key. It is proven when the keyset is unwrapped. */
    static int generation(Bytes wrapped) throws GeneralSecurityException {
        ByteBuffer in = wrapped.buffer();
        if (in.remaining() < HEADER_BYTES || in.get() != FORMAT) {
            throw new GeneralSecurityException("Not the keyset of a person");
        }
        return in.getInt();
    }

    Bytes wrapped(Aead tenants, KeysetName name) throws GeneralSecurityException {
        byte[] encrypted = TinkProtoKeysetFormat.serializeEncryptedKeyset(
                keyset, tenants, associated(name, generation), AeadConfig2026.get());
        return Bytes.of(ByteBuffer.allocate(HEADER_BYTES + encrypted.length)
                .put(FORMAT)
                .putInt(generation)
                .put(encrypted)
                .array());
    }

    static SubjectKeys unwrap(Aead tenants, KeysetName name, Bytes wrapped) throws GeneralSecurityException {
        int generation = generation(wrapped);
        byte[] encrypted = new byte[wrapped.size() - HEADER_BYTES];
        wrapped.buffer().position(HEADER_BYTES).get(encrypted);
        return new SubjectKeys(
                generation,
                TinkProtoKeysetFormat.parseEncryptedKeyset(
                        encrypted, tenants, associated(name, generation), AeadConfig2026.get()));
    }

    Aead aead() throws GeneralSecurityException {
        return keyset.getPrimitive(AeadConfig2026.get(), Aead.class);
    }

    private static byte[] associated(KeysetName name, int generation) {
        return Framed.of("cuadra-subject", name.toString(), Integer.toString(generation));
    }
}
