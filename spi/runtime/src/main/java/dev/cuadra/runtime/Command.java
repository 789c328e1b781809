package dev.cuadra.runtime;

import dev.cuadra.spi.storage.Names;
import java.util.Objects;

/**
 * Something that is asked for once, however often it is sent.
 *
 * @param name what it is called in the journal, see {@link Names}
 * @param key the idempotency key that the caller chose, 1 to 200 characters; it is stored in plain, so it is an id and
 *     names no person
 * @param request what is asked, as a value with a JSON form; the same key with another request is a conflict
 * @param runs how often the decision is made at most while other writers get in between, from 1
 */
public record Command(String name, String key, Object request, int runs) {
    public Command {
        Names.check(name);
        Objects.requireNonNull(request, "request");
        if (key.isEmpty() || key.length() > 200) {
            throw new IllegalArgumentException("An idempotency key has 1 to 200 characters");
        }
        if (runs < 1) {
            throw new IllegalArgumentException("A command runs at least once, not " + runs + " times");
        }
    }

    /** A command that is decided at most three times. */
    public static Command of(String name, String key, Object request) {
        return new Command(name, key, request, 3);
    }

    /** The same command, decided at most {@code most} times. */
    public Command runs(int most) {
        return new Command(name, key, request, most);
    }

    /** The name and the key, long numbers in it masked: requests stay out of logs. */
    @Override
    public String toString() {
        return name + " " + Masking.text(key);
    }
}
