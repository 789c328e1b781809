package dev.cuadra.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How far an erasure has come. Who asked and why is sealed under the tenant's own key, and outlives the person. */
record ErasureJob(
        Phase phase,
        List<UUID> subjects,
        String by,
        String reason,
        Map<String, String> circumstances,
        long documents,
        Instant asked) {
    enum Phase {
        /** It is decided; keys may be destroyed already. */
        ORDERED,
        /** The keys are destroyed, and nothing more is written under them. */
        SWEEPING,
        /** No document of the person names them any more. */
        DONE
    }

    /** What an index needs. */
    record Plain(Phase phase) {}

    static ErasureJob of(ErasureOrder order, Instant asked) {
        return new ErasureJob(
                Phase.ORDERED, order.subjects(), order.by(), order.reason(), order.circumstances(), 0, asked);
    }

    ErasureJob in(Phase next, long more) {
        return new ErasureJob(next, subjects, by, reason, circumstances, documents + more, asked);
    }

    /** Nothing: a reason may name somebody. */
    @Override
    public String toString() {
        return "ErasureJob[" + phase + "]";
    }
}
