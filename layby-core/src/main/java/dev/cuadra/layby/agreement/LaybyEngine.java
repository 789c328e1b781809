package dev.cuadra.layby.agreement;

import dev.cuadra.layby.law.DisclosureDuty;
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

    /**
     * From which day a lay-by that is behind is in default, if the consumer is warned on {@code warned} and pays nothing
     * after that.
     *
     * @source LIF-06
     */
    default LocalDate defaultFrom(Layby layby, LocalDate warned) {
        return warned.plusDays(layby.terms().policy().cureDays() + 1L);
    }

    /** What has to be disclosed before an agreement is accepted, by the law that ships with this module. */
    default List<DisclosureDuty> duties(AgreementTerms terms) {
        return new ShippedLaw().of(terms);
    }

    /** What is paid of each instalment. */
    List<InstalmentStanding> instalments(Layby layby);

    /**
     * What is paid of each instalment, as of a day that is not before the last event. What is open of those that count as
     * due by then comes to the arrears of the day, whatever payments go to first: nobody falls behind by having paid a fee
     * before it was due.
     *
     * @source PAY-05
     */
    default List<InstalmentStanding> instalments(Layby layby, LocalDate day) {
        return instalments(layby);
    }
}
