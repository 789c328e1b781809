package dev.cuadra.layby.termination;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known about a lay-by that ends.
 *
 * @param known what was said to be so or not
 * @param days the days that are known
 * @param nonWorking days that are not worked on, beside Saturdays and Sundays, for laws that count business days
 */
public record Facts(Map<Fact, Boolean> known, Map<FactDay, LocalDate> days, Set<LocalDate> nonWorking) {
    /** Nothing is known. */
    public static final Facts NONE = new Facts(Map.of(), Map.of(), Set.of());

    public Facts {
        Map<Fact, Boolean> facts = new EnumMap<>(Fact.class);
        facts.putAll(known);
        known = Collections.unmodifiableMap(facts);
        Map<FactDay, LocalDate> dated = new EnumMap<>(FactDay.class);
        dated.putAll(days);
        days = Collections.unmodifiableMap(dated);
        nonWorking = Collections.unmodifiableSet(new TreeSet<>(nonWorking));
    }

    /** The same, and that {@code fact} is so. */
    public Facts with(Fact fact) {
        return with(fact, true);
    }

    /** The same, and whether {@code fact} is so. */
    public Facts with(Fact fact, boolean so) {
        Map<Fact, Boolean> more = new EnumMap<>(Fact.class);
        more.putAll(known);
        more.put(fact, so);
        return new Facts(more, days, nonWorking);
    }

    /** The same, and a day. */
    public Facts with(FactDay day, LocalDate on) {
        Map<FactDay, LocalDate> more = new EnumMap<>(FactDay.class);
        more.putAll(days);
        more.put(day, on);
        return new Facts(known, more, nonWorking);
    }

    /** Whether it is so; the usual case where nothing was said. */
    public boolean holds(Fact fact) {
        return known.getOrDefault(fact, fact.usual());
    }

    /** Whether nothing was said about it. */
    public boolean silent(Fact fact) {
        return !known.containsKey(fact);
    }

    /** A day, if it is known. */
    public Optional<LocalDate> day(FactDay day) {
        return Optional.ofNullable(days.get(day));
    }
}
