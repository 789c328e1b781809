package dev.cuadra.plugin.tink;

import dev.cuadra.spi.TenantId;
import java.util.Optional;
import java.util.UUID;

/**
 * Whose keyset it is.
 *
 * @param tenant the tenant
 * @param subject the person; empty for the tenant's own keysets, which wrap those of its people and make look-up tokens
 */
public record KeysetName(TenantId tenant, Optional<UUID> subject) {
    /** The tenant's own. */
    public static KeysetName of(TenantId tenant) {
        return new KeysetName(tenant, Optional.empty());
    }

    /** A person's. */
    public static KeysetName of(TenantId tenant, UUID subject) {
        return new KeysetName(tenant, Optional.of(subject));
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static KeysetName parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return of(TenantId.of(text));
        }
        UUID subject = UUID.fromString(text.substring(slash + 1));
        KeysetName name = of(TenantId.of(text.substring(0, slash)), subject);
        if (!name.toString().equals(text)) {
            throw new IllegalArgumentException("Not the name of a keyset: " + text);
        }
        return name;
    }

    /** The tenant, or tenant, slash and subject; never both the same for two names, and fit to be a key. */
    @Override
    public String toString() {
        return subject.map(id -> tenant.value() + "/" + id).orElse(tenant.value());
    }
}
