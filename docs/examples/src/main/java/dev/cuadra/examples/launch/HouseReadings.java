package dev.cuadra.examples.launch;

import dev.cuadra.layby.service.LaybyObservations;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.health.HealthModel;
import dev.cuadra.onboarding.health.HealthReadings;
import dev.cuadra.onboarding.health.HealthScore;
import dev.cuadra.onboarding.health.Indicator;
import dev.cuadra.onboarding.metric.Known;
import dev.cuadra.onboarding.metric.Metric;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.observe.service.ObservationBooks;
import dev.cuadra.onboarding.plan.PlanPhase;
import dev.cuadra.onboarding.plan.PlanReadings;
import dev.cuadra.onboarding.plan.PlanStatus;
import dev.cuadra.onboarding.plan.service.Onboardings;
import dev.cuadra.onboarding.service.ObservedReadings;
import dev.cuadra.onboarding.support.service.SupportDesk;
import dev.cuadra.onboarding.support.service.SupportObservations;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.observe.Observation;
import dev.cuadra.spi.observe.ObservationSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the gates of the house get their readings: from support and lay-bys, which count by themselves, from the plans of
 * customers, and from what others measure. Asked for a past instant it says what it said then. For one thread.
 */
final class HouseReadings {
    /** What the pack calls the figures of lay-bys. */
    private static final Map<String, String> LAYBYS = Map.of(
            "laybys_created", LaybyObservations.CREATED,
            "payments_recorded", LaybyObservations.PAYMENTS,
            "laybys_completed", LaybyObservations.COMPLETED);

    private static final HealthModel HEALTH = new HealthModel(List.of(
            HealthModel.Part.of(Indicator.of("meeting_attendance_pct", "40", "60", "95", "14", "60")),
            HealthModel.Part.of(Indicator.of("satisfaction_rating", "40", "3", "4.8", "14", "60")),
            HealthModel.Part.of(Indicator.of("active_usage_pct", "20", "50", "90", "14", "60"), "phase3-launch")));

    private final TenantId tenant;
    private final Onboardings plans;
    private final ObservationBooks measured;
    private final ObservedReadings laybys;
    private final ObservedReadings pilot;
    private Instant newest = Instant.MIN;
    private Map<String, List<Reading>> byScope = Map.of();

    HouseReadings(
            TenantId tenant,
            LaunchDays days,
            Vault vault,
            SupportDesk desk,
            Onboardings plans,
            ObservationBooks measured) {
        this.tenant = tenant;
        this.plans = plans;
        this.measured = measured;
        Newest counted = new Newest(new LaybyObservations(vault, days.zone())::all);
        SupportObservations support = new SupportObservations(desk, days.launch(), Optional.empty());
        this.laybys = new ObservedReadings(List.of(
                new Newest(support::all),
                (who, metric, known) -> Optional.ofNullable(LAYBYS.get(metric)).stream()
                        .flatMap(name -> counted.observations(who, name, known))
                        .map(one -> called(one, metric, known)),
                measured));
        this.pilot = new ObservedReadings(List.of(measured));
    }

    /** Support and lay-bys count everything at once; the definition asks for one metric after the other. */
    private static final class Newest implements ObservationSource {
        private final BiFunction<TenantId, Instant, List<Observation>> counting;
        private Instant at = Instant.MIN;
        private Map<String, List<Observation>> byMetric = Map.of();

        Newest(BiFunction<TenantId, Instant, List<Observation>> counting) {
            this.counting = counting;
        }

        @Override
        public Stream<Observation> observations(TenantId who, String metric, Instant known) {
            if (!known.equals(at)) {
                byMetric = counting.apply(who, known).stream().collect(Collectors.groupingBy(Observation::metric));
                at = known;
            }
            return byMetric.getOrDefault(metric, List.of()).stream();
        }
    }

    /** A day that is not over is told as far as it went. */
    private static Observation called(Observation one, String metric, Instant known) {
        Instant end = one.end().isAfter(known) ? known : one.end();
        return new Observation(
                metric,
                one.scope(),
                one.start(),
                end,
                one.value(),
                one.sample(),
                one.recordedAt(),
                one.source(),
                metric + "/" + one.scope() + "/" + one.start(),
                end,
                one.share());
    }

    List<Reading> laybys(Definition definition, Instant known) {
        return laybys.read(tenant, definition, known);
    }

    List<Reading> pilot(Definition definition, Instant known) {
        return pilot.read(tenant, definition, known);
    }

    /** The readings of one customer, as those of the only one that the definition is about. */
    List<Reading> customer(String customer, Definition definition, Instant known) {
        PlanStatus status = plans.status(tenant, customer, known);
        String scope = PlanReadings.scope(customer);
        List<Reading> all = new ArrayList<>(PlanReadings.of(status));
        all.addAll(measured(definition, scope, known));
        HealthScore health = health(status, all, known);
        all.add(HealthReadings.at(known).of(scope, "health").score(health));
        return all.stream().map(HouseReadings::only).toList();
    }

    /** What others measure is read once for all customers: their definitions ask for the same metrics. */
    private List<Reading> measured(Definition definition, String scope, Instant known) {
        if (!known.equals(newest)) {
            List<Reading> all = new ArrayList<>();
            for (Metric metric : definition.metrics()) {
                try (Stream<Reading> readings = measured.readings(tenant, metric.key(), known)) {
                    readings.forEach(all::add);
                }
            }
            byScope = all.stream().collect(Collectors.groupingBy(Reading::scope));
            newest = known;
        }
        return byScope.getOrDefault(scope, List.of());
    }

    private static Reading only(Reading reading) {
        return new Reading(
                reading.id(),
                reading.metric(),
                Reading.GLOBAL,
                reading.start(),
                reading.end(),
                reading.content(),
                reading.eventTime(),
                reading.recordedAt(),
                reading.source());
    }

    /** How a customer is doing. */
    HealthScore health(String customer, Definition definition, Instant known) {
        PlanStatus status = plans.status(tenant, customer, known);
        return health(status, measured(definition, PlanReadings.scope(customer), known), known);
    }

    private static HealthScore health(PlanStatus status, List<Reading> readings, Instant known) {
        String scope = PlanReadings.scope(status.plan().customer());
        String phase = status.phase().map(PlanPhase::key).orElse("");
        return HealthScore.of(HEALTH.facts(Known.at(known, readings), scope, phase), List.of());
    }
}
