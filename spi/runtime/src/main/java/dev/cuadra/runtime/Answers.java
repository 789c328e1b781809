package dev.cuadra.runtime;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.keys.KeyRing;
import dev.cuadra.spi.storage.Idempotency;
import dev.cuadra.spi.storage.IdempotencyConflictException;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StorageException;
import java.time.Instant;
import java.util.Optional;

/** What commands were answered: sealed under the tenant's own key, and given again to whoever asks again. */
record Answers(Storage storage, KeyRing keys, Json json) {
    /** What a command and its request are known by. */
    Bytes fingerprint(String command, Object request) {
        return Chain.digest(
                json.canonical(json.emptyObject().put("command", command).set("request", json.tree(request))));
    }

    /**
     * The answer that was given under a key.
     *
     * @throws IdempotencyConflictException when it was given to another command or request
     */
    <A> Optional<Answer<A>> given(TenantId tenant, String key, Bytes fingerprint, Class<A> answerType) {
        return storage.answer(tenant, key).map(first -> {
            if (!first.fingerprint().equals(fingerprint)) {
                throw new IdempotencyConflictException(key);
            }
            return new Answer<>(opened(tenant, key, first.answer(), answerType), true);
        });
    }

    /** Stores work with its answer; where nobody knows whether it was stored, what is kept under the key tells. */
    <A> Answer<A> store(Work work, String key, Bytes fingerprint, Class<A> answerType, A answer) {
        try {
            return work.store(key, fingerprint, answerType, answer);
        } catch (StorageException lost) {
            // The commit may have been stored and only its acknowledgement lost.
            try {
                return given(work.tenant(), key, fingerprint, answerType).orElseThrow(() -> lost);
            } catch (StorageException unreachable) {
                if (unreachable != lost) {
                    lost.addSuppressed(unreachable);
                }
                throw lost;
            }
        }
    }

    Idempotency sealed(TenantId tenant, String key, Bytes fingerprint, Object answer, Instant at) {
        Bytes sealed = keys.seal(tenant, Seals.TENANT, Seals.answer(key), json.canonical(answer));
        return new Idempotency(key, fingerprint, sealed, at);
    }

    <A> A opened(TenantId tenant, String key, Bytes sealed, Class<A> answerType) {
        return json.read(keys.open(tenant, Seals.TENANT, Seals.answer(key), sealed), answerType);
    }
}
