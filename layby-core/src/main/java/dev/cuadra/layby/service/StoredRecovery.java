package dev.cuadra.layby.service;

import dev.cuadra.layby.integrity.RecoveryStep;
import java.util.ArrayList;
import java.util.List;

/**
 * A recovery as it is kept: the steps are what counts, and it is made of them again each time.
 *
 * @param shops where the lay-bys concerned were made
 * @param found what was wrong with them when it was opened
 */
record StoredRecovery(String incident, List<Shop> shops, List<RecoveryFinding> found, List<RecoveryStep> history) {
    StoredRecovery {
        shops = List.copyOf(shops);
        found = List.copyOf(found);
        history = List.copyOf(history);
    }

    StoredRecovery with(RecoveryStep step) {
        List<RecoveryStep> more = new ArrayList<>(history);
        more.add(step);
        return new StoredRecovery(incident, shops, found, more);
    }
}
