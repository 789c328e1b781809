package dev.cuadra.onboarding.plan;

import dev.cuadra.onboarding.calendar.WorkingDays;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that keeps a task from going on.
 *
 * @param name its name
 * @param task the task
 * @param why what is in the way, as said last
 * @param open when it was open, the earliest first: all but the last one have ended, each before the next
 * @source HEALTH-9, PLAN-8
 */
public record Blocker(String name, String task, String why, List<Open> open) {
    private static final BigDecimal NANOS_OF_A_DAY =
            BigDecimal.valueOf(Duration.ofDays(1).toNanos());
    private static final int NANOS_SHOW = 18;

    /**
     * A time in which it was open.
     *
     * @param from since when
     * @param to until when; empty while it is
     */
    public record Open(Instant from, Optional<Instant> to) {
        public Open {
            Objects.requireNonNull(from, "from");
            if (to.filter(from::isAfter).isPresent()) {
                throw new IllegalArgumentException("A blocker is closed before it is opened");
            }
        }

        private Instant end(Instant at) {
            return to.filter(at::isAfter).orElse(at);
        }
    }

    public Blocker {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(why, "why");
        open = List.copyOf(open);
        if (open.isEmpty()) {
            throw new IllegalArgumentException("A blocker that was never open: " + name);
        }
        for (int i = 1; i < open.size(); i++) {
            Instant again = open.get(i).from();
            if (open.get(i - 1).to().filter(closed -> !closed.isAfter(again)).isEmpty()) {
                throw new IllegalArgumentException("A blocker that is opened while it is open: " + name);
            }
        }
    }

    /** A blocker that was never closed. */
    public static Blocker open(String name, String task, String why, Instant from) {
        return new Blocker(name, task, why, List.of(new Open(from, Optional.empty())));
    }

    /** Whether it is open at an instant; what happened after it is not known then. */
    public boolean openAt(Instant at) {
        return open.stream()
                .anyMatch(one -> !one.from().isAfter(at)
                        && one.to().filter(to -> !to.isAfter(at)).isEmpty());
    }

    /** Whether it is open now. */
    public boolean isOpen() {
        return open.get(open.size() - 1).to().isEmpty();
    }

    /** The same blocker, opened again. */
    public Blocker opened(Instant at, String reason) {
        List<Open> more = new ArrayList<>(open);
        more.add(new Open(at, Optional.empty()));
        return new Blocker(name, task, reason, more);
    }

    /** The same blocker, closed. */
    public Blocker closed(Instant at) {
        List<Open> more = new ArrayList<>(open);
        Open last = more.remove(more.size() - 1);
        more.add(new Open(last.from(), Optional.of(at)));
        return new Blocker(name, task, why, more);
    }

    /** For how long it was open up to {@code at}; the time in which it was closed does not count. */
    public Duration elapsed(Instant at) {
        Duration sum = Duration.ZERO;
        for (Open one : open) {
            if (one.from().isBefore(at)) {
                sum = sum.plus(Duration.between(one.from(), one.end(at)));
            }
        }
        return sum;
    }

    /** For how many days of 24 hours it was open up to {@code at}, cut after the 18th decimal. */
    public BigDecimal elapsedDays(Instant at) {
        Duration age = elapsed(at);
        return BigDecimal.valueOf(age.getSeconds())
                .movePointRight(9)
                .add(BigDecimal.valueOf(age.getNano()))
                .divide(NANOS_OF_A_DAY, NANOS_SHOW, RoundingMode.DOWN);
    }

    /**
     * Its age in days: by the time that passed, cut after the 18th decimal, so that a nanosecond more than three days is
     * more than 3; or the working days after each day on which it was opened.
     */
    public BigDecimal ageDays(Instant at, BlockerClock clock, ZoneId zone, WorkingDays calendar) {
        if (clock == BlockerClock.ELAPSED) {
            return elapsedDays(at);
        }
        long days = open.stream()
                .filter(one -> one.from().isBefore(at))
                .mapToLong(one -> calendar.between(
                        one.from().atZone(zone).toLocalDate(),
                        one.end(at).atZone(zone).toLocalDate()))
                .sum();
        return BigDecimal.valueOf(days);
    }
}
