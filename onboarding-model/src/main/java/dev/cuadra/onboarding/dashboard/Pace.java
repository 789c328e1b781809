package dev.cuadra.onboarding.dashboard;

import dev.cuadra.onboarding.metric.Exact;
import java.util.Objects;
import java.util.Optional;

/**
 * How fast a target that is reached over time is being reached: what was gained, over what was to be gained by now.
 *
 * @param factor 1 is as fast as needed; empty at the very start, when nothing was to be gained yet
 * @param expected the figure that would be as fast as needed
 * @param elapsed what part of the window has passed, from 0 to 1
 * @param enough whether it is as fast as needed
 * @source DASH-2
 */
public record Pace(Optional<Exact> factor, Exact expected, Exact elapsed, boolean enough) {
    private static final Exact HALF = Exact.share(1, 2, 1);
    private static final Exact QUARTER = Exact.share(1, 4, 1);

    public Pace {
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(elapsed, "elapsed");
    }

    /**
     * The pace of a figure.
     *
     * @param current the figure
     * @param base where it began
     * @param target where it has to be at the end, another number than {@code base}
     * @param elapsed what part of the time has passed; before the start it is 0 and after the end 1
     */
    public static Pace of(Exact current, Exact base, Exact target, Exact elapsed) {
        Exact part = elapsed.signum() < 0 ? Exact.ZERO : elapsed;
        part = part.compareTo(Exact.of(1)) > 0 ? Exact.of(1) : part;
        Exact wanted = target.minus(base).times(part);
        Exact gained = current.minus(base);
        if (wanted.signum() == 0) {
            // No time has passed: whatever has not gone the wrong way is as fast as needed.
            boolean wrong = gained.signum() * target.minus(base).signum() < 0;
            return new Pace(Optional.empty(), base, part, !wrong);
        }
        Exact factor = gained.over(wanted);
        return new Pace(Optional.of(factor), base.plus(wanted), part, factor.compareTo(Exact.of(1)) >= 0);
    }

    /** Whether it is below half of what is needed, with a quarter of the time gone. */
    public boolean tooSlow() {
        return elapsed.compareTo(QUARTER) >= 0
                && factor.filter(each -> each.compareTo(HALF) < 0).isPresent();
    }
}
