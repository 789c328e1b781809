package dev.cuadra.audit;

import dev.cuadra.layby.agreement.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Logs that somebody has changed. */
final class Forgeries {
    private Forgeries() {}

    /** Changed ones, by what was done; what is cut off at the end is no change that a log alone can show. */
    static Map<String, List<Recorded>> of(List<Recorded> log, long dice) {
        int at = (int) (dice % log.size());
        Recorded it = log.get(at);
        Map<String, List<Recorded>> forged = new TreeMap<>();
        forged.put("in which another user did it", with(log, at, by(it, it.by() + "'", it.hash())));
        forged.put("with another hash", with(log, at, by(it, it.by(), it.hash().replace('0', '1') + "0")));
        if (log.size() > 1) {
            int between = (int) (dice % (log.size() - 1));
            List<Recorded> shorter = new ArrayList<>(log);
            shorter.remove(between);
            forged.put("without an event", shorter);
            List<Recorded> swapped = new ArrayList<>(log);
            swapped.set(between, log.get(between + 1));
            swapped.set(between + 1, log.get(between));
            forged.put("in another order", swapped);
        }
        return forged;
    }

    private static List<Recorded> with(List<Recorded> log, int at, Recorded other) {
        List<Recorded> all = new ArrayList<>(log);
        all.set(at, other);
        return all;
    }

    private static Recorded by(Recorded it, String by, String hash) {
        return new Recorded(
                it.sequence(), it.at(), it.on(), by, it.command(), it.event(), it.entries(), it.previous(), hash);
    }
}
