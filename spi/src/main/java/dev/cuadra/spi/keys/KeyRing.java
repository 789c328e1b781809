package dev.cuadra.spi.keys;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Seals what is personal under a key for each person, and computes the tokens under which it is looked up. Safe for
 * many threads; takes no null. Key material need not leave the host. Throws {@link KeyRingException} for faults of the
 * medium.
 *
 * <p>A person is known by a random {@code subject}, never by a tax number. What is sealed for one tenant, subject and
 * context does not open for another. Rotation keeps old data readable; a destroyed key makes it unreadable for good,
 * also from a copy.
 */
public interface KeyRing {
    /**
     * Makes sure that each subject has a key, durably, before anything is sealed for it. A destroyed key stays
     * destroyed.
     */
    void ensure(TenantId tenant, Collection<UUID> subjects);

    /**
     * Seals {@code plain}.
     *
     * @param context what the bytes are, such as the document key; the same must be given to open them
     * @throws KeyDestroyedException when the subject's key is destroyed
     * @throws KeyRingException when the subject has no key, or the medium failed
     */
    Bytes seal(TenantId tenant, UUID subject, String context, Bytes plain);

    /**
     * Opens what {@link #seal} returned.
     *
     * @throws KeyDestroyedException when the subject's key is destroyed
     * @throws KeyRingException when the bytes were changed, or sealed for another tenant, subject or context
     */
    Bytes open(TenantId tenant, UUID subject, String context, Bytes sealed);

    /** The token of {@code value} under the newest look-up key: equal values of a field give equal tokens. */
    String token(TenantId tenant, String field, String value);

    /** The tokens of {@code value} under every look-up key still in use, the newest first. */
    List<String> tokens(TenantId tenant, String field, String value);

    /** Makes new keys for what is sealed and looked up from now on; what is sealed already stays readable. */
    void rotate(TenantId tenant);

    /**
     * The number of the tenant's newest keys: 1 at first, one more with each {@link #rotate}, the same after
     * {@link #retire} and when the ring is opened again. Where it is not overridden it counts the look-up keys, which is
     * right for a ring that never retires one.
     */
    default int generation(TenantId tenant) {
        return tokens(tenant, "generation", "").size();
    }

    /**
     * Gives up the look-up keys of earlier generations, durably, once every token was computed anew: {@link #tokens}
     * names theirs no more. What is sealed stays readable, whatever its generation. Retiring again is harmless. Where it
     * is not overridden it keeps all.
     *
     * @param oldest the earliest generation whose look-up key stays, 1 to {@link #generation}
     * @return whether those before it are given up; false from a ring that keeps all, for which look-ups stay right and
     *     cost more
     * @throws IllegalArgumentException when there is no such generation
     */
    default boolean retire(TenantId tenant, int oldest) {
        int newest = generation(tenant);
        if (oldest < 1 || oldest > newest) {
            throw new IllegalArgumentException("Generations are 1 to " + newest + ", not " + oldest);
        }
        return false;
    }

    /** Destroys the subject's key. What was sealed under it cannot be opened again by anyone. */
    void destroy(TenantId tenant, UUID subject);
}
