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

    /** Destroys the subject's key. What was sealed under it cannot be opened again by anyone. */
    void destroy(TenantId tenant, UUID subject);
}
