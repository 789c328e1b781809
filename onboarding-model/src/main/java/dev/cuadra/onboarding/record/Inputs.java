package dev.cuadra.onboarding.record;

import dev.cuadra.onboarding.gate.Approval;
import dev.cuadra.onboarding.gate.Waiver;
import dev.cuadra.onboarding.metric.Reading;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What an evaluation is made from, besides its definition. Nothing of it is read from a clock.
 *
 * @param at the instant of the evaluation
 * @param zone the zone of the plan
 * @param calendar which edition of the calendar holds
 * @param readings readings, in any order; those recorded after {@code at} are not known yet
 * @param approvals approvals
 * @param waivers waivers
 * @param previous the record before this one
 * @param cites the record of the same instant that this one looks at again, with what is known now
 */
public record Inputs(
        Instant at,
        ZoneId zone,
        String calendar,
        List<Reading> readings,
        List<Approval> approvals,
        List<Waiver> waivers,
        Optional<Previous> previous,
        Optional<String> cites) {
    /** The edition of a calendar of which nobody says which it is. */
    public static final String NO_EDITION = "none";

    /**
     * The record before.
     *
     * @param hash its hash
     * @param verdict its verdict or decision
     */
    public record Previous(String hash, String verdict) {
        public Previous {
            if (!hash.matches("[0-9a-f]{64}") || verdict.isBlank()) {
                throw new IllegalArgumentException("Not a record before: " + hash);
            }
        }
    }

    public Inputs {
        readings = List.copyOf(readings);
        approvals = List.copyOf(approvals);
        waivers = List.copyOf(waivers);
        if (calendar.isBlank()) {
            throw new IllegalArgumentException("A calendar has an edition");
        }
    }

    /** Readings alone. */
    public static Inputs of(Instant at, ZoneId zone, List<Reading> readings) {
        return new Inputs(at, zone, NO_EDITION, readings, List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    /** The same at another instant. */
    public Inputs at(Instant other) {
        return new Inputs(other, zone, calendar, readings, approvals, waivers, previous, cites);
    }

    /** The same, after another record. */
    public Inputs after(EvaluationRecord record) {
        return chained(Optional.of(new Previous(record.hash(), record.verdict())), cites);
    }

    Inputs chained(Optional<Previous> before, Optional<String> cited) {
        return new Inputs(at, zone, calendar, readings, approvals, waivers, before, cited);
    }

    /** The same with approvals and waivers. */
    public Inputs with(List<Approval> given, List<Waiver> waived) {
        return new Inputs(at, zone, calendar, readings, given, waived, previous, cites);
    }

    /** The same, as another look at the instant of {@code record}. */
    public Inputs citing(EvaluationRecord record) {
        return new Inputs(at, zone, calendar, readings, approvals, waivers, previous, Optional.of(record.hash()));
    }
}
