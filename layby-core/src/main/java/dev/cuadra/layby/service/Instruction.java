package dev.cuadra.layby.service;

import dev.cuadra.spi.TenantId;
import java.util.Objects;
import java.util.Optional;

/**
 * That somebody asks for something to be done, once.
 *
 * <p>The answer is kept under the key: however often the instruction comes, it takes effect once and is answered alike.
 * A refusal is no answer and is not kept. The same key may be used again for what was refused, and is decided anew.
 *
 * @param caller who asks
 * @param key the idempotency key
 * @param seen the version of the lay-by that the caller saw, where nothing is to happen if it has changed since
 * @source PAY-01, PAY-15
 */
public record Instruction(Caller caller, String key, Optional<Integer> seen) {
    public Instruction {
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(seen, "seen");
        if (key.isBlank() || key.length() > 200) {
            throw new IllegalArgumentException("An idempotency key has 1 to 200 characters");
        }
    }

    /** The same, if the lay-by is still in the version that the caller saw. */
    public Instruction onVersion(int version) {
        return new Instruction(caller, key, Optional.of(version));
    }

    TenantId tenant() {
        return caller.tenant();
    }
}
