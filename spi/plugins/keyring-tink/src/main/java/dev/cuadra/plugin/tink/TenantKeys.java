package dev.cuadra.plugin.tink;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.prf.PrfSet;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * The keysets of a tenant: one wraps the keysets of its people, the other makes look-up tokens. As bytes: the format
 * (1), the generation (4), the length of the first wrapped keyset (4), the first, the second; both wrapped by the
 * master key for this tenant and generation.
 *
 * @param generation how many times keys were made, from 1
 * @param wrapping the keyset that wraps
 * @param lookUp the keyset of tokens, the newest key last
 */
record TenantKeys(int generation, KeysetHandle wrapping, KeysetHandle lookUp) {
    private static final byte FORMAT = 1;

    static TenantKeys fresh() throws GeneralSecurityException {
        return new TenantKeys(
                1,
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get()),
                KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF, PrfConfig2026.get()));
    }

    TenantKeys rotated() throws GeneralSecurityException {
        return new TenantKeys(
                generation + 1,
                KeysetHandle.newBuilder(wrapping)
                        .setConfiguration(AeadConfig2026.get())
                        .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                                .withRandomId()
                                .makePrimary())
                        .build(),
                KeysetHandle.newBuilder(lookUp)
                        .setConfiguration(PrfConfig2026.get())
                        .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedPrfParameters.HMAC_SHA256_PRF)
                                .withRandomId()
                                .makePrimary())
                        .build());
    }

    /** Without the look-up keys of generations before {@code oldest}. */
    TenantKeys retired(int oldest) throws GeneralSecurityException {
        KeysetHandle.Builder left = KeysetHandle.newBuilder(lookUp).setConfiguration(PrfConfig2026.get());
        while (left.size() > generation - oldest + 1) {
            left.deleteAt(0);
        }
        return new TenantKeys(generation, wrapping, left.build());
    }

    Bytes wrapped(Aead master, TenantId tenant) throws GeneralSecurityException {
        byte[] first = TinkProtoKeysetFormat.serializeEncryptedKeyset(
                wrapping, master, associated("wrapping", tenant, generation), AeadConfig2026.get());
        byte[] second = TinkProtoKeysetFormat.serializeEncryptedKeyset(
                lookUp, master, associated("look-up", tenant, generation), PrfConfig2026.get());
        return Bytes.of(ByteBuffer.allocate(1 + 2 * Integer.BYTES + first.length + second.length)
                .put(FORMAT)
                .putInt(generation)
                .putInt(first.length)
                .put(first)
                .put(second)
                .array());
    }

    static TenantKeys unwrap(Aead master, TenantId tenant, Bytes wrapped) throws GeneralSecurityException {
        ByteBuffer in = wrapped.buffer();
        try {
            byte format = in.get();
            int generation = in.getInt();
            int length = in.getInt();
            if (format != FORMAT || length < 0 || length > in.remaining()) {
                throw new GeneralSecurityException("Not the keysets of a tenant");
            }
            byte[] first = new byte[length];
            in.get(first);
            byte[] second = new byte[in.remaining()];
            in.get(second);
            return new TenantKeys(
                    generation,
                    TinkProtoKeysetFormat.parseEncryptedKeyset(
                            first, master, associated("wrapping", tenant, generation), AeadConfig2026.get()),
                    TinkProtoKeysetFormat.parseEncryptedKeyset(
                            second, master, associated("look-up", tenant, generation), PrfConfig2026.get()));
        } catch (BufferUnderflowException e) {
            throw new GeneralSecurityException("Not the keysets of a tenant", e);
        }
    }

    Aead wrapper() throws GeneralSecurityException {
        return wrapping.getPrimitive(AeadConfig2026.get(), Aead.class);
    }

    /** The functions that make tokens, the newest first. */
    List<Prf> tokenMakers() throws GeneralSecurityException {
        PrfSet all = lookUp.getPrimitive(PrfConfig2026.get(), PrfSet.class);
        List<Prf> newestFirst = new ArrayList<>();
        for (int i = lookUp.size() - 1; i >= 0; i--) {
            Prf one = all.getPrfs().get(lookUp.getAt(i).getId());
            if (one == null) {
                throw new GeneralSecurityException("A look-up key is disabled");
            }
            newestFirst.add(one);
        }
        return List.copyOf(newestFirst);
    }

    private static byte[] associated(String purpose, TenantId tenant, int generation) {
        return Framed.of("cuadra-" + purpose, tenant.value(), Integer.toString(generation));
    }
}
