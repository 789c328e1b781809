package dev.cuadra.layby.integrity;

import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.Recorded;
import java.util.List;
import java.util.Objects;

/**
 * The books of one lay-by: what is claimed about it, and the log that it should follow from.
 *
 * @param view what a storage claims
 * @param log all events, in the order in which they are stored
 */
public record Books(StoredView view, List<Recorded> log) {
    public Books {
        Objects.requireNonNull(view, "view");
        log = List.copyOf(log);
    }

    /** Sound books of a lay-by. */
    public static Books of(LaybyEngine engine, Layby layby) {
        return new Books(StoredView.of(layby, engine.instalments(layby)), layby.log());
    }

    /** The id of the lay-by. */
    public String agreement() {
        return view.agreement();
    }

    /** The SHA-256, in hexadecimal, of everything that is claimed and the hash of the last event. */
    public String hash() {
        return Sha256.hex(
                view + "\n" + (log.isEmpty() ? "" : log.get(log.size() - 1).hash()));
    }
}
