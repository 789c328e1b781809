package dev.cuadra.examples.launch;

import dev.cuadra.onboarding.alert.service.LaunchRecords;
import dev.cuadra.onboarding.alert.service.LaunchReplay;
import dev.cuadra.onboarding.alert.service.LaunchWatch;
import dev.cuadra.onboarding.alert.service.ReadingSource;
import dev.cuadra.onboarding.alert.service.Watched;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.pack.Packs;
import dev.cuadra.onboarding.plan.Plan;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The gates of the house: those of lay-bys, of the pilot of boletas, and of each customer in onboarding. */
final class HouseWatch {
    /** The days of the goal of revenue, as many as in the launch whose goal it was: day 97 was the last of its year. */
    private static final int REVENUE_DAYS = 97;

    /** What waits for the host in the pack of customers. */
    private static final Map<String, String> CUSTOMER =
            Map.of("CO-072", "80", "CO-074", "90", "CO-076", "3", "CO-099", "60", "CO-100", "50", "CO-101", "4");

    private final TenantId tenant;
    private final LaunchWatch watch;
    private final LaunchRecords records;
    private final LaunchReplay replay;
    private final HouseReadings readings;
    private final Definition laybys;
    private final Definition pilot;
    private final Map<String, Definition> customers = new HashMap<>();

    HouseWatch(TenantId tenant, LaunchDays days, LaunchWatch watch, Vault vault, HouseReadings readings) {
        this.tenant = tenant;
        this.watch = watch;
        this.readings = readings;
        this.records = new LaunchRecords(vault);
        this.replay = new LaunchReplay(vault);
        String launch = days.launch().toString();
        this.laybys = Packs.named(
                Packs.LAYBY_LAUNCH, Map.of("launch", launch, "resolutionRate", "80", "criticalUpdateMinutes", "15"));
        this.pilot = Packs.named(
                Packs.BOLETA_LAUNCH,
                Map.of(
                        "launch",
                        launch,
                        "revenueBy",
                        days.launch().plusDays(REVENUE_DAYS - 1).toString(),
                        "complaintsPerWeek",
                        "3"));
    }

    Definition laybys() {
        return laybys;
    }

    Definition pilot() {
        return pilot;
    }

    /** The definition of one customer's onboarding; each customer has chains of records of their own. */
    Definition of(Plan plan) {
        return customers.computeIfAbsent(
                plan.customer() + "/" + plan.kickoff(), any -> read(plan.customer(), plan.kickoff()));
    }

    private static Definition read(String customer, LocalDate kickoff) {
        Map<String, String> settings = new TreeMap<>(CUSTOMER);
        settings.put("kickoff", kickoff.toString());
        return Packs.named(Packs.CUSTOMER_ONBOARDING, settings).called(Packs.CUSTOMER_ONBOARDING + "-" + customer);
    }

    Watched laybys(Instant at) {
        return watch.watch(tenant, laybys, source(laybys, ""), at);
    }

    Watched pilot(Instant at) {
        return watch.watch(tenant, pilot, source(pilot, ""), at);
    }

    Watched customer(Plan plan, Instant at) {
        Definition definition = of(plan);
        return watch.watch(tenant, definition, source(definition, plan.customer()), at);
    }

    ReadingSource source(Definition definition, String customer) {
        return (who, asked, known) -> {
            if (definition.id().equals(laybys.id())) {
                return readings.laybys(asked, known);
            }
            return definition.id().equals(pilot.id())
                    ? readings.pilot(asked, known)
                    : readings.customer(customer, asked, known);
        };
    }

    LaunchWatch service() {
        return watch;
    }

    LaunchRecords records() {
        return records;
    }

    LaunchReplay replay() {
        return replay;
    }

    HouseReadings readings() {
        return readings;
    }
}
