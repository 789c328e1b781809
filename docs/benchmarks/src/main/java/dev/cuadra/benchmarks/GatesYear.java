package dev.cuadra.benchmarks;

import dev.cuadra.onboarding.decision.HistoryEvent;
import dev.cuadra.onboarding.decision.RolloutDecision;
import dev.cuadra.onboarding.definition.Definition;
import dev.cuadra.onboarding.gate.Gate;
import dev.cuadra.onboarding.gate.TriggerFinding;
import dev.cuadra.onboarding.gate.TriggerState;
import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.pack.Packs;
import dev.cuadra.onboarding.record.Evaluation;
import dev.cuadra.onboarding.record.Evaluations;
import dev.cuadra.onboarding.record.Inputs;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Evaluates the pack of the boleta launch every hour of a year over readings that come every hour, and every day
 * from surveys and people: the rollout decision, every trigger and every gate. Prints what the year came to, and ends with 1 when it takes longer than {@code
 * CUADRA_GATES_LIMIT_MILLIS}, or when some of the evaluations differ from those that are made one by one.
 *
 * <p>Arguments: how many hours, and a seed.
 */
public final class GatesYear {
    private static final ZoneId ZONE = ZoneId.of("America/Santiago");
    private static final Instant LAUNCH = Instant.parse("2025-09-26T03:00:00Z");
    private static final List<HistoryEvent> HISTORY =
            List.of(new HistoryEvent(HistoryEvent.Kind.PHASE_STARTED, LAUNCH, "beta"));
    private static final int CHECKED = 12;

    private final Definition pack = Packs.named(Packs.BOLETA_LAUNCH, Map.of("complaintsPerWeek", "3"));
    private final List<Reading> readings = new ArrayList<>();
    private final Random random;
    private final int hours;

    private GatesYear(int hours, long seed) {
        this.hours = hours;
        this.random = new Random(seed);
        for (int hour = 0; hour < hours; hour++) {
            everyHour(hour);
            if (hour % 24 == 0) {
                everyDay(hour);
            }
        }
    }

    /** Runs it, prints what it came to and how long it took. */
    public static void main(String... arguments) {
        GatesYear year = new GatesYear(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]));
        long limit = Long.parseLong(System.getenv().getOrDefault("CUADRA_GATES_LIMIT_MILLIS", "5000"));
        boolean sound = year.run(limit);
        if (!sound) {
            System.exit(1);
        }
    }

    private boolean run(long limit) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long wall = System.nanoTime();
        long cpu = threads.getCurrentThreadUserTime();
        Map<String, Integer> found = new TreeMap<>();
        Evaluations evaluations = Evaluations.of(pack, Inputs.of(LAUNCH, ZONE, readings));
        for (int hour = 1; hour <= hours; hour++) {
            count(evaluations.at(LAUNCH.plus(Duration.ofHours(hour))), found);
        }
        long millis = (System.nanoTime() - wall) / 1_000_000;
        long user = (threads.getCurrentThreadUserTime() - cpu) / 1_000_000;
        found.forEach((what, count) -> System.out.println(what + " " + count));
        System.out.println(String.format(
                Locale.ROOT,
                "%d evaluations over %d readings in %d ms, %d ms of them on the processor",
                hours,
                readings.size(),
                millis,
                user));
        return same(evaluations) && millis <= limit;
    }

    private void count(Evaluation evaluation, Map<String, Integer> found) {
        RolloutDecision decision = evaluation.rollout("beta", HISTORY);
        found.merge("rollout " + decision.move() + " " + decision.reason(), 1, Integer::sum);
        for (TriggerFinding trigger : evaluation.triggers()) {
            if (trigger.state() == TriggerState.FIRING) {
                found.merge("firing " + trigger.trigger().id(), 1, Integer::sum);
            }
        }
        for (Gate gate : pack.gates()) {
            found.merge("gate " + evaluation.gate(gate.id()).verdict(), 1, Integer::sum);
        }
    }

    /** A few of them again, each by itself: the same bytes. */
    private boolean same(Evaluations evaluations) {
        for (int i = 0; i < CHECKED; i++) {
            Instant at = LAUNCH.plus(Duration.ofHours(1L + random.nextInt(hours)));
            String together = evaluations.at(at).rolloutRecord("beta", HISTORY).json();
            String alone = Evaluation.of(pack, Inputs.of(at, ZONE, readings))
                    .rolloutRecord("beta", HISTORY)
                    .json();
            if (!together.equals(alone)) {
                System.out.println("Not the same at " + at);
                return false;
            }
        }
        return true;
    }

    private void everyHour(int hour) {
        int calls = 200 + random.nextInt(400);
        int failed = random.nextInt(400) == 0 ? calls / 8 : random.nextInt(3);
        share(hour, "sii_error_rate_pct", failed, calls);
        share(hour, "tax_calc_accuracy_pct", 10_000 - random.nextInt(2), 10_000);
        share(hour, "uptime_pct", 3_600 - random.nextInt(2), 3_600);
        int adopted = Math.min(150, hour / 20);
        at(hour, "adoption_pct_of_eligible", new Content.Share(adopted, 180));
        at(hour, "activation_pct", new Content.Share(Math.min(170, hour / 15), 180));
        at(hour, "adopting_customers", Content.Amount.of(Integer.toString(adopted)));
        at(hour, "incremental_arr_clp_millions", Content.Amount.of(Integer.toString(hour / 15)));
        at(hour, "weekly_processing_minutes", Content.Amount.of(Integer.toString(30 + random.nextInt(40))));
        at(hour, "time_saving_pct", Content.Amount.of(Integer.toString(70 + random.nextInt(20))));
        over(hour, "sii_response_seconds", Content.Amount.of("2." + random.nextInt(10)));
        over(hour, "response_seconds", Content.Amount.of("1." + random.nextInt(10)));
        over(hour, "support_tickets_total", Content.Amount.of(Integer.toString(random.nextInt(50) / 49)));
        over(hour, "critical_support_tickets", Content.Amount.of(Integer.toString(random.nextInt(500) / 499)));
        over(hour, "tax_calc_monitor_alive", new Content.Happened());
        over(hour, "tax_reports_intake_alive", new Content.Happened());
    }

    private void everyDay(int hour) {
        at(hour, "csat_rating", new Content.Amount(new BigDecimal(4 + random.nextInt(2)), Optional.of(30L)));
        at(hour, "support_tickets_per_week", Content.Amount.of(Integer.toString(1 + random.nextInt(5))));
        at(hour, "customer_complaints_per_week", Content.Amount.of(Integer.toString(random.nextInt(5))));
        at(hour, "security_incident_contractor_data", new Content.Answer(false, Optional.empty()));
        at(hour, "sii_circuit_breaker_open", new Content.Answer(random.nextInt(50) == 0, Optional.empty()));
        if (random.nextInt(60) == 0) {
            at(hour, "tax_calc_errors_detected", Content.Amount.of("1"));
        }
    }

    private void share(int hour, String metric, long hits, long of) {
        over(hour, metric, new Content.Share(hits, of));
    }

    private void over(int hour, String metric, Content content) {
        Instant start = LAUNCH.plus(Duration.ofHours(hour));
        readings.add(Reading.over(metric + "-" + hour, metric, start, start.plus(Duration.ofHours(1)), content));
    }

    private void at(int hour, String metric, Content content) {
        Instant when = LAUNCH.plus(Duration.ofHours(hour));
        readings.add(Reading.at(metric + "-" + hour, metric, when, content));
    }
}
