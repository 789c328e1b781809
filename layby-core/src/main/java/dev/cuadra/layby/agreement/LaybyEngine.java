package dev.cuadra.layby.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The rules of lay-bys as pure functions, so that an auditor can try any engine by the same properties. Safe for many
 * threads.
 */
public interface LaybyEngine {
    /**
     * What becomes of a command.
     *
     * @param id the id of the lay-by
     * @param layby the lay-by, or empty when it is about to be drafted
     */
    Decision decide(String id, Optional<Layby> layby, LaybyCommand command, Acting acting);

    /**
     * Whether the day's work has something to do for a lay-by on a day: the answer of {@link #decide} to
     * {@link LaybyCommand.Daily}, without what it would do.
     */
    default boolean awaitsDaily(Layby layby, LocalDate day) {
        Acting acting = new Acting(
                "daily-work",
                day.atStartOfDay(layby.terms().zone()).toInstant(),
                day,
                Optional.empty(),
                Optional.empty());
        return decide(layby.id(), Optional.of(layby), new LaybyCommand.Daily(), acting) instanceof Decision.Taken;
    }

    /**
     * The lay-by after the events of a log.
     *
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code LAYBY_LOG_BROKEN} when the log does not follow
     *     from itself: a gap, a wrong hash, an event that its state does not allow
     * @source LED-I5
     */
    Layby replay(String id, List<Recorded> log);

    /** How far a lay-by is behind on a day. */
    Delinquency delinquency(Layby layby, LocalDate day);

    /** What is paid of each instalment. */
    List<InstalmentStanding> instalments(Layby layby);
}
