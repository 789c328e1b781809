package dev.cuadra.runtime;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.keys.KeyRing;
import dev.cuadra.spi.storage.DocumentKey;
import java.util.UUID;

/** What sealed bytes are, so that none can pass for another. Names hold no colon, so the kinds cannot be confused. */
final class Seals {
    /** The subject under which a tenant's own data is sealed: journal, answers, and messages about nobody. */
    static final UUID TENANT = new UUID(0, 0);

    private Seals() {}

    static String document(DocumentKey key) {
        return "document:" + key;
    }

    static String journal(DocumentKey key, long number) {
        return "journal:" + key + "/" + number;
    }

    static String message(UUID id) {
        return "message:" + id;
    }

    static String answer(String idempotencyKey) {
        return "answer:" + idempotencyKey;
    }

    static Bytes ofTenant(KeyRing keys, TenantId tenant, String context, Bytes plain) {
        return keys.seal(tenant, TENANT, context, plain);
    }
}
