package dev.cuadra.examples.launch;

import java.util.List;

/**
 * Chance from a seed. The numbers are those of SplitMix64 and the same on every machine and JDK. Each part of a scenario has
 * dice of its own, so that more of one changes nothing of another. For one thread.
 */
final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int MILLE = 1_000;

    private long state;

    Dice(long seed, String part) {
        this.state = mixed(seed ^ mixed(part.hashCode()));
    }

    /** The finalizer of SplitMix64. */
    static long mixed(long bits) {
        long first = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }

    private long next() {
        state += GOLDEN;
        return mixed(state);
    }

    /** From 0, below {@code bound}. */
    int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** From {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /** True so often in a thousand. */
    boolean chance(int perMille) {
        return below(MILLE) < perMille;
    }

    <T> T pick(List<T> all) {
        return all.get(below(all.size()));
    }

    /** A place in {@code weights}, each as often as it weighs. */
    int weighted(List<Integer> weights) {
        int left = below(weights.stream().mapToInt(Integer::intValue).sum());
        for (int place = 0; ; place++) {
            left -= weights.get(place);
            if (left < 0) {
                return place;
            }
        }
    }
}
