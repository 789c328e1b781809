package dev.cuadra.onboarding.exposure;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An exact number of customers out of a population that was looked at once: who is exposed already goes first, then the
 * lowest positions. Who joins later is taken exactly when not beyond the last one taken.
 *
 * @param population how many customers the share is of
 * @param quota how many of them are to be exposed, those exposed before included
 * @param taken who was taken by position, the lowest first
 * @param cut the position of the last one taken; empty when none was
 * @source EXPO-3
 */
public record RankCut(int population, int quota, List<String> taken, Optional<HashPosition> cut) {
    public RankCut {
        taken = List.copyOf(taken);
        if (population < 0 || quota < 0 || taken.size() > quota || taken.isEmpty() == cut.isPresent()) {
            throw new IllegalArgumentException("No cut of " + population + " customers for " + quota);
        }
    }

    /**
     * Takes a share of the customers given, halves up.
     *
     * @param eligible the eligible customers, each once however often it is named
     * @param before who is exposed in any case, by a list or an earlier admission; they use up the quota first
     * @param never who is not taken whatever the position
     */
    public static RankCut of(
            String salt, Collection<String> eligible, Set<String> before, Set<String> never, Percent percent) {
        Set<String> all = Customers.copy(eligible);
        return exactly(salt, all, before, never, all.size(), percent.of((long) all.size()));
    }

    /**
     * Takes an exact number.
     *
     * @param population how many customers that number is a share of, for the record
     * @param quota how many are to be exposed, those of {@code before} included; all where there are fewer
     */
    public static RankCut exactly(
            String salt,
            Collection<String> eligible,
            Set<String> before,
            Set<String> never,
            int population,
            int quota) {
        Set<String> first = new HashSet<>(before);
        first.removeAll(never);
        List<String> taken = ranked(salt, eligible).stream()
                .filter(customer -> !first.contains(customer) && !never.contains(customer))
                .limit(Math.max(0, quota - first.size()))
                .toList();
        Optional<HashPosition> cut =
                taken.isEmpty() ? Optional.empty() : Optional.of(HashPosition.of(salt, taken.get(taken.size() - 1)));
        return new RankCut(population, quota, taken, cut);
    }

    /** The customers by position, then by id, each once. */
    public static List<String> ranked(String salt, Collection<String> customers) {
        record Placed(HashPosition position, String customer) {}
        return Customers.copy(customers).stream()
                .map(customer -> new Placed(HashPosition.of(salt, customer), customer))
                .sorted(Comparator.comparing(Placed::position).thenComparing(Placed::customer))
                .map(Placed::customer)
                .toList();
    }
}
