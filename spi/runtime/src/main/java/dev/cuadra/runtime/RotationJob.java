package dev.cuadra.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a rotation has come; stored with every step, so that it says exactly what is done.
 *
 * @param generation the generation of keys that it leads to
 * @param collections the collections, in the order in which they are gone through
 * @param at which of them is gone through
 * @param after the id in it that the step before ended at
 */
record RotationJob(
        Phase phase,
        int generation,
        List<String> collections,
        int at,
        Optional<UUID> after,
        long done,
        long total,
        boolean retired,
        Instant begun) {
    enum Phase {
        /** It is decided; the keys may be new already. */
        BEGUN,
        /** The keys are new, and no writer uses the old ones any more. */
        SWEEPING,
        /** Everything is under the new keys. */
        DONE
    }

    RotationJob {
        collections = List.copyOf(collections);
    }

    RotationJob sweeping(long documents) {
        return new RotationJob(
                Phase.SWEEPING, generation, collections, 0, Optional.empty(), 0, documents, false, begun);
    }

    RotationJob past(UUID id, long documents) {
        return new RotationJob(
                phase, generation, collections, at, Optional.of(id), done + documents, total, retired, begun);
    }

    RotationJob nextCollection() {
        return new RotationJob(phase, generation, collections, at + 1, Optional.empty(), done, total, retired, begun);
    }

    RotationJob finished(boolean gaveUp) {
        return new RotationJob(Phase.DONE, generation, collections, at, Optional.empty(), done, total, gaveUp, begun);
    }

    RotationProgress progress() {
        return new RotationProgress(begun, done, total, phase == Phase.DONE, retired);
    }
}
