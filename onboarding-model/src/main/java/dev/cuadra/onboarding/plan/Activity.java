package dev.cuadra.onboarding.plan;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A piece of work in a network.
 *
 * @param id its name
 * @param days how many working days it takes, 1 to 10,000
 * @param after what has to be finished before it begins
 * @param notBefore the first day on which it may begin; empty where nothing but {@code after} holds it
 * @param actualStart when it began; empty while it has not, or where only its end is known
 * @param actualFinish when it ended; empty while it has not
 * @source PLAN-2
 */
public record Activity(
        String id,
        int days,
        Set<String> after,
        Optional<LocalDate> notBefore,
        Optional<LocalDate> actualStart,
        Optional<LocalDate> actualFinish) {
    static final int MOST_DAYS = 10_000;

    public Activity {
        if (id.isBlank() || days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("Work has a name and takes 1 to 10000 days: '" + id + "' takes " + days);
        }
        after = Collections.unmodifiableSet(new TreeSet<>(after));
        Objects.requireNonNull(notBefore, "notBefore");
        if (actualStart.isPresent()
                && actualFinish.filter(actualStart.get()::isAfter).isPresent()) {
            throw new IllegalArgumentException(id + " ends before it begins");
        }
    }

    /** Work that has not begun. */
    public static Activity of(String id, int days, String... after) {
        return new Activity(id, days, Set.of(after), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same work, which ended on {@code date}. */
    public Activity finished(LocalDate date) {
        return new Activity(id, days, after, notBefore, actualStart, Optional.of(date));
    }

    /** The same work, which began on {@code date}. */
    public Activity started(LocalDate date) {
        return new Activity(id, days, after, notBefore, Optional.of(date), actualFinish);
    }

    /** The same work, which may not begin before {@code date}. */
    public Activity notBefore(LocalDate date) {
        return new Activity(id, days, after, Optional.of(date), actualStart, actualFinish);
    }

    /** The same work as it was planned: nothing of it has happened. */
    public Activity planned() {
        return new Activity(id, days, after, notBefore, Optional.empty(), Optional.empty());
    }
}
