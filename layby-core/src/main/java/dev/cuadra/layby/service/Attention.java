package dev.cuadra.layby.service;

import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.LaybyState;
import java.time.LocalDate;
import java.util.Optional;

/**
 * On which day the daily work has something to do for a lay-by. The rules themselves are asked: one that changes needs no
 * second place that knows it. What a day leaves undone is left for the days after it, so the first day is found by
 * halving.
 */
final class Attention {
    /** How many days ahead are asked about; a lay-by that waits longer is looked at again then. */
    static final int HORIZON = 64;

    private final LaybyEngine engine;

    Attention(LaybyEngine engine) {
        this.engine = engine;
    }

    /** The first such day from {@code from} on; empty when there will be none. */
    Optional<LocalDate> of(Layby layby, LocalDate from) {
        if (layby.state() == LaybyState.DRAFT || layby.isolatedFor().isPresent()) {
            return Optional.empty();
        }
        if (layby.state().ended()) {
            return engine.awaitsDaily(layby, from) ? Optional.of(from) : Optional.empty();
        }
        int least = 0;
        int most = HORIZON;
        while (least < most) {
            int middle = (least + most) / 2;
            if (engine.awaitsDaily(layby, from.plusDays(middle))) {
                most = middle;
            } else {
                least = middle + 1;
            }
        }
        return Optional.of(from.plusDays(least));
    }
}
