package dev.cuadra.layby.agreement;

import dev.cuadra.spi.problem.ProblemException;
import java.util.List;
import java.util.Map;
import javax.money.MonetaryException;

/**
 * Makes a lay-by of its log, and trusts nothing in it.
 *
 * @source LED-I5, LED-I6
 */
final class Replay {
    private Replay() {}

    static Layby of(String id, List<Recorded> log) {
        if (log.isEmpty() || !(log.get(0).event() instanceof LaybyEvent.Drafted drafted)) {
            throw broken(id, 1, "DRAFT");
        }
        Unfolding layby = new Unfolding(id, drafted.terms());
        String previous = "";
        for (Recorded recorded : log) {
            int expected = layby.log.size() + 1;
            chained(id, recorded, expected, previous);
            if (expected > 1 && !Lifecycle.allows(layby.state, recorded.event())) {
                throw broken(id, expected, "STATE");
            }
            add(id, layby, recorded);
            previous = recorded.hash();
        }
        return layby.layby();
    }

    private static void chained(String id, Recorded recorded, int expected, String previous) {
        if (recorded.sequence() != expected) {
            throw broken(id, expected, "SEQUENCE");
        }
        if (!recorded.previous().equals(previous)) {
            throw broken(id, expected, "PREVIOUS");
        }
        if (!recorded.hash().equals(Chain.hash(id, recorded))) {
            throw broken(id, expected, "HASH");
        }
    }

    private static void add(String id, Unfolding layby, Recorded recorded) {
        try {
            layby.add(recorded);
        } catch (ProblemException | MonetaryException | IllegalArgumentException e) {
            throw new ProblemException(broken(id, recorded.sequence(), "EVENT").problem(), e);
        }
    }

    private static ProblemException broken(String id, int sequence, String what) {
        return Refusal.of("LAYBY_LOG_BROKEN", Map.of("layby", id, "sequence", sequence, "what", what));
    }
}
