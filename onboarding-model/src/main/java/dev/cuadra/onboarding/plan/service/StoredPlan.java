package dev.cuadra.onboarding.plan.service;

import dev.cuadra.onboarding.calendar.WorkingDays;
import dev.cuadra.onboarding.plan.Celebration.Counted;
import dev.cuadra.onboarding.plan.Plan;
import dev.cuadra.onboarding.plan.PlanEvent;
import dev.cuadra.onboarding.plan.Templates;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A plan as it is stored; its events stand in batches of their own.
 *
 * @param customer whose it is, sealed
 * @param template the id of the template
 * @param version the version it was made from
 * @param kickoff day 1
 * @param zone the zone in which days begin
 * @param weekend the free days of a week
 * @param holidays further free days
 * @param batches how many batches of events there are
 * @param counted what counted for celebrations that are still to come, by figure, sealed
 * @param celebrated when each celebration was reached
 */
record StoredPlan(
        String customer,
        String template,
        int version,
        LocalDate kickoff,
        String zone,
        List<DayOfWeek> weekend,
        List<LocalDate> holidays,
        int batches,
        Map<String, List<Counted>> counted,
        Map<String, Instant> celebrated) {
    StoredPlan {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(kickoff, "kickoff");
        Objects.requireNonNull(zone, "zone");
        weekend = List.copyOf(weekend);
        holidays = List.copyOf(holidays);
        counted = Map.copyOf(counted);
        celebrated = Map.copyOf(celebrated);
    }

    static StoredPlan of(Plan plan) {
        return new StoredPlan(
                plan.customer(),
                plan.template().id(),
                plan.template().version(),
                plan.kickoff(),
                plan.zone().getId(),
                plan.calendar().weekend().stream().sorted().toList(),
                List.copyOf(plan.calendar().holidays()),
                0,
                Map.of(),
                Map.of());
    }

    Plan plan(Templates templates, List<PlanEvent> events) {
        return new Plan(
                customer,
                templates.template(template, version),
                kickoff,
                ZoneId.of(zone),
                new WorkingDays(Set.copyOf(weekend), new TreeSet<>(holidays)),
                events);
    }

    /** Whether it was begun on the same terms. */
    boolean sameTerms(StoredPlan other) {
        return customer.equals(other.customer)
                && template.equals(other.template)
                && version == other.version
                && kickoff.equals(other.kickoff)
                && zone.equals(other.zone)
                && weekend.equals(other.weekend)
                && holidays.equals(other.holidays);
    }

    StoredPlan withBatches(int many) {
        return new StoredPlan(customer, template, version, kickoff, zone, weekend, holidays, many, counted, celebrated);
    }

    StoredPlan withCounted(String figure, List<Counted> things, Map<String, Instant> reached) {
        Map<String, List<Counted>> more = new TreeMap<>(counted);
        more.put(figure, List.copyOf(things));
        return new StoredPlan(customer, template, version, kickoff, zone, weekend, holidays, batches, more, reached);
    }

    /** The template alone. */
    @Override
    public String toString() {
        return "StoredPlan[" + template + " " + version + "]";
    }
}
