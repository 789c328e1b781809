package dev.cuadra.layby.service;

import dev.cuadra.spi.TenantId;
import java.util.Objects;
import java.util.Optional;

/**
 * Who asks, and whose books they mean.
 *
 * @param tenant whose books
 * @param user the user, by an id that names nobody: it is kept in the log for good
 */
public record Caller(TenantId tenant, String user) {
    public Caller {
        Objects.requireNonNull(tenant, "tenant");
        if (user.isBlank()) {
            throw new IllegalArgumentException("Somebody asks");
        }
    }

    /**
     * An instruction of this caller.
     *
     * @param key the idempotency key, 1 to 200 characters: the same for every repetition of what is asked, and another
     *     for everything else
     */
    public Instruction asks(String key) {
        return new Instruction(this, key, Optional.empty());
    }
}
